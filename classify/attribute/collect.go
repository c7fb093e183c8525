package attribute

import (
	"math"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
)

// collector adds up what speaks for each value of each attribute and keeps the words
// that say it most plainly.
type collector struct {
	order []key
	votes map[key]*vote
}

type key struct {
	name  dhr.AttributeName
	value string
}

type vote struct {
	sum      float64
	last     string  // passage that spoke for it last
	here     float64 // of sum, from that passage
	weight   float64 // of the evidence kept
	passage  string
	evidence []dhr.Span
}

func newCollector() *collector { return &collector{votes: map[key]*vote{}} }

// place is where evidence stands.
type place struct {
	report     *report
	sentence   people.Sentence
	start, end int // words
}

// add counts evidence for a value. What the same passage says again adds little.
func (c *collector) add(name dhr.AttributeName, value string, weight float64, at place) {
	k := key{name, value}
	v := c.votes[k]
	if v == nil {
		v = &vote{}
		c.votes[k] = v
		c.order = append(c.order, k)
	}
	passage := at.report.Passages[at.sentence.Passage].ID
	if v.last != passage {
		v.last, v.here = passage, 0
	}
	// a passage counts once, though weak signs in it add up to one
	more := min(weight, max(0, max(weight, 1)-v.here))
	v.here += more
	v.sum += more
	if weight > v.weight {
		words := at.sentence.Words
		v.weight, v.passage = weight, passage
		v.evidence = []dhr.Span{{Start: words[at.start].Start, End: words[at.end-1].End}}
	}
}

// sum returns how much speaks for a value.
func (c *collector) sum(name dhr.AttributeName, value string) float64 {
	if v := c.votes[key{name, value}]; v != nil {
		return v.sum
	}
	return 0
}

// said reports whether some passage says a value outright.
func (c *collector) said(name dhr.AttributeName, value string) bool {
	v := c.votes[key{name, value}]
	return v != nil && v.weight >= plain
}

// values returns the values of an attribute for which at least least speaks, in the
// order in which they were first met.
func (c *collector) values(name dhr.AttributeName, least float64) []string {
	var all []string
	for _, k := range c.order {
		if k.name == name && c.votes[k].sum >= least {
			all = append(all, k.value)
		}
	}
	return all
}

// best returns the value for which most speaks, if at least least does; of equals the
// one met first.
func (c *collector) best(name dhr.AttributeName, least float64) (string, bool) {
	var value string
	most := 0.0
	for _, k := range c.order {
		if s := c.votes[k].sum; k.name == name && s > most {
			value, most = k.value, s
		}
	}
	return value, most > 0 && most >= least
}

// attribute makes the proposal of a value. Its score is the value's share of all that
// was found for the attribute, less where little was found; it is not calibrated.
func (c *collector) attribute(name dhr.AttributeName, value string) dhr.Attribute {
	v := c.votes[key{name, value}]
	if v == nil {
		return dhr.Attribute{Name: name, Value: value, Score: silence}
	}
	all := v.sum
	if !name.Multiple() {
		all = 0
		for _, k := range c.order {
			if k.name == name {
				all += c.votes[k].sum
			}
		}
	}
	score := math.Round(100*v.sum/all*(1-math.Exp(-1.5*v.sum))) / 100
	return dhr.Attribute{Name: name, Value: value, Score: score, Passage: v.passage, Evidence: v.evidence}
}

// silence is the score of a value that stands because nothing else was found, such
// as "none".
const silence = 0.5
