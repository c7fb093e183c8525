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
	index      *index
	marks      []termMarks // by term
	tags       [][]byte    // by term
	anchors    [][]int32   // rules by term
	tagger     *tagger
	hash       string
}

// load reads rules/lists.yaml and the other files of rules/ and compiles them. The
// error, if any, is a dhr.Problems with every mistake in how they are written. Codes
// without rules are no mistake, nor are rules that fail their own sentences, which
// examples names.
func load(fsys fs.FS, framework dhr.Framework) (*RuleSet, error) {
	rs, ps := compile(fsys, framework)
	ps.Sort()
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return rs, nil
}

// LoadRules is load, but rules that fail the sentences under their matches: and
// rejects: are mistakes as well and named with the others.
func LoadRules(fsys fs.FS, framework dhr.Framework) (*RuleSet, error) {
	rs, ps := compile(fsys, framework)
	ps = append(ps, rs.examples()...)
	ps.Sort()
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return rs, nil
}

// compile reads and compiles the rules without trying their examples.
func compile(fsys fs.FS, framework dhr.Framework) (*RuleSet, dhr.Problems) {
	book, ps := readBook(fsys, framework, requiredLists())
	c := newCompiler(book.lists)
	c.allLists()
	rs := &RuleSet{thresholds: map[string]float64{}, tagger: newTagger()}
	sum := sha256.New()
	for _, l := range book.lists {
		record(sum, "list", l.name, l.terms)
	}
	for _, f := range book.files {
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
	rs.index, rs.tags = c.index, c.tags
	rs.index.seal()
	rs.anchors = anchors(rs.rules, rs.marks)
	rs.hash = hex.EncodeToString(sum.Sum(nil))
	return rs, append(ps, c.problems...)
}

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

// rule returns a rule by its place in Rules; it is not to be changed.
func (rs *RuleSet) rule(i int32) *Rule { return rs.rules[i].rule }

// Threshold is the score at or above which a code's suggestions are shown.
func (rs *RuleSet) Threshold(code string) float64 {
	if t, ok := rs.thresholds[code]; ok {
		return t
	}
	return defaultThreshold
}
