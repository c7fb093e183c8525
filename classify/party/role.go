package party

import (
	"github.com/dhrcoder/dhr/classify/reading"
)

// relation is what the perpetrator was to the victim, as in "killed by her son".
type relation struct {
	words         []string // "son", "ex partner"; empty when not said
	sexOfVictim   Sex      // by her or his
	sexOfRelative Sex
}

// note reads a relation from the tokens of "her former husband".
func (r *relation) note(d *reading.Document, from, to int32) {
	if len(r.words) > 0 {
		return
	}
	for i := from; i < to; i++ {
		switch w := d.Word(i); w {
		case "her":
			r.sexOfVictim = Female
		case "his":
			r.sexOfVictim = Male
		case "former", "ex", "estranged", "then", "adult", "own", "long", "term", "the", "a":
		default:
			if isKin(w) {
				r.words = append(r.words, w)
				r.sexOfRelative = sexOf(w)
			}
		}
	}
	if r.sexOfVictim == SexUnknown {
		r.words = nil
	}
}

// likely is how much a name beside "her partner" and the like weighs: mothers, fathers
// and sisters are named as family far more often than as who killed.
func (r relation) likely() int {
	if n := len(r.words); n > 0 {
		switch r.words[n-1] {
		case "mother", "father", "sister", "daughter", "aunt", "uncle", "grandmother", "grandfather":
			return 3
		}
	}
	return 10
}

// isRoleWord reports whether a word may stand in "her estranged husband".
func isRoleWord(w string) bool {
	switch w {
	case "her", "his", "former", "ex", "estranged", "then", "adult", "own", "long", "term", "partner", "spouse", "cohabitee":
		return true
	}
	return isKin(w)
}

// isKin reports whether a word says what one person is to another.
func isKin(w string) bool {
	return w == "partner" || w == "spouse" || w == "cohabitee" || opposite(w, Female) != ""
}

// sexOf returns the sex that a word of kinship or address tells.
func sexOf(w string) Sex {
	switch w {
	case "husband", "son", "father", "brother", "boyfriend", "stepson", "stepfather", "grandson", "nephew", "uncle", "man", "male", "mr", "widower":
		return Male
	case "wife", "daughter", "mother", "sister", "girlfriend", "stepdaughter", "stepmother", "granddaughter", "niece", "aunt", "woman", "female", "mrs", "ms", "miss", "widow":
		return Female
	}
	return SexUnknown
}

// opposite gives what the victim was to the perpetrator, by the victim's sex.
func opposite(relative string, victim Sex) string {
	pick := func(female, male string) string {
		switch victim {
		case Female:
			return female
		case Male:
			return male
		}
		return ""
	}
	switch relative {
	case "husband", "wife":
		return pick("wife", "husband")
	case "partner", "cohabitee", "spouse":
		return relative
	case "boyfriend", "girlfriend":
		return pick("girlfriend", "boyfriend")
	case "son", "daughter":
		return pick("mother", "father")
	case "stepson", "stepdaughter":
		return pick("stepmother", "stepfather")
	case "grandson", "granddaughter":
		return pick("grandmother", "grandfather")
	case "father", "mother":
		return pick("daughter", "son")
	case "brother", "sister":
		return pick("sister", "brother")
	case "nephew", "niece":
		return pick("aunt", "uncle")
	}
	return ""
}

// findSexes works out the sex of both: from the relation, from titles, else from
// the pronouns of sentences that name only one of them.
func (p *Parties) findSexes(d *reading.Document, r relation) {
	p.VictimSex, p.PerpetratorSex = r.sexOfVictim, r.sexOfRelative
	for _, n := range p.names {
		if s := sexOf(n.words[0]); s != SexUnknown && n.upper {
			p.setSex(n.role, s)
		}
	}
	if p.VictimSex != SexUnknown && p.PerpetratorSex != SexUnknown {
		return
	}
	m := marked{d, p.Mentions(d)}
	var count [3][3]int // role, sex
	for i, s := range d.Sentences {
		if r, only := m.onlySex(s); only != SexUnknown {
			count[r][only]++
		}
		who := None
		for at := s.First; at < s.End && at < s.First+4; at++ {
			if who = m.mentions[at].Role; who != None {
				behind := at + m.mentions[at].Length
				count[who][m.firstPronoun(behind, s.End)]++
				count[who][m.described(behind, s.End)] += plainly
				break
			}
		}
		if who != None && i+1 < len(d.Sentences) && d.Sentences[i+1].Passage == s.Passage {
			next := d.Sentences[i+1]
			count[who][m.firstPronoun(next.First, next.First+1)] += 2
		}
	}
	for _, r := range []Role{Victim, Perpetrator} {
		female, male := count[r][Female], count[r][Male]
		switch {
		case female >= plainly && female >= 2*male:
			p.setSex(r, Female)
		case male >= plainly && male >= 2*female:
			p.setSex(r, Male)
		}
	}
	// Sentences about one often say "she" of the other, so that a mixed count tells
	// most where the other's sex is plain.
	other := [...]Sex{SexUnknown, Male, Female}
	if o := other[p.VictimSex]; p.PerpetratorSex == SexUnknown && o != SexUnknown && count[Perpetrator][o] > 0 &&
		count[Perpetrator][o]*2 >= count[Perpetrator][p.VictimSex] {
		p.PerpetratorSex = o
	}
	if o := other[p.PerpetratorSex]; p.VictimSex == SexUnknown && o != SexUnknown && count[Victim][o] > 0 &&
		count[Victim][o]*2 >= count[Victim][p.PerpetratorSex] {
		p.VictimSex = o
	}
}

// marked is a document with the mentions of its parties.
type marked struct {
	*reading.Document
	mentions []Mention
}

// plainly is how many signs of a sex are enough.
const plainly = 2

// described returns the sex that an apposition tells: "Adult A, a woman of 33".
func (m marked) described(at, end int32) Sex {
	for i := at; i < end && i < at+4; i++ {
		switch m.Word(i) {
		case "woman", "female":
			return Female
		case "man", "male":
			return Male
		case "and", "with", "who", "by", "was":
			return SexUnknown
		}
	}
	return SexUnknown
}

// firstPronoun returns the sex of the first he, she or the like from a token on, up
// to the next mention of a party.
func (m marked) firstPronoun(at, end int32) Sex {
	for ; at < end && m.mentions[at].Role == None; at++ {
		switch m.Word(at) {
		case "she", "herself", "woman", "female":
			return Female
		case "he", "himself", "man", "male":
			return Male
		}
	}
	return SexUnknown
}

// onlySex returns the role and the sex of a sentence that names one party and has
// pronouns of one sex.
func (m marked) onlySex(s reading.Sentence) (Role, Sex) {
	who, which := None, SexUnknown
	for at := s.First; at < s.End; at++ {
		if r := m.mentions[at].Role; r != None {
			if who != None && who != r {
				return None, SexUnknown
			}
			who = r
		}
		var here Sex
		switch m.Word(at) {
		case "she", "herself":
			here = Female
		case "he", "himself":
			here = Male
		default:
			continue
		}
		if which != SexUnknown && which != here {
			return None, SexUnknown
		}
		which = here
	}
	if who == None {
		return None, SexUnknown
	}
	return who, which
}

// setSex states a sex where none is known yet.
func (p *Parties) setSex(r Role, s Sex) {
	if r == Victim && p.VictimSex == SexUnknown {
		p.VictimSex = s
	}
	if r == Perpetrator && p.PerpetratorSex == SexUnknown {
		p.PerpetratorSex = s
	}
}

// addRoles adds "her husband" for the perpetrator and "his wife" for the victim,
// where the sexes tell whose they are.
func (p *Parties) addRoles(r relation) {
	if p.VictimSex == p.PerpetratorSex || len(r.words) == 0 {
		return
	}
	whose := [...]string{Female: "her", Male: "his"}
	relative := r.words[len(r.words)-1]
	if p.VictimSex != SexUnknown {
		p.addRole(Perpetrator, whose[p.VictimSex], relative)
	}
	if o := opposite(relative, p.VictimSex); o != "" && p.PerpetratorSex != SexUnknown {
		p.addRole(Victim, whose[p.PerpetratorSex], o)
	}
}

func (p *Parties) addRole(r Role, whose, relative string) {
	p.add(r, false, whose, relative)
	p.add(r, false, whose, "estranged", relative)
}
