package rules

import (
	"fmt"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
)

// Examples holds every rule against its own sentences and returns those that do not
// do what they say, in the order of files and lines. Rules with mistakes are passed
// over. All sentences are read as one document, because prose takes as long for one
// as for a thousand.
func (rs *Set) Examples() dhr.Problems {
	var ps dhr.Problems
	type example struct {
		rule *compiled
		line int
		text string
		hits bool
	}
	var examples []example
	var texts []string
	for i := range rs.rules {
		r := &rs.rules[i]
		for _, side := range []struct {
			texts []string
			lines []int
			hits  bool
		}{{r.rule.Matches, r.rule.Lines.Matches, true}, {r.rule.Rejects, r.rule.Lines.Rejects, false}} {
			for j, text := range side.texts {
				if !r.broken {
					examples = append(examples, example{r, side.lines[j], text, side.hits})
					texts = append(texts, text)
				}
			}
		}
	}
	doc := reading.Read(texts)
	m := rs.Open(doc, party.Example().Mentions(doc))
	for i, e := range examples {
		o := m.applyPassage(e.rule, int32(i))
		if (o.reason == ruleHits) == e.hits {
			continue
		}
		msg := fmt.Sprintf("rule %s: does not match %q: ", e.rule.rule.ID, e.text)
		if !e.hits {
			msg = fmt.Sprintf("rule %s: does not reject %q: ", e.rule.rule.ID, e.text)
		}
		ps = append(ps, dhr.Problem{File: e.rule.rule.File, Line: e.line, Msg: msg + m.explain(e.rule, o)})
	}
	ps.Sort()
	return ps
}

// applyPassage looks for the rule in a passage, sentence by sentence if that is its
// scope. The outcome is the first hit or the outcome that came nearest to one.
func (m *Matcher) applyPassage(r *compiled, passage int32) outcome {
	p := m.doc.Passages[passage]
	if r.rule.Passage {
		return m.apply(r, p.FirstSentence, p.EndSentence)
	}
	nearest := outcome{reason: groupUnmet}
	for i := p.FirstSentence; i < p.EndSentence; i++ {
		o := m.apply(r, i, i+1)
		if o.reason == ruleHits {
			return o
		}
		if o.reason >= nearest.reason {
			nearest = o
		}
	}
	return nearest
}
