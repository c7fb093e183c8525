package classify

// relation is what the perpetrator was to the victim, as in "killed by her son".
type relation struct {
	words         []string // "son", "ex partner"; empty when not said
	sexOfVictim   sex      // by her or his
	sexOfRelative sex
}

// note reads a relation from the tokens of "her former husband".
func (r *relation) note(d *document, from, to int32) {
	if len(r.words) > 0 {
		return
	}
	for i := from; i < to; i++ {
		switch w := d.wordAt(i); w {
		case "her":
			r.sexOfVictim = sexFemale
		case "his":
			r.sexOfVictim = sexMale
		case "former", "ex", "estranged", "then", "adult", "own", "long", "term", "the", "a":
		default:
			if isKin(w) {
				r.words = append(r.words, w)
				r.sexOfRelative = sexOf(w)
			}
		}
	}
	if r.sexOfVictim == sexUnknown {
		r.words = nil
	}
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
	return w == "partner" || w == "spouse" || w == "cohabitee" || opposite(w, sexFemale) != ""
}

// sexOf returns the sex that a word of kinship or address tells.
func sexOf(w string) sex {
	switch w {
	case "husband", "son", "father", "brother", "boyfriend", "stepson", "stepfather", "grandson", "nephew", "uncle", "man", "male", "mr", "widower":
		return sexMale
	case "wife", "daughter", "mother", "sister", "girlfriend", "stepdaughter", "stepmother", "granddaughter", "niece", "aunt", "woman", "female", "mrs", "ms", "miss", "widow":
		return sexFemale
	}
	return sexUnknown
}

// opposite gives what the victim was to the perpetrator, by the victim's sex.
func opposite(relative string, victim sex) string {
	pick := func(female, male string) string {
		switch victim {
		case sexFemale:
			return female
		case sexMale:
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
func (p *parties) findSexes(d *document, r relation) {
	p.victim, p.perp = r.sexOfVictim, r.sexOfRelative
	for _, n := range p.names {
		if s := sexOf(n.words[0]); s != sexUnknown && n.upper {
			p.setSex(n.role, s)
		}
	}
	if p.victim != sexUnknown && p.perp != sexUnknown {
		return
	}
	m := marked{d, p.mentions(d)}
	var count [3][3]int // role, sex
	for i, s := range d.sentences {
		if r, only := m.onlySex(s); only != sexUnknown {
			count[r][only]++
		}
		who := roleNone
		for at := s.first; at < s.end && at < s.first+4; at++ {
			if who = m.mentions[at].role; who != roleNone {
				behind := at + m.mentions[at].length
				count[who][m.firstPronoun(behind, s.end)]++
				count[who][m.described(behind, s.end)] += plainly
				break
			}
		}
		if who != roleNone && i+1 < len(d.sentences) && d.sentences[i+1].passage == s.passage {
			next := d.sentences[i+1]
			count[who][m.firstPronoun(next.first, next.first+1)] += 2
		}
	}
	for _, r := range []role{roleVictim, rolePerpetrator} {
		female, male := count[r][sexFemale], count[r][sexMale]
		switch {
		case female >= plainly && female >= 2*male:
			p.setSex(r, sexFemale)
		case male >= plainly && male >= 2*female:
			p.setSex(r, sexMale)
		}
	}
	// Sentences about one often say "she" of the other, so that a mixed count tells
	// most where the other's sex is plain.
	other := [...]sex{sexUnknown, sexMale, sexFemale}
	if o := other[p.victim]; p.perp == sexUnknown && o != sexUnknown && count[rolePerpetrator][o] >= plainly &&
		count[rolePerpetrator][o]*2 >= count[rolePerpetrator][p.victim] {
		p.perp = o
	}
	if o := other[p.perp]; p.victim == sexUnknown && o != sexUnknown && count[roleVictim][o] >= plainly &&
		count[roleVictim][o]*2 >= count[roleVictim][p.perp] {
		p.victim = o
	}
}

// marked is a document with the mentions of its parties.
type marked struct {
	*document
	mentions []mention
}

// plainly is how many signs of a sex are enough.
const plainly = 2

// described returns the sex that an apposition tells: "Adult A, a woman of 33".
func (m marked) described(at, end int32) sex {
	for i := at; i < end && i < at+4; i++ {
		switch m.wordAt(i) {
		case "woman", "female":
			return sexFemale
		case "man", "male":
			return sexMale
		case "and", "with", "who", "by", "was":
			return sexUnknown
		}
	}
	return sexUnknown
}

// firstPronoun returns the sex of the first he, she or the like from a token on, up
// to the next mention of a party.
func (m marked) firstPronoun(at, end int32) sex {
	for ; at < end && m.mentions[at].role == roleNone; at++ {
		switch m.wordAt(at) {
		case "she", "herself", "woman", "female":
			return sexFemale
		case "he", "himself", "man", "male":
			return sexMale
		}
	}
	return sexUnknown
}

// onlySex returns the role and the sex of a sentence that names one party and has
// pronouns of one sex.
func (m marked) onlySex(s sentence) (role, sex) {
	who, which := roleNone, sexUnknown
	for at := s.first; at < s.end; at++ {
		if r := m.mentions[at].role; r != roleNone {
			if who != roleNone && who != r {
				return roleNone, sexUnknown
			}
			who = r
		}
		var here sex
		switch m.wordAt(at) {
		case "she", "herself":
			here = sexFemale
		case "he", "himself":
			here = sexMale
		default:
			continue
		}
		if which != sexUnknown && which != here {
			return roleNone, sexUnknown
		}
		which = here
	}
	if who == roleNone {
		return roleNone, sexUnknown
	}
	return who, which
}

// setSex states a sex where none is known yet.
func (p *parties) setSex(r role, s sex) {
	if r == roleVictim && p.victim == sexUnknown {
		p.victim = s
	}
	if r == rolePerpetrator && p.perp == sexUnknown {
		p.perp = s
	}
}

// addRoles adds "her husband" for the perpetrator and "his wife" for the victim,
// where the sexes tell whose they are.
func (p *parties) addRoles(r relation) {
	if p.victim == p.perp || len(r.words) == 0 {
		return
	}
	whose := [...]string{sexFemale: "her", sexMale: "his"}
	relative := r.words[len(r.words)-1]
	if p.victim != sexUnknown {
		p.addRole(rolePerpetrator, whose[p.victim], relative)
	}
	if o := opposite(relative, p.victim); o != "" && p.perp != sexUnknown {
		p.addRole(roleVictim, whose[p.perp], o)
	}
}

func (p *parties) addRole(r role, whose, relative string) {
	p.add(r, false, whose, relative)
	p.add(r, false, whose, "estranged", relative)
}
