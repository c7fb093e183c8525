package attribute

import (
	"slices"

	"github.com/dhrcoder/dhr"
)

// relationship collects what the perpetrator was to the victim: what classify found
// where the report introduces them, and every "her former husband" that is or stands
// beside the perpetrator.
func (r *Report) relationship(c *collector) {
	r.each(factual, func(s Sentence, named []mentioned, _ topic) {
		for at, w := range s.Words {
			value, kind := kinOf(w.Text)
			if value == "" || w.Possessive {
				continue
			}
			weight := r.kinWeight(s.Words, named, at)
			if owner := ownerOf(s.Words, at); weight == 0 && r.apposed(s.Words, named, owner, at) {
				// "his mother, Mrs Q": he was her son
				if v, k := r.inverse(w.Text); v != "" {
					value, kind, weight = v, k, 1.5
				}
			}
			if weight == 0 {
				continue
			}
			if r.Passages[s.Passage].Ordinal > openingPassages {
				weight /= 3
			}
			end := at + 1
			if value == "brother" && isSpouseOf(s.Words, at) {
				value = "brother-in-law" // "her husband's younger brother"
			}
			if text(s.Words, at+1) == "in" && text(s.Words, at+2) == "law" {
				value, end = value+"-in-law", at+3
			}
			if text(s.Words, at-1) == "step" {
				value = "step" + value
			}
			here := place{r, s, at, end}
			c.add(relationWord, value, weight, here)
			c.add(dhr.AttributeType, string(kind), weight, here)
			if kind == dhr.CaseIPV {
				former := isFormer(s.Words, at)
				if former {
					c.add(formerly, "former", weight, here)
				}
				if weight >= plain && c.sum(introduced, "former")+c.sum(introduced, "current") == 0 {
					c.add(introduced, map[bool]string{true: "former", false: "current"}[former], 1, here)
				}
			}
		}
		r.parting(c, s)
	})
}

// Attributes for the collector's own use: they are no proposals.
const (
	relationWord dhr.AttributeName = "relation word"
	formerly     dhr.AttributeName = "formerly"
	introduced   dhr.AttributeName = "introduced"       // as a former or a present partner, where first named so
	couple       dhr.AttributeName = "couple"           // signs that tell of a couple without a word for it
	elsewhere    dhr.AttributeName = "method elsewhere" // words of a method, away from the death
)

// kinWeight says how plainly a word of kinship tells what the perpetrator was to the
// victim, 0 for not at all.
func (r *Report) kinWeight(words []Word, named []mentioned, at int) float64 {
	owner := ownerOf(words, at)
	// a mention of the perpetrator that the word is part of, "her husband"
	for _, m := range named {
		if m.who == thePerpetrator && !m.pronoun && m.at <= at && at < m.end && m.end-m.at > 1 {
			return 1
		}
	}
	if victimOwns(words, named, at) && besideName(named, at) {
		return 1.5 // "Hawa's son, Idris"
	}
	beside := beside(words, named, at, thePerpetrator)
	killedBy := owner > 0 && words[owner-1].Text == "by" && killingBefore(words, owner-1)
	switch {
	case owner >= 0 && beside && killedBy:
		return 4
	case owner >= 0 && beside:
		return 1.5
	case killedBy:
		return 3
	case owner >= 0 && r.was(words, named, owner):
		return 3
	case owner >= 0 && r.ofVictim(words, owner) && (called(words, named, at) || triedBehind(words, named, at)):
		return 3
	case owner < 0 && (noted(words, named, at) || ofName(words, named, at)):
		return 1.5
	case owner >= 0 && owner+1 == at && r.VictimSex != r.PerpetratorSex && pronounSex(words[owner].Text) == r.VictimSex:
		if _, kind := kinOf(words[at].Text); kind == dhr.CaseIPV {
			return 0.15 // "her partner", whoever that is
		}
	}
	return 0
}

// beside reports whether an owned word of kinship stands beside a person's name: "her
// husband, Adult B" and "Adult B, her husband".
func beside(words []Word, named []mentioned, at int, who subject) bool {
	owner := ownerOf(words, at)
	for _, m := range named {
		if m.who == who && !m.pronoun && owner >= 0 && (m.at > at && m.at <= at+2 || m.end <= owner && owner-m.end <= 1 && (words[owner].Comma || words[owner].Break)) {
			return true
		}
	}
	return false
}

// victimOwns reports whether the victim's name with its 's stands before a relative, over
// an adjective.
func victimOwns(words []Word, named []mentioned, at int) bool {
	for _, m := range named {
		if m.who == theVictim && !m.pronoun && m.owner && m.end <= at && at-m.end <= 2 {
			return true
		}
	}
	return false
}

// besideName reports whether the perpetrator's name follows a relative.
func besideName(named []mentioned, at int) bool {
	for _, m := range named {
		if m.who == thePerpetrator && !m.pronoun && m.at == at+1 {
			return true
		}
	}
	return false
}

// ofVictim reports whether her or his may mean the victim.
func (r *Report) ofVictim(words []Word, owner int) bool {
	return r.VictimSex == SexUnknown || pronounSex(words[owner].Text) == r.VictimSex
}

// called reports whether the perpetrator's name is given to a relative: "his grandson,
// referred to throughout as G", "her former partner, who is called N".
func called(words []Word, named []mentioned, at int) bool {
	for _, m := range named {
		if m.who != thePerpetrator || m.pronoun || m.at <= at || m.at > at+8 {
			continue
		}
		switch text(words, m.at-1) {
		case "called", "as", "call", "named", "hereafter", "hereinafter", "is":
			return true
		}
	}
	return false
}

// triedBehind reports whether a relative of whom nothing but an age stands between is
// the one who killed: "her son, then 22, was found to have killed her".
func triedBehind(words []Word, named []mentioned, at int) bool {
	for i := at + 1; i < min(at+12, len(words)); i++ {
		switch words[i].Text {
		case "killed", "murdered":
			return !isPassive(words, i)
		case "convicted", "pleaded", "charged", "guilty":
			return slices.ContainsFunc(words[i:min(i+8, len(words))], func(w Word) bool { return isDeathWord(w.Text) })
		case "whose", "who", "that", "and":
			return false
		}
		for _, m := range named {
			if m.at == i && !m.pronoun && m.who != thePerpetrator {
				return false
			}
		}
	}
	return false
}

// noted reports whether a relation stands in note form behind the perpetrator's name:
// "Adult B, male, 27, ex-partner, charged".
func noted(words []Word, named []mentioned, at int) bool {
	first := at
	if b := text(words, at-1); b == "ex" || b == "former" {
		first--
	}
	if first == 0 || !words[first].Comma && !words[first].Break || !comma(words, at+1) {
		return false
	}
	for _, m := range named {
		if m.who == thePerpetrator && !m.pronoun && m.end <= first && first-m.end <= 4 && (words[m.end].Comma || words[m.end].Break) {
			return true
		}
	}
	return false
}

// ofName reports whether a relation is told as in "B was the husband of A": the
// perpetrator's name before it and the victim's behind "of".
func ofName(words []Word, named []mentioned, at int) bool {
	if text(words, at+1) != "of" {
		return false
	}
	before, behind := false, false
	for _, m := range named {
		before = before || m.who == thePerpetrator && !m.pronoun && m.end <= at && at-m.end <= 8 &&
			!slices.ContainsFunc(words[m.end:at], func(w Word) bool { return w.Text == "and" })
		behind = behind || m.who == theVictim && m.at == at+2
	}
	return before && behind
}

// apposed reports whether a word of kinship that the perpetrator owns stands just
// before or behind the victim's name.
func (r *Report) apposed(words []Word, named []mentioned, owner, at int) bool {
	if owner < 0 || pronounSex(words[owner].Text) != r.PerpetratorSex || r.VictimSex == r.PerpetratorSex && !killingBefore(words, owner) {
		return false
	}
	for _, m := range named {
		if m.who == theVictim && !m.pronoun && (m.at == at+1 || m.end == owner && words[owner].Comma) {
			return true
		}
	}
	return false
}

// killingBefore reports whether a word of killing stands within a few words before.
func killingBefore(words []Word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 10; i-- {
		switch words[i].Text {
		case "killed", "murdered", "stabbed", "strangled", "suffocated", "shot", "beaten", "inflicted", "caused", "attacked", "hands", "murder", "killing":
			return true
		}
	}
	return false
}

// was reports whether "the perpetrator was" stands before the owner of a relation:
// "Balbir, who was 63, was her stepson".
func (r *Report) was(words []Word, named []mentioned, owner int) bool {
	if b := text(words, owner-1); b != "was" && b != "is" && b != "being" {
		return false
	}
	for _, m := range named {
		if m.end <= owner {
			return m.who == thePerpetrator
		}
	}
	return false
}

// relationshipOf returns what the perpetrator was to the victim, if the report tells.
func relationshipOf(c *collector, r []Report) (string, bool) {
	value, found := c.best(relationWord, 1)
	if !found {
		for i := range r {
			if v, _ := kinOf(r[i].Relation); v != "" {
				value, found = v, true
				break
			}
		}
	}
	if found {
		for i := range r {
			value = r[i].ofSex(value)
		}
	}
	if !found && c.sum(couple, "couple") >= 0.5 {
		value, found = "partner", true
		if c.sum(couple, "married") >= marriedSigns {
			for i := range r {
				if v, _ := r[i].inverse("wife"); v != "" {
					value = v
					break
				}
			}
		}
	}
	switch former, parted := c.sum(formerly, "former"), c.sum(formerly, "ex"); value {
	case "husband", "wife": // separated is still married
		if former >= 2 && former*2 >= c.sum(relationWord, value) || c.sum(introduced, "former") > 0 {
			value = "ex-" + value
		}
	case "partner", "boyfriend", "girlfriend":
		if former >= 2 || c.sum(introduced, "former") > 0 || former*2+parted >= 2 && former*2+parted >= c.sum(relationWord, value)/2 {
			value = "ex-" + value
		}
	}
	return value, found
}
