package layout

import (
	"regexp"
	"regexp/syntax"
	"strings"
)

// matcher is a regular expression that first looks for the words without which it
// cannot match: most paragraphs have none of them, and looking is far quicker.
type matcher struct {
	re    *regexp.Regexp
	needs []string // one of them is in every match; empty when none is known
}

func newMatcher(expr string) (matcher, error) {
	re, err := regexp.Compile(expr)
	if err != nil {
		return matcher{}, err
	}
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return matcher{}, err
	}
	return matcher{re, needs(tree.Simplify())}, nil
}

func mustMatcher(expr string) matcher {
	m, err := newMatcher(expr)
	if err != nil {
		panic("layout: " + err.Error())
	}
	return m
}

func (m matcher) match(s string) bool {
	if len(m.needs) == 0 {
		return m.re.MatchString(s)
	}
	for _, n := range m.needs {
		if strings.Contains(s, n) {
			return m.re.MatchString(s)
		}
	}
	return false
}

// needs gives strings of which every match of the expression holds one, or nil.
func needs(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return []string{string(re.Rune)}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return needs(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needs(re.Sub[0])
		}
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			n := needs(sub)
			if n == nil {
				return nil
			}
			all = append(all, n...)
		}
		return all
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if n := needs(sub); n != nil && (best == nil || shortest(n) > shortest(best) || shortest(n) == shortest(best) && len(n) < len(best)) {
				best = n
			}
		}
		return best
	}
	return nil
}

func shortest(words []string) int {
	n := len(words[0])
	for _, w := range words {
		n = min(n, len(w))
	}
	return n
}
