package people

import (
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// plain is the weight of what a report tells plainly.
const plain = 1.0

// Kinship is what a word of kinship tells that the perpetrator was to the victim.
type Kinship struct {
	Value  string       // such as "husband" or "brother-in-law"
	Kind   dhr.CaseType // the type of case that it makes
	Weight float64      // how plainly it tells; 1 stands alone
	End    int          // of its words
	Former bool         // a former partner
}

// Kinship reads the word at a place; it reports false where the word tells nothing of
// the two.
func (r *Report) Kinship(words []phrase.Word, named []Mention, at int) (Kinship, bool) {
	w := words[at]
	value, kind := KinOf(w.Text)
	if value == "" || w.Possessive {
		return Kinship{}, false
	}
	weight := r.kinWeight(words, named, at)
	if owner := ownerOf(words, at); weight == 0 && r.apposed(words, named, owner, at) {
		// "his mother, Mrs Q": he was her son
		if v, k := r.Inverse(w.Text); v != "" {
			value, kind, weight = v, k, 1.5
		}
	}
	if weight == 0 {
		return Kinship{}, false
	}
	end := at + 1
	if value == "brother" && isSpouseOf(words, at) {
		value = "brother-in-law" // "her husband's younger brother"
	}
	if phrase.Text(words, at+1) == "in" && phrase.Text(words, at+2) == "law" {
		value, end = value+"-in-law", at+3
	}
	if phrase.Text(words, at-1) == "step" {
		value = "step" + value
	}
	return Kinship{value, kind, weight, end, kind == dhr.CaseIPV && isFormer(words, at)}, true
}

// kinWeight says how plainly a word of kinship tells what the perpetrator was to the
// victim, 0 for not at all.
func (r *Report) kinWeight(words []phrase.Word, named []Mention, at int) float64 {
	owner := ownerOf(words, at)
	// a mention of the perpetrator that the word is part of, "her husband"
	for _, m := range named {
		if m.Who == ThePerpetrator && !m.Pronoun && m.At <= at && at < m.End && m.End-m.At > 1 {
			return 1
		}
	}
	if victimOwns(words, named, at) && besideName(named, at) {
		return 1.5 // "Hawa's son, Idris"
	}
	beside := beside(words, named, at, ThePerpetrator)
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
		if _, kind := KinOf(words[at].Text); kind == dhr.CaseIPV {
			return 0.15 // "her partner", whoever that is
		}
	}
	return 0
}

// beside reports whether an owned word of kinship stands beside a person's name: "her
// husband, Adult B" and "Adult B, her husband".
func beside(words []phrase.Word, named []Mention, at int, who Subject) bool {
	owner := ownerOf(words, at)
	for _, m := range named {
		if m.Who == who && !m.Pronoun && owner >= 0 && (m.At > at && m.At <= at+2 || m.End <= owner && owner-m.End <= 1 && (words[owner].Comma || words[owner].Break)) {
			return true
		}
	}
	return false
}

// victimOwns reports whether the victim's name with its 's stands before a relative, over
// an adjective.
func victimOwns(words []phrase.Word, named []Mention, at int) bool {
	for _, m := range named {
		if m.Who == TheVictim && !m.Pronoun && m.Owner && m.End <= at && at-m.End <= 2 {
			return true
		}
	}
	return false
}

// besideName reports whether the perpetrator's name follows a relative.
func besideName(named []Mention, at int) bool {
	for _, m := range named {
		if m.Who == ThePerpetrator && !m.Pronoun && m.At == at+1 {
			return true
		}
	}
	return false
}

// ofVictim reports whether her or his may mean the victim.
func (r *Report) ofVictim(words []phrase.Word, owner int) bool {
	return r.VictimSex == SexUnknown || pronounSex(words[owner].Text) == r.VictimSex
}

// called reports whether the perpetrator's name is given to a relative: "his grandson,
// referred to throughout as G", "her former partner, who is called N".
func called(words []phrase.Word, named []Mention, at int) bool {
	for _, m := range named {
		if m.Who != ThePerpetrator || m.Pronoun || m.At <= at || m.At > at+8 {
			continue
		}
		switch phrase.Text(words, m.At-1) {
		case "called", "as", "call", "named", "hereafter", "hereinafter", "is":
			return true
		}
	}
	return false
}

// triedBehind reports whether a relative of whom nothing but an age stands between is
// the one who killed: "her son, then 22, was found to have killed her".
func triedBehind(words []phrase.Word, named []Mention, at int) bool {
	for i := at + 1; i < min(at+12, len(words)); i++ {
		switch words[i].Text {
		case "killed", "murdered":
			return !phrase.Passive(words, i)
		case "convicted", "pleaded", "charged", "guilty":
			return slices.ContainsFunc(words[i:min(i+8, len(words))], func(w phrase.Word) bool { return isDeathWord(w.Text) })
		case "whose", "who", "that", "and":
			return false
		}
		for _, m := range named {
			if m.At == i && !m.Pronoun && m.Who != ThePerpetrator {
				return false
			}
		}
	}
	return false
}

// noted reports whether a relation stands in note form behind the perpetrator's name:
// "Adult B, male, 27, ex-partner, charged".
func noted(words []phrase.Word, named []Mention, at int) bool {
	first := at
	if b := phrase.Text(words, at-1); b == "ex" || b == "former" {
		first--
	}
	if first == 0 || !words[first].Comma && !words[first].Break || !phrase.Comma(words, at+1) {
		return false
	}
	for _, m := range named {
		if m.Who == ThePerpetrator && !m.Pronoun && m.End <= first && first-m.End <= 4 && (words[m.End].Comma || words[m.End].Break) {
			return true
		}
	}
	return false
}

// ofName reports whether a relation is told as in "B was the husband of A": the
// perpetrator's name before it and the victim's behind "of".
func ofName(words []phrase.Word, named []Mention, at int) bool {
	if phrase.Text(words, at+1) != "of" {
		return false
	}
	before, behind := false, false
	for _, m := range named {
		before = before || m.Who == ThePerpetrator && !m.Pronoun && m.End <= at && at-m.End <= 8 &&
			!slices.ContainsFunc(words[m.End:at], func(w phrase.Word) bool { return w.Text == "and" })
		behind = behind || m.Who == TheVictim && m.At == at+2
	}
	return before && behind
}

// apposed reports whether a word of kinship that the perpetrator owns stands just
// before or behind the victim's name.
func (r *Report) apposed(words []phrase.Word, named []Mention, owner, at int) bool {
	if owner < 0 || pronounSex(words[owner].Text) != r.PerpetratorSex || r.VictimSex == r.PerpetratorSex && !killingBefore(words, owner) {
		return false
	}
	for _, m := range named {
		if m.Who == TheVictim && !m.Pronoun && (m.At == at+1 || m.End == owner && words[owner].Comma) {
			return true
		}
	}
	return false
}

// killingBefore reports whether a word of killing stands within a few words before.
func killingBefore(words []phrase.Word, at int) bool {
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
func (r *Report) was(words []phrase.Word, named []Mention, owner int) bool {
	if b := phrase.Text(words, owner-1); b != "was" && b != "is" && b != "being" {
		return false
	}
	for _, m := range named {
		if m.End <= owner {
			return m.Who == ThePerpetrator
		}
	}
	return false
}
