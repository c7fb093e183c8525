package attribute

import "github.com/dhrcoder/dhr"

// The values of the perpetrator's history of violence.
const (
	towardsVictim  = "victim"
	towardsOthers  = "others"
	towardsWomen   = "women" // earlier partners and other women
	criminality    = "criminality"
	violenceByHand = "hand"  // a blow, whoever was struck
	violenceInLaw  = "law"   // an offence by name
	otherOffence   = "crime" // an offence without violence
)

func violence() *terms {
	return newTerms(
		group{violenceByHand, 1, []string{"punch*", "kick*", "slapp*", "slapped", "struck", "hit", "hits", "hitting", "headbutt*", "head butted", "butted", "strangl*", "throttl*",
			"choked", "choking", "pushed her|him|adult", "pushed", "shoved", "dragged|drag", "bit", "bitten", "burned", "burnt", "scalded", "stabbed", "beat", "beaten", "beating",
			"assaulted", "assaults", "assault", "assaulting", "attacked", "attack", "grabbed", "gripped her|his|adult", "threw .. at", "threw a|an", "thrown", "held a knife|blade", "held .. by the hair|throat|neck|arm", "took|taken hold of",
			"hands around|round her|his", "pinned", "threaten* to kill|burn|stab|hurt|harm", "threats to kill", "broke|broken|breaking|fractur* her|his", "bruis*", "black eye", "split lip", "violent", "violence", "spat", "raped", "rape", "sexual* assault*",
			"smack*", "lashed", "thumped", "shook", "knocked", "put .. in hospital", "twisted her|his"}},
		group{violenceInLaw, 1, []string{"bodily harm", "battery", "wounding", "affray", "robbery", "common assault", "gbh", "abh", "violent disorder", "possession of a|an knife|blade|offensive|weapon|firearm",
			"offensive weapon", "bladed article", "offences of violence|against", "violent offen*", "arson", "kidnap*", "false imprisonment", "harassment", "public order"}},
		group{otherOffence, 1, []string{"burglary", "theft", "shoplifting", "criminal damage", "drink driving", "drunk driving", "possession of|with cannabis|cocaine|heroin|drugs|intent|class", "supply of|drugs|cannabis|heroin", "fraud", "handling stolen",
			"driving while|whilst|offences", "previous convictions", "convictions for", "offending history", "criminal record", "antecedents"}},
		group{"", 0, []string{"domestic violence", "domestic abuse", "definition of", "heart attack", "panic attack*", "risk of violence", "violence against women", "violence adviser|adviser's|advisor*|unit|service*|forum|crime", "violence act",
			"drug abuse", "alcohol abuse", "homicide", "burned out", "struck by|him|her|the", "hit by", "attack on"}},
	)
}

// sanctions are the words of the courts and the police.
func sanctions() *terms {
	return newTerms(group{"", 1, []string{"convicted", "conviction*", "cautioned", "caution", "cautions", "sentenced", "pleaded guilty", "imprisonment", "community order", "custody", "served _ months|years", "prison"}})
}

// formerPartners are the words for earlier partners.
func formerPartners() *terms {
	return newTerms(group{"", 1, []string{"former|previous|ex|earlier|first|then|last|other|another partner|partners|wife|girlfriend|girlfriends|spouse", "ex wife", "ex partner*", "ex girlfriend*",
		"a|his girlfriend", "woman he|with|who|whom", "previous relationship*", "third|second woman", "mother of his", "a former|previous woman", "former|previous relationship*", "his first wife", "women"}})
}

// aftermath reports whether a sentence speaks of the killing itself or the trial.
func aftermath(words []Word) bool {
	for i, w := range words {
		switch w.Text {
		case "murder", "manslaughter", "fatal", "fatally", "homicide", "died", "killing", "post", "pathologist", "trial", "jury", "verdict", "murdered", "killed":
			if w.Text == "post" && text(words, i+1) != "mortem" {
				continue
			}
			return true
		case "review", "panel":
			if text(words, i-1) == "domestic" || text(words, i-1) == "homicide" {
				return true
			}
		}
	}
	return false
}

// history collects both people's violence before the killing.
type history struct {
	violence, sanctions, partners *terms
}

func newHistory() history { return history{violence(), sanctions(), formerPartners()} }

func (h history) collect(r *Report, c *collector) {
	r.each(func(z dhr.Zone) bool { return z.Codable() }, func(s Sentence, named []mentioned, topic subject) {
		if aftermath(s.Words) {
			return
		}
		punished := h.sanctions.find(s.Words)
		earlier := h.partners.find(s.Words)
		for _, v := range h.violence.find(s.Words) {
			if v.value == "" || negated(s.Words, v.start) {
				continue
			}
			at := place{r, s, v.start, v.end}
			by, on := actors(s.Words, named, v, topic)
			if by == thePerpetrator {
				h.perpetrator(r, c, v, on, len(punished) > 0, len(earlier) > 0, at)
			}
			if by == theVictim && v.value != otherOffence {
				weight := 0.4
				if len(punished) > 0 {
					weight = 1
				}
				if on == thePerpetrator {
					weight += 0.2
				}
				c.add(dhr.AttributeVictimViolence, "yes", weight, at)
			}
		}
	})
}

func (h history) perpetrator(r *Report, c *collector, v hit, on subject, punished, earlier bool, at place) {
	name := dhr.AttributePerpetratorViolence
	woman := earlier && r.PerpetratorSex != Female
	switch {
	case v.value == otherOffence:
		c.add(name, criminality, 1, at)
	case woman:
		c.add(name, towardsWomen, 1, at)
	case on == theVictim:
		c.add(name, towardsVictim, 1, at)
	case on == third || earlier:
		c.add(name, towardsOthers, 0.7, at)
	case v.value == violenceByHand:
		c.add(name, towardsVictim, 0.4, at)
	}
	if punished && on != theVictim && !woman {
		c.add(name, criminality, 1, at)
		c.add(name, towardsOthers, 0.6, at)
	}
}

// actors returns who did what stands at a hit and to whom: the nearest person before it
// and the nearest one behind, the other way round in "was punched by".
func actors(words []Word, named []mentioned, v hit, topic subject) (by, on subject) {
	by, on = topic, unknown
	last := -1
	for i, m := range named {
		if m.end <= v.start {
			by, last = m.who, i
		}
	}
	for _, m := range named {
		if m.at >= v.start && m.at <= v.end+6 && m.who != by {
			on = m.who
			break
		}
	}
	passive := false
	for i := v.start - 1; i >= 0 && v.start-i <= 3; i-- {
		switch words[i].Text {
		case "was", "been", "were", "being":
			passive = true
		}
	}
	agent := v.end < len(words) && words[v.end].Text == "by"
	if passive && agent {
		return on, by
	}
	if passive && on == unknown {
		return unknown, by
	}
	// "his assault on her", "her bruises"
	if on == unknown && last > 0 && named[last].who != by {
		on = named[last].who
	}
	return by, on
}

// violenceOf returns what stands of the perpetrator's history.
func violenceOf(c *collector) []string {
	var all []string
	for _, v := range dhr.AttributePerpetratorViolence.Values() {
		least := float64(plain)
		if c.sum(dhr.AttributePerpetratorViolence, v) >= least {
			all = append(all, v)
		}
	}
	return all
}
