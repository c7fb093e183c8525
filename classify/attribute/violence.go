package attribute

import (
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
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
func aftermath(words []Word) bool {
	for i, w := range words {
		switch w.Text {
		case "murder", "manslaughter", "fatal", "fatally", "homicide", "killing", "post", "pathologist", "trial", "jury", "verdict", "murdered", "killed":
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
	r.each(func(z dhr.Zone) bool { return z.Codable() }, func(s Sentence, named []mentioned, last topic) {
		if aftermath(s.Words) {
			return
		}
		punished := h.sanctions.find(s.Words)
		earlier := slices.DeleteFunc(h.partners.find(s.Words), func(p hit) bool { return isMan(s.Words[p.end-1].Text) })
		for _, v := range h.violence.find(s.Words) {
			if v.value == "" || negated(s.Words, v.start) {
				continue
			}
			at := place{r, s, v.start, v.end}
			if v.value == injury {
				if w := whom(named, v.start, v.end, last); w == theVictim || w == thePerpetrator && v.weight < 0.5 {
					c.add(dhr.AttributePerpetratorViolence, towardsVictim, v.weight, at)
				}
				continue
			}
			by, on := actors(s.Words, named, v, last)
			if by == unknown && on == theVictim {
				by = thePerpetrator // nobody else is the report's matter
			}
			woman := near(earlier, v)
			if on == unknown && (woman || stranger(s.Words, v)) {
				on = third
			}
			if by == thePerpetrator {
				h.perpetrator(r, c, v, on, len(punished) > 0, woman, at)
			}
			if by == unknown && woman && len(punished) > 0 {
				by = thePerpetrator
				h.perpetrator(r, c, v, on, true, true, at)
			}
			if by == theVictim && v.value != otherOffence {
				weight := 0.3
				switch {
				case len(punished) > 0:
					weight = 1
				case on == thePerpetrator && !claims(s.Words, named):
					weight = 0.6
				}
				c.add(dhr.AttributeVictimViolence, "yes", weight, at)
			}
		}
	})
}

func (h history) perpetrator(r *Report, c *collector, v hit, on subject, punished, earlier bool, at place) {
	name := dhr.AttributePerpetratorViolence
	switch {
	case v.value == otherOffence:
		c.add(name, criminality, 1, at)
	case earlier && r.PerpetratorSex != Female:
		c.add(name, towardsWomen, 1, at)
	case earlier, on == third && punished:
		c.add(name, towardsOthers, 1, at)
	case on == third:
		c.add(name, towardsOthers, 0.7, at)
	case on == theVictim:
		c.add(name, towardsVictim, 1, at)
	case v.value == violenceInLaw && punished:
		c.add(name, towardsOthers, 1, at)
	case v.value == violenceInLaw && isPublic(at.sentence.Words[at.start].Text):
		c.add(name, towardsOthers, 0.7, at)
		c.add(name, criminality, once, at)
	case v.value == violenceByHand:
		c.add(name, towardsVictim, 0.4, at)
	}
	if punished && on != theVictim && !earlier {
		c.add(name, criminality, once, at)
	}
}

// once is what one sanction for violence adds to a record: a caution for a blow is
// violence, not criminality.
const once = 0.5

func isMan(w string) bool { return w == "boyfriend" || w == "husband" }

// near reports whether an earlier partner is named just behind a hit or shortly before.
func near(partners []hit, v hit) bool {
	for _, p := range partners {
		if p.start >= v.start-14 && p.start <= v.end+8 {
			return true
		}
	}
	return false
}

// stranger reports whether what is done is done to somebody who is nobody of the case:
// "assaulting a doorman", "harm upon a fellow worker".
func stranger(words []Word, v hit) bool {
	for i := v.end; i < min(v.end+4, len(words)); i++ {
		w := words[i]
		if w.Break || w.Comma || w.Length > 0 {
			return false
		}
		if (w.Text == "a" || w.Text == "an" || w.Text == "another" || w.Text == "two") && i+1 < len(words) && !isThing(words[i+1].Text) &&
			(i == v.end || isToward(words[i-1].Text)) {
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
func claims(words []Word, named []mentioned) bool {
	for i, w := range words {
		switch w.Text {
		case "said", "claimed", "alleged", "stated", "told", "reported", "accused", "complained":
			for j := len(named) - 1; j >= 0; j-- {
				if named[j].end <= i {
					return named[j].who == thePerpetrator
				}
			}
		}
	}
	return false
}

// actors returns who did what stands at a hit and to whom: the nearest person before it
// and the nearest one behind, the other way round in "was punched by".
func actors(words []Word, named []mentioned, v hit, topic topic) (by, on subject) {
	by, on = topic.who, unknown
	last := -1
	for i, m := range named {
		if m.end <= v.start && !m.oblique && isAgent(words, m) {
			by, last = m.who, i
		}
	}
	for _, m := range named {
		if m.at >= v.start && m.at <= v.end+6 && m.who != by {
			on = m.who
			break
		}
	}
	passive := v.value == violenceByHand && isPassive(words, v.start)
	agent := v.end < len(words) && words[v.end].Text == "by" || passive && byBehind(words, named, v.end)
	if passive && agent {
		return on, by
	}
	if passive && on == unknown {
		return unknown, by
	}
	// "held her by the hair": the object stands within
	if on == unknown {
		for _, m := range named[last+1:] {
			if m.at < v.end && m.who != by {
				on = m.who
			}
		}
	}
	return by, on
}

// byBehind reports whether "by" and a person stand a few words behind a verb: "pushed
// against the gatepost by N".
func byBehind(words []Word, named []mentioned, end int) bool {
	for _, m := range named {
		if m.at > end && m.at <= end+7 {
			return words[m.at-1].Text == "by" && m.who != third
		}
	}
	return false
}

// isPassive reports whether "was", with or without an adverb, stands before a verb.
func isPassive(words []Word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 2; i-- {
		switch w := words[i].Text; w {
		case "was", "been", "were", "being":
			return true
		default:
			if !strings.HasSuffix(w, "ly") {
				return false
			}
		}
	}
	return false
}

// isAgent reports whether a mention may do something: no "her", "him" or "Adult A's".
func isAgent(words []Word, m mentioned) bool {
	switch words[m.at].Text {
	case "her", "him", "his", "hers", "himself", "herself":
		return m.end-m.at > 1
	}
	return !words[m.end-1].Possessive && !isToward(text(words, m.at-1)) && text(words, m.at-1) != "to"
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
