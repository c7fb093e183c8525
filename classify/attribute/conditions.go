package attribute

import "github.com/dhrcoder/dhr"

// How much has to speak for one condition beside another.
const (
	besides  = 2.0 // for low mood beside a depression
	outweigh = 3.0 // how many times more for a victim's low mood than for her depression, to stand for it
)

// conditionsOf returns what stands of a person's conditions: low mood and the
// unspecified only where nothing more definite is said.
func conditionsOf(c *collector, name dhr.AttributeName) []string {
	keep := map[string]bool{}
	for _, v := range c.values(name, plain) {
		keep[v] = true
	}
	// medicine for depression with signs of it is taken for depression, unless the
	// report itself speaks of low mood or anxiety
	if c.sum(name, "depression") >= plain/2.0 && keep[lowMood] && !c.said(name, lowMood) {
		keep["depression"] = true
	}
	// a word in passing is enough for what the reports' coders found most often: low
	// mood of the victim, depression of the perpetrator
	if name == dhr.AttributePerpetratorHealth {
		keep["depression"] = keep["depression"] || c.sum(name, "depression") >= passing
	}
	if name == dhr.AttributeVictimHealth {
		keep[lowMood] = c.sum(name, lowMood) >= passing
		keep["PTSD"] = c.sum(name, "PTSD") >= passing
	}
	if keep["depression"] {
		keep[lowMood] = c.sum(name, lowMood) >= besides
		if name == dhr.AttributeVictimHealth && c.sum(name, lowMood) > outweigh*c.sum(name, "depression") {
			keep["depression"], keep[lowMood] = false, true
		}
	}
	withPsychosis(c, name, keep)
	// a victim's harm to herself comes with low mood, where no illness is named
	harm := 0
	for _, v := range []string{"self-harm", "suicidal thoughts", "suicide attempt"} {
		if keep[v] {
			harm++
		}
	}
	switch n := count(keep); {
	case harm > 0 && n == harm && name == dhr.AttributeVictimHealth:
		keep[lowMood] = true
	case keep[dhr.HealthNotSpecified] && n > harm+1:
		keep[dhr.HealthNotSpecified] = false
	}
	if count(keep) == 0 {
		keep["depression"] = c.sum(name, "depression") >= passing
	}
	var all []string
	for _, v := range name.Values() {
		if keep[v] {
			all = append(all, v)
		}
	}
	return all
}

// withPsychosis settles what stands beside a psychosis, and whose it is: "the delusion
// about his grandfather" is his, and what is said of it is seldom true of both.
func withPsychosis(c *collector, name dhr.AttributeName, keep map[string]bool) {
	if keep["psychosis"] || keep["schizophrenia"] {
		// it comes with suspicions and low spirits of its own
		keep["paranoia"] = keep["paranoia"] || c.sum(name, "paranoia") >= hinted
		for _, v := range []string{"depression", lowMood} {
			keep[v] = keep[v] && c.sum(name, v) > plain
		}
	}
	if keep["paranoia"] && !keep["schizophrenia"] && !c.said(name, "psychosis") {
		keep["psychosis"] = false
	}
	for _, v := range []string{"psychosis", "schizophrenia", "paranoia", "bipolar"} {
		victims, others := c.sum(dhr.AttributeVictimHealth, v), c.sum(dhr.AttributePerpetratorHealth, v)
		if name == dhr.AttributeVictimHealth && others >= victims || name == dhr.AttributePerpetratorHealth && victims > others {
			keep[v] = false
		}
	}
}

func count(keep map[string]bool) int {
	n := 0
	for _, kept := range keep {
		if kept {
			n++
		}
	}
	return n
}
