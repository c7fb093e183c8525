// Package match tries many regular expressions on the same texts. One pass over a
// text finds the strings that they need: of most expressions the places of those
// decide whether they match, and the others are tried only where their strings are.
package match

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
)

// Set is regular expressions (RE2) that are tried together. It is safe for use by
// several goroutines.
type Set struct {
	exprs  []expr
	finder *finder
}

// expr is one expression: alternatives that are chains, and what is left of it.
type expr struct {
	source string
	chains []*chain
	rest   *regexp.Regexp // nil when there is none
	needs  [][]int32      // the sets of strings of which a match of the rest has one each
}

// New prepares the expressions. An error says which of them is none.
func New(exprs []string) (*Set, error) {
	s := &Set{}
	var words []string
	ids := map[string]int32{}
	number := func(set []string) (out []int32) {
		for _, w := range set {
			id, ok := ids[w]
			if !ok {
				id = int32(len(words))
				ids[w] = id
				words = append(words, w)
			}
			out = append(out, id)
		}
		return out
	}
	for _, source := range exprs {
		tree, err := syntax.Parse(source, syntax.Perl)
		if err != nil {
			return nil, fmt.Errorf("expression %q: %w", source, err)
		}
		e := expr{source: source}
		rest := &syntax.Regexp{Op: syntax.OpAlternate}
		for _, alternative := range unfactored(tree) {
			chains := chainsOf(alternative)
			if chains == nil {
				rest.Sub = append(rest.Sub, alternative)
			}
			for _, c := range chains {
				for i := range c.links {
					c.links[i].ids = number(c.links[i].words)
				}
				e.chains = append(e.chains, c)
			}
		}
		if len(rest.Sub) > 0 {
			if e.rest, err = regexp.Compile(rest.String()); err != nil {
				return nil, fmt.Errorf("expression %q: %w", source, err)
			}
			for _, set := range needsOf(rest) {
				e.needs = append(e.needs, number(set))
			}
		}
		s.exprs = append(s.exprs, e)
	}
	s.finder = newFinder(words)
	return s, nil
}

// Must is New for expressions that are part of the program.
func Must(exprs []string) *Set {
	s, err := New(exprs)
	if err != nil {
		panic("match: " + err.Error())
	}
	return s
}

// Sources gives the expressions.
func (s *Set) Sources() []string {
	var out []string
	for _, e := range s.exprs {
		out = append(out, e.source)
	}
	return out
}

// Each calls found with the place of each expression that matches, in order.
func (s *Set) Each(text string, found func(i int)) {
	p := newPlaces(s.finder, text)
	for i := range s.exprs {
		if s.exprs[i].matches(p) {
			found(i)
		}
	}
}

// Any reports whether one of the expressions matches.
func (s *Set) Any(text string) bool {
	p := newPlaces(s.finder, text)
	return slices.ContainsFunc(s.exprs, func(e expr) bool { return e.matches(p) })
}

func (e *expr) matches(p *places) bool {
	return slices.ContainsFunc(e.chains, p.matches) || e.rest != nil && p.hasOneOf(e.needs) && e.rest.MatchString(p.text)
}
