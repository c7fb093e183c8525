package attribute

import "github.com/dhrcoder/dhr"

// isDesignated reports whether a mention of a party ends just before a word.
func isDesignated(words []Word, at int) bool {
	for i := max(0, at-3); i < at; i++ {
		if words[i].Length > 0 && i+words[i].Length == at {
			return true
		}
	}
	return false
}

// ageOf returns whose age stands at a place: the person named last before it; "a
// woman of 33" also by sex.
func (r *Report) ageOf(words []Word, named []mentioned, at, end int, last topic) subject {
	nearest := mentioned{at: -1}
	for _, m := range named {
		if m.end <= at && (!m.oblique || m.end == at || at-m.end <= 1) && (m.who != third || m.end >= at-4) {
			nearest = m
		}
	}
	if nearest.at < 0 || at-nearest.end > 14 {
		for _, m := range named {
			if m.at >= end && m.at <= end+4 && (m.who != third || !isSexWord(text(words, m.at))) {
				return m.who // "a 34 year old man, hereafter Mr T"
			}
		}
		for i := end; i < min(end+4, len(words)); i++ {
			if isSexWord(words[i].Text) { // "a 45 year old man"
				return r.bySex(words[i].Text)
			}
		}
		if nearest.at < 0 {
			return last.who
		}
	}
	if nearest.who == third && isSexWord(text(words, nearest.at)) {
		// "Adult A, a woman of 33"
		for i := len(named) - 1; i >= 0; i-- {
			if m := named[i]; m.end <= nearest.at && m.who != third && nearest.at-m.end <= 5 {
				return m.who
			}
		}
		for _, m := range named {
			if m.at >= end && m.at <= end+8 && m.who != third {
				return m.who
			}
		}
		return r.bySex(words[nearest.at].Text)
	}
	if nearest.who == third {
		if triedBehind(words, named, nearest.at) {
			return thePerpetrator // "her son, then 22, was found to have killed her"
		}
		return r.spouse(words, nearest.at)
	}
	return nearest.who
}

// spouse returns whom "her husband" or "his wife" means where the two are a couple.
func (r *Report) spouse(words []Word, at int) subject {
	owner := ownerOf(words, at)
	if _, kind := kinOf(words[at].Text); kind != dhr.CaseIPV || owner < 0 || r.VictimSex == r.PerpetratorSex {
		return third
	}
	if _, kind := kinOf(r.Relation); kind == dhr.CaseFamilial {
		return third
	}
	switch pronounSex(words[owner].Text) {
	case r.VictimSex:
		return thePerpetrator
	case r.PerpetratorSex:
		return theVictim
	}
	return third
}

// bySex returns whom "a man of 45" means, where the two are of different sex.
func (r *Report) bySex(w string) subject {
	var sex Sex
	switch w {
	case "woman", "girl", "female", "mother", "lady":
		sex = Female
	case "man", "boy", "male", "father", "gentleman":
		sex = Male
	}
	switch {
	case sex == SexUnknown || r.VictimSex == r.PerpetratorSex:
		return unknown
	case sex == r.VictimSex:
		return theVictim
	case sex == r.PerpetratorSex:
		return thePerpetrator
	}
	return unknown
}
