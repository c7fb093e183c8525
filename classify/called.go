package classify

import (
	"cmp"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
)

// called counts a way in which reports name a person.
type called struct {
	name  string
	n     int
	first dhr.Attribute // where it stands first
}

// Called proposes how the reports of one case name its victim and its perpetrator, such
// as "Adult A": the name that they use most often, with the place where it stands
// first. The score is its share of all their names for that person.
func Called(documents [][]dhr.Passage) []dhr.Attribute { return names(open(documents)) }

func names(documents []opened) (proposed []dhr.Attribute) {
	counts := map[party.Role][]called{}
	for _, d := range documents {
		for _, s := range d.doc.Sentences {
			for at := s.First; at < s.End; at++ {
				m := d.mentions[at]
				if m.Role == party.None || !named(d.doc, at) {
					continue
				}
				span := d.doc.Span(at, at+m.Length)
				passage := d.passages[s.Passage]
				counts[m.Role] = count(counts[m.Role], span.Of(passage.Text), passage.ID, span)
			}
		}
	}
	for _, p := range []struct {
		role party.Role
		name dhr.AttributeName
	}{{party.Victim, dhr.AttributeVictimName}, {party.Perpetrator, dhr.AttributePerpetratorName}} {
		all := counts[p.role]
		if len(all) == 0 {
			continue
		}
		total := 0
		for _, c := range all {
			total += c.n
		}
		best := slices.MaxFunc(all, func(a, b called) int { return cmp.Or(cmp.Compare(a.n, b.n), cmp.Compare(b.name, a.name)) })
		best.first.Name, best.first.Score = p.name, float64(best.n)/float64(total)
		proposed = append(proposed, best.first)
	}
	return proposed
}

// named reports whether the mention at a token is a name, and neither "she" nor "the
// victim".
func named(d *reading.Document, at int32) bool {
	w := d.Word(at)
	return d.Tokens[at].Marks&reading.Upper != 0 && w != "the" && !party.IsPronoun(w)
}

func count(all []called, name, passage string, span dhr.Span) []called {
	i := slices.IndexFunc(all, func(c called) bool { return c.name == name })
	if i < 0 {
		return append(all, called{name, 1, dhr.Attribute{Value: name, Passage: passage, Evidence: []dhr.Span{span}}})
	}
	all[i].n++
	return all
}
