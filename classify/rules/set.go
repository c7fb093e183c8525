// Package rules applies a codebook's rules to a document. A codebook is loaded into a
// Set; a Set opens a document as a Matcher; the Matcher says of each passage which
// rules hit, which cues kept others from hitting, and where agencies are named.
//
// The rule language is described in docs/rules.md.
package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/reading"
	"github.com/dhrcoder/dhr/classify/term"
)

// Set is every rule of a codebook, ready to be applied. It does not change and may be
// used by several goroutines.
type Set struct {
	rules      []compiled
	thresholds map[string]float64
	codes      []string // that have rules, in the framework's order
	index      *term.Index
	marks      []termMarks // by term
	tags       [][]byte    // by term
	anchors    [][]int32   // rules by term
	tagger     *reading.Tagger
	hash       string
}

// Load reads rules/lists.yaml and the other files of rules/ and compiles them. The
// error, if any, is a dhr.Problems with every mistake in how they are written. Codes
// without rules are no mistake, nor are rules that fail their own sentences, which
// Examples names.
func Load(fsys fs.FS, framework dhr.Framework) (*Set, error) {
	rs, ps := compile(fsys, framework)
	ps.Sort()
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return rs, nil
}

// Check is Load, but rules that fail the sentences under their matches: and
// rejects: are mistakes as well and named with the others.
func Check(fsys fs.FS, framework dhr.Framework) (*Set, error) {
	rs, ps := compile(fsys, framework)
	ps = append(ps, rs.Examples()...)
	ps.Sort()
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return rs, nil
}

// compile reads and compiles the rules without trying their examples.
func compile(fsys fs.FS, framework dhr.Framework) (*Set, dhr.Problems) {
	book, ps := codebook.Read(fsys, framework, requiredLists())
	c := newCompiler(book.Lists)
	c.allLists()
	rs := &Set{thresholds: map[string]float64{}, tagger: reading.NewTagger()}
	sum := sha256.New()
	for _, l := range book.Lists {
		record(sum, "list", l.Name, l.Terms)
	}
	for _, f := range book.Files {
		rs.codes = append(rs.codes, f.Code)
		rs.thresholds[f.Code] = f.Threshold
		record(sum, "code", f.Code, f.Threshold)
		for i := range f.Rules {
			r := &f.Rules[i]
			compiled := c.rule(r)
			if f, _ := framework.FactorOf(r.Code); f.ID != codebook.IndividualFactor {
				compiled.allow |= 1 << cueThirdPerson
			}
			if r.Code == codebook.GoodPractice {
				compiled.allow |= 1 << cueCleared
			}
			rs.rules = append(rs.rules, compiled)
			record(sum, r.ID, r.Score, r.Groups, r.Within, r.Ordered, r.Passage, r.Not, r.Allow, r.Zones)
		}
	}
	rs.marks = c.marks()
	rs.index, rs.tags = c.index, c.tags
	rs.index.Seal()
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
func (rs *Set) Hash() string { return rs.hash }

// Codes returns the codes that have rules, in the framework's order.
func (rs *Set) Codes() []string { return append([]string(nil), rs.codes...) }

// Rules returns every rule as written, in the order of codes and files.
func (rs *Set) Rules() []codebook.Rule {
	rules := make([]codebook.Rule, len(rs.rules))
	for i, r := range rs.rules {
		rules[i] = *r.rule
	}
	return rules
}

// Rule returns a rule by its place among Rules. It is not to be changed.
func (rs *Set) Rule(i int32) *codebook.Rule { return rs.rules[i].rule }

// Threshold is the score at or above which a code's suggestions are shown.
func (rs *Set) Threshold(code string) float64 {
	if t, ok := rs.thresholds[code]; ok {
		return t
	}
	return codebook.DefaultThreshold
}
