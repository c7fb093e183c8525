package recommendation

import (
	"math"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/phrase"
	"github.com/kljensen/snowball/english"
)

// context tells from the rest of a report whose work the words of a recommendation
// are: where the account of the tick boxes of a form names the police, so does a
// recommendation about tick boxes that names nobody.
type context struct {
	passages []contextPassage
	in       map[string][]int // passages by the stem that they have
	stems    map[string]string
}

// contextPassage is a passage with those whom it names.
type contextPassage struct {
	named  []dhr.Addressee
	length int // different stems
}

// newContext reads the passages before the recommendations.
func (r reader) newContext(passages []dhr.Passage) *context {
	c := &context{in: map[string][]int{}, stems: map[string]string{}}
	for _, p := range passages {
		switch p.Zone {
		case dhr.ZoneRecommendations, dhr.ZoneActionPlan, dhr.ZoneGlossary, dhr.ZoneProcess:
			continue
		}
		words := phrase.Cut(p.Text)
		named := r.named(words)
		if above := r.named(phrase.Cut(p.Heading)); len(above) > 0 && (len(above) < 3 || len(named) == 0) {
			named = append(above, named...) // a part about one service is about what it did
		}
		stems := c.stemsOf(words)
		for _, s := range stems {
			c.in[s] = append(c.in[s], len(c.passages))
		}
		c.passages = append(c.passages, contextPassage{named, len(stems)})
	}
	return c
}

// votes returns how much the passages like a recommendation speak for each addressee,
// all together 1, or nothing.
func (c *context) votes(words []phrase.Word) map[dhr.Addressee]float64 {
	alike := make([]float64, len(c.passages))
	for _, s := range c.stemsOf(words) {
		in := c.in[s]
		if len(in) == 0 || len(in)*5 > len(c.passages) {
			continue
		}
		weight := math.Log(float64(len(c.passages)) / float64(len(in)))
		for _, p := range in {
			alike[p] += weight * weight / math.Sqrt(float64(10+c.passages[p].length))
		}
	}
	votes := map[dhr.Addressee]float64{}
	all := 0.0
	for i, p := range c.passages {
		weight := alike[i] * alike[i]
		for at, a := range p.named {
			v := weight / float64(1+at)
			votes[a] += v
			all += v
		}
	}
	for _, a := range dhr.Addressees() {
		if all > 0 {
			votes[a] /= all
		}
	}
	return votes
}

// stemsOf returns the different stems of words of four letters and more, in their order.
func (c *context) stemsOf(words []phrase.Word) []string {
	var stems []string
	seen := map[string]bool{}
	for _, w := range words {
		if len(w.Text) < 4 {
			continue
		}
		s, known := c.stems[w.Text]
		if !known {
			s = english.Stem(strings.ReplaceAll(w.Text, "’", "'"), false)
			c.stems[w.Text] = s
		}
		if !seen[s] {
			seen[s] = true
			stems = append(stems, s)
		}
	}
	return stems
}
