package people

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// WhoseAge returns whose age stands at a place: the person named last before it; "a
// woman of 33" also by sex.
func (r *Report) WhoseAge(words []phrase.Word, named []Mention, at, end int, last Topic) Subject {
	nearest := Mention{At: -1}
	for _, m := range named {
		if m.End <= at && (!m.Oblique || m.End == at || at-m.End <= 1) && (m.Who != Third || m.End >= at-4) {
			nearest = m
		}
	}
	if nearest.At < 0 || at-nearest.End > 14 {
		for _, m := range named {
			if m.At >= end && m.At <= end+4 && (m.Who != Third || !IsSexWord(phrase.Text(words, m.At))) {
				return m.Who // "a 34 year old man, hereafter Mr T"
			}
		}
		for i := end; i < min(end+4, len(words)); i++ {
			if IsSexWord(words[i].Text) { // "a 45 year old man"
				return r.bySex(words[i].Text)
			}
		}
		if nearest.At < 0 {
			return last.Who
		}
	}
	if nearest.Who == Third && IsSexWord(phrase.Text(words, nearest.At)) {
		// "Adult A, a woman of 33"
		for i := len(named) - 1; i >= 0; i-- {
			if m := named[i]; m.End <= nearest.At && m.Who != Third && nearest.At-m.End <= 5 {
				return m.Who
			}
		}
		for _, m := range named {
			if m.At >= end && m.At <= end+8 && m.Who != Third {
				return m.Who
			}
		}
		return r.bySex(words[nearest.At].Text)
	}
	if nearest.Who == Third {
		if triedBehind(words, named, nearest.At) {
			return ThePerpetrator // "her son, then 22, was found to have killed her"
		}
		return r.spouse(words, nearest.At)
	}
	return nearest.Who
}

// spouse returns whom "her husband" or "his wife" means where the two are a couple.
func (r *Report) spouse(words []phrase.Word, at int) Subject {
	owner := ownerOf(words, at)
	if _, kind := KinOf(words[at].Text); kind != dhr.CaseIPV || owner < 0 || r.VictimSex == r.PerpetratorSex {
		return Third
	}
	if _, kind := KinOf(r.Relation); kind == dhr.CaseFamilial {
		return Third
	}
	switch pronounSex(words[owner].Text) {
	case r.VictimSex:
		return ThePerpetrator
	case r.PerpetratorSex:
		return TheVictim
	}
	return Third
}

// bySex returns whom "a man of 45" means, where the two are of different sex.
func (r *Report) bySex(w string) Subject {
	var sex Sex
	switch w {
	case "woman", "girl", "female", "mother", "lady":
		sex = Female
	case "man", "boy", "male", "father", "gentleman":
		sex = Male
	}
	switch {
	case sex == SexUnknown || r.VictimSex == r.PerpetratorSex:
		return Unknown
	case sex == r.VictimSex:
		return TheVictim
	case sex == r.PerpetratorSex:
		return ThePerpetrator
	}
	return Unknown
}

// IsSexWord reports whether a word means a person and tells their sex, such as "woman".
func IsSexWord(w string) bool {
	switch w {
	case "woman", "man", "female", "male", "girl", "boy", "mother", "father", "lady", "gentleman":
		return true
	}
	return false
}
