package people

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// KinOf says which words for the perpetrator tell the relationship, and of which type
// the case then is.
func KinOf(w string) (value string, kind dhr.CaseType) {
	switch w {
	case "husband", "wife", "partner", "boyfriend", "girlfriend":
		return w, dhr.CaseIPV
	case "cohabitee", "cohabitant", "spouse", "fiance", "fiancé", "fiancee", "fiancée", "lover":
		return "partner", dhr.CaseIPV
	case "son", "daughter", "stepson", "stepdaughter", "father", "mother", "stepfather", "stepmother", "brother", "sister",
		"grandson", "granddaughter", "grandfather", "grandmother", "nephew", "niece", "uncle", "aunt", "cousin":
		return w, dhr.CaseFamilial
	case "brothers", "sisters", "half", "stepbrother", "stepsister", "relative":
		return "other relative", dhr.CaseFamilial
	}
	return "", dhr.CaseUnstated
}

// Inverse returns what the perpetrator was to a victim who was that to them.
func (r *Report) Inverse(w string) (string, dhr.CaseType) {
	pick := func(female, male string) string {
		switch r.PerpetratorSex {
		case Female:
			return female
		case Male:
			return male
		}
		return ""
	}
	switch w {
	case "mother", "father":
		return pick("daughter", "son"), dhr.CaseFamilial
	case "stepmother", "stepfather":
		return pick("stepdaughter", "stepson"), dhr.CaseFamilial
	case "son", "daughter":
		return pick("mother", "father"), dhr.CaseFamilial
	case "brother", "sister":
		return pick("sister", "brother"), dhr.CaseFamilial
	case "grandmother", "grandfather":
		return pick("granddaughter", "grandson"), dhr.CaseFamilial
	case "aunt", "uncle":
		return pick("niece", "nephew"), dhr.CaseFamilial
	case "wife", "husband":
		return pick("wife", "husband"), dhr.CaseIPV
	case "girlfriend", "boyfriend":
		return pick("girlfriend", "boyfriend"), dhr.CaseIPV
	case "partner":
		return "partner", dhr.CaseIPV
	}
	return "", dhr.CaseUnstated
}

// OfSex returns what a perpetrator of the known sex was: where a report shows them with
// "his wife", he was the husband.
func (r *Report) OfSex(value string) string {
	if r.PerpetratorSex == r.VictimSex {
		return value
	}
	switch value {
	case "husband", "wife", "boyfriend", "girlfriend":
		if v, _ := r.Inverse(value); v != "" {
			return v
		}
	}
	return value
}

// ownerOf returns the place of her or his in "her former husband", -1 without one.
func ownerOf(words []phrase.Word, at int) int {
	for i := at - 1; i >= 0 && at-i <= 4; i-- {
		switch words[i].Text {
		case "her", "his":
			return i
		case "former", "ex", "estranged", "then", "separated", "divorced", "adult", "step", "long", "term", "eldest", "only", "younger", "elder", "elderly", "own", "maternal", "paternal":
		default:
			return -1
		}
	}
	return -1
}

func isFormer(words []phrase.Word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 3; i-- {
		switch words[i].Text {
		case "former", "ex", "divorced":
			return true
		}
	}
	return false
}

// isSpouseOf reports whether "husband's" or "wife's" stands before a relative, over an
// adjective.
func isSpouseOf(words []phrase.Word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 2; i-- {
		if _, kind := KinOf(words[i].Text); kind == dhr.CaseIPV && words[i].Possessive {
			return true
		}
	}
	return false
}

// IsKin reports whether a word tells a relationship, see KinOf.
func IsKin(w string) bool {
	_, kind := KinOf(w)
	return kind != dhr.CaseUnstated
}
