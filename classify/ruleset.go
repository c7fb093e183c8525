package classify

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"

	"github.com/dhrcoder/dhr"
)

// RuleSet is every rule of a codebook, checked and ready to be applied. It does
// not change and may be used by several goroutines.
type RuleSet struct {
	rules      []compiled
	thresholds map[string]float64
	codes      []string // that have rules, in the framework's order
	lex        *lexicon
	trie       *trie
	marks      []termMarks // by term
	tags       [][]byte    // by term
	anchors    [][]int32   // rules by term
	tagger     *tagger
	hash       string
}

// LoadRules reads rules/lists.yaml and the other files of rules/ and checks them,
// the sentences under matches: and rejects: included. The error, if any, is a
// dhr.Problems with every mistake found. Codes without rules are no mistake.
func LoadRules(fsys fs.FS, framework dhr.Framework) (*RuleSet, error) {
	var ps problems
	rs := ps.loadRules(fsys, framework)
	rs.checkExamples(&ps)
	if err := ps.err(); err != nil {
		return nil, err
	}
	return rs, nil
}

// loadRules reads and compiles the rules without trying their examples.
func (p *problems) loadRules(fsys fs.FS, framework dhr.Framework) *RuleSet {
	lists := p.readLists(fsys)
	files := p.readRuleFiles(fsys, framework)
	c := newCompiler(p, lists)
	c.allLists()
	rs := &RuleSet{thresholds: map[string]float64{}, tagger: newTagger()}
	sum := sha256.New()
	for _, l := range lists {
		record(sum, "list", l.name, l.terms)
	}
	for _, f := range files {
		rs.codes = append(rs.codes, f.code)
		rs.thresholds[f.code] = f.threshold
		record(sum, "code", f.code, f.threshold)
		for i := range f.rules {
			r := &f.rules[i]
			compiled := c.rule(r)
			if f, _ := framework.FactorOf(r.Code); f.ID != individualFactor {
				compiled.allow |= 1 << cueThirdPerson
			}
			if r.Code == goodPracticeCode {
				compiled.allow |= 1 << cueCleared
			}
			rs.rules = append(rs.rules, compiled)
			record(sum, r.ID, r.Score, r.Groups, r.Within, r.Ordered, r.Passage, r.Not, r.Allow, r.Zones)
		}
	}
	rs.marks = c.marks()
	rs.lex, rs.trie, rs.tags = c.lex, c.trie, c.tags
	rs.trie.seal(c.lex.next)
	rs.anchors = anchors(rs.rules, rs.marks)
	rs.hash = hex.EncodeToString(sum.Sum(nil))
	return rs
}

// What the framework's own codes mean to the rules: third persons matter only
// under Individual, and finding nothing wrong is good practice.
const (
	individualFactor = "1"
	goodPracticeCode = "9"
)

// record adds values to the hash, each with its length so that none runs into the next.
func record(h hash.Hash, values ...any) {
	for _, v := range values {
		text := fmt.Sprintf("%q", fmt.Sprint(v))
		if list, is := v.([]string); is {
			text = fmt.Sprintf("%q", list)
		}
		if lists, is := v.([][]string); is {
			text = fmt.Sprintf("%q", lists)
		}
		fmt.Fprintf(h, "%d:%s,", len(text), text)
	}
}

// Hash is the SHA-256 of the rules and lists as far as they shape suggestions, in
// hexadecimal: comments, examples and layout do not count.
func (rs *RuleSet) Hash() string { return rs.hash }

// Codes returns the codes that have rules, in the framework's order.
func (rs *RuleSet) Codes() []string { return append([]string(nil), rs.codes...) }

// Rules returns every rule as written, in the order of codes and files.
func (rs *RuleSet) Rules() []Rule {
	rules := make([]Rule, len(rs.rules))
	for i, r := range rs.rules {
		rules[i] = *r.rule
	}
	return rules
}

// Threshold is the score at or above which a code's suggestions are shown.
func (rs *RuleSet) Threshold(code string) float64 {
	if t, ok := rs.thresholds[code]; ok {
		return t
	}
	return defaultThreshold
}

// checkExamples holds every rule against its own sentences. All sentences are read
// as one document, because prose takes as long for one as for a thousand.
func (rs *RuleSet) checkExamples(ps *problems) {
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
		}{{r.rule.Matches, r.rule.lines.matches, true}, {r.rule.Rejects, r.rule.lines.rejects, false}} {
			for j, text := range side.texts {
				if !r.broken {
					examples = append(examples, example{r, side.lines[j], text, side.hits})
					texts = append(texts, text)
				}
			}
		}
	}
	doc := readDocument(texts, rs.lex)
	exampleParties().mark(doc)
	doc.search(rs.trie)
	m := newMatcher(rs, doc)
	for i, e := range examples {
		o := m.applyPassage(e.rule, int32(i))
		if (o.reason == ruleHits) == e.hits {
			continue
		}
		msg := fmt.Sprintf("rule %s: does not match %q: ", e.rule.rule.ID, e.text)
		if !e.hits {
			msg = fmt.Sprintf("rule %s: does not reject %q: ", e.rule.rule.ID, e.text)
		}
		ps.add(e.rule.rule.File, e.line, msg+m.explain(e.rule, o), "")
	}
}

// applyPassage looks for the rule in a passage, sentence by sentence if that is its
// scope. The outcome is the first hit or the outcome that came nearest to one.
func (m *matcher) applyPassage(r *compiled, passage int32) outcome {
	p := m.doc.passages[passage]
	if r.rule.Passage {
		return m.apply(r, p.firstSentence, p.endSentence)
	}
	nearest := outcome{reason: groupUnmet}
	for i := p.firstSentence; i < p.endSentence; i++ {
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
