package party

import (
	"github.com/dhrcoder/dhr/classify/reading"
)

// ballot is what the words around one mention say of the person.
type ballot struct{ victim, perpetrator, relative int }

func (b ballot) plus(o ballot) ballot {
	return ballot{b.victim + o.victim, b.perpetrator + o.perpetrator, b.relative + o.relative}
}

// before looks at the words in front of a name: "the death of N", "killed by her
// husband, N", "the perpetrator, N", "the man who killed her is called N".
func (f *finder) before(first, at int32) ballot {
	d := f.doc
	i := at - 1
	// step over "her former husband" and the like
	role := false
	for i >= first && isRoleWord(d.Word(i)) {
		role = role || isKin(d.Word(i))
		i--
	}
	owned := role && i+1 < at && (d.Word(i+1) == "her" || d.Word(i+1) == "his")
	if i >= first {
		switch w := d.Word(i); {
		case w == "of" && i > first && isDeath(d.Word(i-1)):
			return ballot{victim: 3}
		case w == "by" && f.killingWithin(first, i, 8):
			if role {
				f.relation.note(d, i+1, at)
			}
			return ballot{perpetrator: 3}
		case isKilling(w) && w != "found" && !f.passive(first, i):
			return ballot{victim: 3}
		case w == "convicted" || w == "arrested" || w == "charged":
			return ballot{perpetrator: 3}
		}
	}
	if owned {
		return ballot{relative: 1}
	}
	// the nearest word before the name that says who is meant
	called := false
	for i := at - 1; i >= first && at-i <= 14; i-- {
		switch w := d.Word(i); w {
		case "called", "call", "styled", "named", "as", "name", "pseudonym", "known", "is":
			called = true
		case "deceased", "victim":
			if called || f.apposed(i, at) {
				return ballot{victim: 3}
			}
			return ballot{}
		case "perpetrator", "offender", "responsible", "murderer", "killer":
			if called || f.apposed(i, at) {
				return ballot{perpetrator: 3}
			}
			return ballot{}
		case "killed", "murdered", "caused", "convicted":
			if called && i > first && d.Word(i-1) == "who" || w == "convicted" && at-i <= 5 {
				return ballot{perpetrator: 3}
			}
		case "died", "centre", "death", "killing":
			if called && (i == first || d.Word(i-1) != "her" && d.Word(i-1) != "his") {
				return ballot{victim: 3}
			}
		}
		if f.nameAt(i, at) > 0 && called {
			break
		}
	}
	return ballot{}
}

// apposed reports whether a word stands to the name as in "the victim N" or "the
// victim was N".
func (f *finder) apposed(word, name int32) bool {
	if name-word != 2 {
		return name-word == 1
	}
	switch f.doc.Word(name - 1) {
	case "was", "is", "being", "called", "named":
		return true
	}
	return false
}

// after looks at the words behind a name, over an apposition such as "aged 81" or
// "a White British woman": "N died", "N was convicted", "N's death".
func (f *finder) after(at, end int32) ballot {
	d := f.doc
	for i := at; i < end && i-at < 16; i++ {
		w := d.Word(i)
		next := ""
		if i+1 < end {
			next = d.Word(i + 1)
		}
		switch {
		case i == at && (isDeath(w) || w == "body"):
			return ballot{victim: 3}
		case i == at && d.Tokens[at-1].Marks&reading.Possessive != 0:
			return ballot{}
		case w == "died" && (i == at || d.Tokens[at].Marks&reading.AfterComma != 0 || d.Word(i-1) == "he" || d.Word(i-1) == "she"):
			return ballot{victim: 3}
		case w == "was" || w == "is" || w == "were" || w == "been":
			if b := f.verdict(i+1, end); b != (ballot{}) {
				return b
			}
		case w == "pleaded" || w == "admitted" && (next == "murder" || next == "manslaughter" || next == "killing"):
			return ballot{perpetrator: 3}
		case i == at && isKilling(w):
			return ballot{perpetrator: 3}
		case w == "killed" && i-at < 3 && d.Word(i-1) == "had":
			return ballot{perpetrator: 3}
		case i-at <= 1 && (w == "her" || w == "his") && isRoleWord(next) && i == at && d.Tokens[i].Marks&reading.AfterComma != 0:
			return ballot{relative: 1}
		case i > at && f.nameAt(i, end) > 0:
			return ballot{}
		case i-at <= 1 && (w == "victim" || w == "deceased"):
			return ballot{victim: 2}
		case i-at <= 1 && w == "perpetrator":
			return ballot{perpetrator: 2}
		case i == at && w == "guilty":
			return ballot{perpetrator: 3}
		}
	}
	return ballot{}
}

// verdict reads what stands behind "was".
func (f *finder) verdict(at, end int32) ballot {
	for i := at; i < end && i-at < 4; i++ {
		next := ""
		if i+1 < end {
			next = f.doc.Word(i + 1)
		}
		switch w := f.doc.Word(i); w {
		case "killed", "murdered", "strangled", "stabbed", "fatally", "unlawfully", "suffocated", "beaten", "shot", "attacked":
			return ballot{victim: 3}
		case "found":
			switch next {
			case "dead", "deceased", "unresponsive":
				return ballot{victim: 3}
			case "guilty":
				return ballot{perpetrator: 3}
			}
			return ballot{}
		case "pronounced", "certified":
			return ballot{victim: 3}
		case "convicted", "charged", "arrested", "sentenced", "tried":
			// who died may have been arrested too, for something else
			if f.ofKilling(i, end) {
				return ballot{perpetrator: 3}
			}
		}
	}
	return ballot{}
}

// ofKilling reports whether a word of killing stands within a few tokens behind.
func (f *finder) ofKilling(at, end int32) bool {
	for i := at + 1; i < end && i-at <= 8; i++ {
		if w := f.doc.Word(i); isDeath(w) {
			return true
		}
	}
	return false
}

// killingWithin reports whether a word of killing stands within a few tokens before.
func (f *finder) killingWithin(first, at, far int32) bool {
	for i := at - 1; i >= first && at-i <= far; i-- {
		if w := f.doc.Word(i); isKilling(w) || w == "inflicted" || w == "hands" {
			return true
		}
	}
	return false
}

// passive reports whether the verb at a token is passive: "was killed".
func (f *finder) passive(first, at int32) bool {
	for i := at - 1; i >= first && at-i <= 2; i-- {
		switch f.doc.Word(i) {
		case "was", "were", "been", "being":
			return true
		}
	}
	return false
}

// killedByRole notes the relation in "killed by her son" where no name follows, and
// in "her husband (the Perpetrator)".
func (f *finder) killedByRole(at int32, s reading.Sentence) {
	d := f.doc
	w := d.Word(at)
	if w != "her" && w != "his" {
		return
	}
	end := at + 1
	for end < s.End && end-at < 4 && isRoleWord(d.Word(end)) {
		end++
	}
	if end == at+1 {
		return
	}
	by := at > s.First && d.Word(at-1) == "by" && f.killingWithin(s.First, at-1, 12)
	called := end+1 < s.End && d.Word(end) == "the" && d.Word(end+1) == "perpetrator"
	if by || called {
		f.relation.note(d, at, end)
	}
}

func isDeath(w string) bool {
	switch w {
	case "death", "murder", "killing", "homicide", "manslaughter":
		return true
	}
	return false
}

func isKilling(w string) bool {
	switch w {
	case "killed", "murdered", "stabbed", "strangled", "shot", "suffocated", "killing", "murdering", "kill":
		return true
	}
	return false
}
