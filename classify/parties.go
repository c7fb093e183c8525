package classify

// role is the part that a person has in the case.
type role uint8

const (
	roleNone role = iota
	roleVictim
	rolePerpetrator
)

// sex is male, female or not known.
type sex uint8

const (
	sexUnknown sex = iota
	sexFemale
	sexMale
)

// parties are the people of one case, as its report names them. The victim is who
// died, also where the deceased had been the abuser.
type parties struct {
	names        []partyName
	victim, perp sex
	relative     string // what the perpetrator was to the victim, such as "son"; may be empty
}

// partyName is one way in which the report names a person.
type partyName struct {
	words []string // lower-case tokens
	role  role
	upper bool // a name, written with capitals; not a description
}

// exampleParties are those of the sentences in rule files.
func exampleParties() *parties {
	p := &parties{victim: sexFemale, perp: sexMale}
	p.addGeneral()
	p.add(roleVictim, true, "adult", "a")
	p.add(rolePerpetrator, true, "adult", "b")
	return p
}

// addGeneral adds the names that every report may use.
func (p *parties) addGeneral() {
	p.add(roleVictim, false, "the", "victim")
	p.add(roleVictim, false, "the", "deceased")
	p.add(rolePerpetrator, false, "the", "perpetrator")
	p.add(rolePerpetrator, false, "the", "alleged", "perpetrator")
	p.add(rolePerpetrator, false, "the", "offender")
}

func (p *parties) add(r role, upper bool, words ...string) {
	p.names = append(p.names, partyName{words: words, role: r, upper: upper})
}

// mention says that a person is named at a token, or meant by he or she.
type mention struct {
	role   role
	length int32 // tokens; 0 for no mention
}

// mentions finds the mentions of the parties in a document, by the token at which
// they begin.
func (p *parties) mentions(d *document) []mention {
	found := make([]mention, len(d.tokens))
	byFirst := map[string][]partyName{}
	for _, n := range p.names {
		byFirst[n.words[0]] = append(byFirst[n.words[0]], n)
	}
	names := make([][]partyName, len(d.words))
	pronouns := make([]role, len(d.words))
	for i, w := range d.words {
		names[i] = byFirst[w]
		pronouns[i] = p.pronoun(w)
	}
	for _, s := range d.sentences {
		for at := s.first; at < s.end; at++ {
			w := d.tokens[at].word
			if r := pronouns[w]; r != roleNone {
				found[at] = mention{r, 1}
			}
			for _, n := range names[w] {
				if int32(len(n.words)) > found[at].length && n.stands(d, at, s.end) {
					found[at] = mention{n.role, int32(len(n.words))}
				}
			}
		}
	}
	return found
}

// stands reports whether the name stands at the token.
func (n partyName) stands(d *document, at, end int32) bool {
	if at+int32(len(n.words)) > end {
		return false
	}
	for i, w := range n.words {
		t := d.tokens[at+int32(i)]
		text := d.words[t.word]
		number := text[0] >= '0' && text[0] <= '9'
		if text != w || n.upper && !number && w != "the" && t.marks&markUpper == 0 {
			return false
		}
	}
	return true
}

// pronoun returns whom he or she means, if the two are of different sex.
func (p *parties) pronoun(w string) role {
	var s sex
	switch w {
	case "he", "him", "his", "himself":
		s = sexMale
	case "she", "her", "hers", "herself":
		s = sexFemale
	}
	switch {
	case s == sexUnknown || p.victim == p.perp || p.victim == sexUnknown || p.perp == sexUnknown:
		return roleNone
	case s == p.victim:
		return roleVictim
	}
	return rolePerpetrator
}

// isPronoun reports whether a lower-case word is he, she or another form of them.
func isPronoun(w string) bool {
	switch w {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return true
	}
	return false
}
