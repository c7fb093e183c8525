// Package party finds the people of a case in a report: who died, the victim, and who
// killed, the perpetrator, by how the report's opening names them; their sexes; and
// where each of them is named or meant.
package party

import "github.com/dhrcoder/dhr/classify/reading"

// Role is the part that a person has in the case.
type Role uint8

// The roles; None for everybody else.
const (
	None Role = iota
	Victim
	Perpetrator
)

// Sex is male, female or not known.
type Sex uint8

// The sexes; unknown where the report does not tell.
const (
	SexUnknown Sex = iota
	Female
	Male
)

// Parties are the people of one case, as its report names them. The victim is who
// died, also where the deceased had been the abuser.
type Parties struct {
	names                     []name
	VictimSex, PerpetratorSex Sex
	Relative                  string // what the perpetrator was to the victim, such as "son"; may be empty
}

// name is one way in which the report names a person.
type name struct {
	words []string // lower-case tokens
	role  Role
	upper bool // a name, written with capitals; not a description
}

// Example returns the people of the sentences in rule files: Adult A and she are the
// victim, Adult B and he the perpetrator.
func Example() *Parties {
	p := &Parties{VictimSex: Female, PerpetratorSex: Male}
	p.addGeneral()
	p.add(Victim, true, "adult", "a")
	p.add(Perpetrator, true, "adult", "b")
	return p
}

// addGeneral adds the names that every report may use.
func (p *Parties) addGeneral() {
	p.add(Victim, false, "the", "victim")
	p.add(Victim, false, "the", "deceased")
	p.add(Perpetrator, false, "the", "perpetrator")
	p.add(Perpetrator, false, "the", "alleged", "perpetrator")
	p.add(Perpetrator, false, "the", "offender")
}

func (p *Parties) add(r Role, upper bool, words ...string) {
	p.names = append(p.names, name{words: words, role: r, upper: upper})
}

// Mention says that a person is named at a token, or meant by he or she.
type Mention struct {
	Role   Role
	Length int32 // tokens; 0 for no mention
}

// Mentions finds the mentions of the parties in a document, by the token at which
// they begin.
func (p *Parties) Mentions(d *reading.Document) []Mention {
	found := make([]Mention, len(d.Tokens))
	byFirst := map[string][]name{}
	for _, n := range p.names {
		byFirst[n.words[0]] = append(byFirst[n.words[0]], n)
	}
	names := make([][]name, len(d.Words))
	pronouns := make([]Role, len(d.Words))
	for i, w := range d.Words {
		names[i] = byFirst[w]
		pronouns[i] = p.pronoun(w)
	}
	for _, s := range d.Sentences {
		for at := s.First; at < s.End; at++ {
			w := d.Tokens[at].Word
			if r := pronouns[w]; r != None {
				found[at] = Mention{r, 1}
			}
			for _, n := range names[w] {
				if int32(len(n.words)) > found[at].Length && n.stands(d, at, s.End) {
					found[at] = Mention{n.role, int32(len(n.words))}
				}
			}
		}
	}
	return found
}

// stands reports whether the name stands at the token.
func (n name) stands(d *reading.Document, at, end int32) bool {
	if at+int32(len(n.words)) > end {
		return false
	}
	for i, w := range n.words {
		t := d.Tokens[at+int32(i)]
		text := d.Words[t.Word]
		number := text[0] >= '0' && text[0] <= '9'
		if text != w || n.upper && !number && w != "the" && t.Marks&reading.Upper == 0 {
			return false
		}
	}
	return true
}

// pronoun returns whom he or she means, if the two are of different sex.
func (p *Parties) pronoun(w string) Role {
	var s Sex
	switch w {
	case "he", "him", "his", "himself":
		s = Male
	case "she", "her", "hers", "herself":
		s = Female
	}
	switch {
	case s == SexUnknown || p.VictimSex == p.PerpetratorSex || p.VictimSex == SexUnknown || p.PerpetratorSex == SexUnknown:
		return None
	case s == p.VictimSex:
		return Victim
	}
	return Perpetrator
}

// IsPronoun reports whether a lower-case word is he, she or another form of them.
func IsPronoun(w string) bool {
	switch w {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return true
	}
	return false
}
