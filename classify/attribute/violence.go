package attribute

import (
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// The values of the perpetrator's history of violence.
const (
	towardsVictim  = "victim"
	towardsOthers  = "others"
	towardsWomen   = "women" // earlier partners and other women
	criminality    = "criminality"
	violenceByHand = "hand"  // a blow, whoever was struck
	violenceInLaw  = "law"   // an offence by name
	otherOffence   = "crime" // an offence without violence
	injury         = "sign"  // a mark or a measure that tells of violence within the couple
)

// aftermath reports whether a sentence speaks of the killing itself or the trial.
func aftermath(words []phrase.Word) bool {
	for i, w := range words {
		switch w.Text {
		case "murder", "manslaughter", "fatal", "fatally", "homicide", "killing", "post", "pathologist", "trial", "jury", "verdict", "murdered", "killed":
			if w.Text == "post" && phrase.Text(words, i+1) != "mortem" {
				continue
			}
			return true
		case "review", "panel":
			if phrase.Text(words, i-1) == "domestic" || phrase.Text(words, i-1) == "homicide" {
				return true
			}
		}
	}
	return false
}

// history collects both people's violence before the killing.
type history struct {
	violence, sanctions, partners *phrase.Terms
}

func newHistory() history { return history{violence(), sanctions(), formerPartners()} }

func (h history) collect(r *report, c *collector) {
	r.Each(func(z dhr.Zone) bool { return z.Codable() }, func(s people.Sentence, named []people.Mention, last people.Topic) {
		if aftermath(s.Words) {
			return
		}
		punished := h.sanctions.Find(s.Words)
		earlier := slices.DeleteFunc(h.partners.Find(s.Words), func(p phrase.Hit) bool { return isMan(s.Words[p.End-1].Text) })
		for _, v := range h.violence.Find(s.Words) {
			if v.Value == "" || phrase.Negated(s.Words, v.Start) {
				continue
			}
			at := place{r, s, v.Start, v.End}
			if v.Value == injury {
				if w := people.Whom(named, v.Start, v.End, last); w == people.TheVictim || w == people.ThePerpetrator && v.Weight < 0.5 {
					c.add(dhr.AttributePerpetratorViolence, towardsVictim, v.Weight, at)
				}
				continue
			}
			by, on := actors(s.Words, named, v, last)
			if by == people.Unknown && on == people.TheVictim {
				by = people.ThePerpetrator // nobody else is the report's matter
			}
			woman := near(earlier, v)
			if on == people.Unknown && (woman || stranger(s.Words, v)) {
				on = people.Third
			}
			if by == people.ThePerpetrator {
				h.perpetrator(r, c, v, on, len(punished) > 0, woman, at)
			}
			if by == people.Unknown && woman && len(punished) > 0 {
				by = people.ThePerpetrator
				h.perpetrator(r, c, v, on, true, true, at)
			}
			if by == people.TheVictim && v.Value != otherOffence {
				weight := 0.3
				switch {
				case len(punished) > 0:
					weight = 1
				case on == people.ThePerpetrator && !claims(s.Words, named):
					weight = 0.6
				}
				c.add(dhr.AttributeVictimViolence, "yes", weight, at)
			}
		}
	})
}

func (h history) perpetrator(r *report, c *collector, v phrase.Hit, on people.Subject, punished, earlier bool, at place) {
	name := dhr.AttributePerpetratorViolence
	switch {
	case v.Value == otherOffence:
		c.add(name, criminality, 1, at)
	case earlier && r.PerpetratorSex != people.Female:
		c.add(name, towardsWomen, 1, at)
	case earlier, on == people.Third && punished:
		c.add(name, towardsOthers, 1, at)
	case on == people.Third:
		c.add(name, towardsOthers, 0.7, at)
	case on == people.TheVictim:
		c.add(name, towardsVictim, 1, at)
	case v.Value == violenceInLaw && punished:
		c.add(name, towardsOthers, 1, at)
	case v.Value == violenceInLaw && isPublic(at.sentence.Words[at.start].Text):
		c.add(name, towardsOthers, 0.7, at)
		c.add(name, criminality, once, at)
	case v.Value == violenceByHand:
		c.add(name, towardsVictim, 0.4, at)
	}
	if punished && on != people.TheVictim && !earlier {
		c.add(name, criminality, once, at)
	}
}

// once is what one sanction for violence adds to a record: a caution for a blow is
// violence, not criminality.
const once = 0.5

func isMan(w string) bool { return w == "boyfriend" || w == "husband" }

// near reports whether an earlier partner is named just behind a hit or shortly before.
func near(partners []phrase.Hit, v phrase.Hit) bool {
	for _, p := range partners {
		if p.Start >= v.Start-14 && p.Start <= v.End+8 {
			return true
		}
	}
	return false
}

// stranger reports whether what is done is done to somebody who is nobody of the case:
// "assaulting a doorman", "harm upon a fellow worker".
func stranger(words []phrase.Word, v phrase.Hit) bool {
	for i := v.End; i < min(v.End+4, len(words)); i++ {
		w := words[i]
		if w.Break || w.Comma || w.Length > 0 {
			return false
		}
		if (w.Text == "a" || w.Text == "an" || w.Text == "another" || w.Text == "two") && i+1 < len(words) && !isThing(words[i+1].Text) &&
			(i == v.End || isToward(words[i-1].Text)) {
			return true
		}
	}
	return false
}

func isToward(w string) bool { return w == "on" || w == "upon" || w == "against" || w == "of" }

// isThing leaves out what is no person: "threw a plate", "pushed against a door".
func isThing(w string) bool {
	switch w {
	case "plate", "door", "wall", "cup", "phone", "chair", "table", "bottle", "knife", "window", "glass", "number", "series", "lift", "car", "date", "previous", "single":
		return true
	}
	return false
}

// claims reports whether the perpetrator is the one who says so: a counter-allegation
// is no history.
func claims(words []phrase.Word, named []people.Mention) bool {
	for i, w := range words {
		switch w.Text {
		case "said", "claimed", "alleged", "stated", "told", "reported", "accused", "complained":
			for j := len(named) - 1; j >= 0; j-- {
				if named[j].End <= i {
					return named[j].Who == people.ThePerpetrator
				}
			}
		}
	}
	return false
}

// actors returns who did what stands at a hit and to whom: the nearest person before it
// and the nearest one behind, the other way round in "was punched by".
func actors(words []phrase.Word, named []people.Mention, v phrase.Hit, topic people.Topic) (by, on people.Subject) {
	by, on = topic.Who, people.Unknown
	last := -1
	for i, m := range named {
		if m.End <= v.Start && !m.Oblique && isAgent(words, m) {
			by, last = m.Who, i
		}
	}
	for _, m := range named {
		if m.At >= v.Start && m.At <= v.End+6 && m.Who != by {
			on = m.Who
			break
		}
	}
	passive := v.Value == violenceByHand && phrase.Passive(words, v.Start)
	agent := v.End < len(words) && words[v.End].Text == "by" || passive && byBehind(words, named, v.End)
	if passive && agent {
		return on, by
	}
	if passive && on == people.Unknown {
		return people.Unknown, by
	}
	// "held her by the hair": the object stands within
	if on == people.Unknown {
		for _, m := range named[last+1:] {
			if m.At < v.End && m.Who != by {
				on = m.Who
			}
		}
	}
	return by, on
}

// byBehind reports whether "by" and a person stand a few words behind a verb: "pushed
// against the gatepost by N".
func byBehind(words []phrase.Word, named []people.Mention, end int) bool {
	for _, m := range named {
		if m.At > end && m.At <= end+7 {
			return words[m.At-1].Text == "by" && m.Who != people.Third
		}
	}
	return false
}

// isAgent reports whether a mention may do something: no "her", "him" or "Adult A's".
func isAgent(words []phrase.Word, m people.Mention) bool {
	switch words[m.At].Text {
	case "her", "him", "his", "hers", "himself", "herself":
		return m.End-m.At > 1
	}
	return !words[m.End-1].Possessive && !isToward(phrase.Text(words, m.At-1)) && phrase.Text(words, m.At-1) != "to"
}

// violenceOf returns what stands of the perpetrator's history.
func violenceOf(c *collector) []string {
	var all []string
	for _, v := range dhr.AttributePerpetratorViolence.Values() {
		least := plain
		if v == towardsOthers {
			least = passing
		}
		if v == towardsVictim {
			least = hinted // nearly every case has it
		}
		if c.sum(dhr.AttributePerpetratorViolence, v) >= least {
			all = append(all, v)
		}
	}
	return all
}

// isPublic reports whether an offence is one that is hardly ever done to a partner.
func isPublic(offence string) bool {
	return offence == "robbery" || offence == "affray" || offence == "wounding"
}
