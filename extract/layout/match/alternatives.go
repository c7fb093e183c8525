package match

import (
	"regexp/syntax"
	"slices"
)

// unfactored gives the alternatives of a|b, where the parser has made \b(a|b) of
// \ba|\bb too.
func unfactored(re *syntax.Regexp) []*syntax.Regexp {
	re = inside(re)
	if re.Op == syntax.OpAlternate {
		var out []*syntax.Regexp
		for _, sub := range re.Sub {
			out = append(out, unfactored(sub)...)
		}
		return out
	}
	if re.Op == syntax.OpConcat && len(re.Sub) == 2 && re.Sub[0].Op == syntax.OpWordBoundary && inside(re.Sub[1]).Op == syntax.OpAlternate {
		var out []*syntax.Regexp
		for _, sub := range inside(re.Sub[1]).Sub {
			out = append(out, unfactored(&syntax.Regexp{Op: syntax.OpConcat, Flags: re.Flags, Sub: []*syntax.Regexp{re.Sub[0], sub}})...)
		}
		return out
	}
	return []*syntax.Regexp{re}
}

// inside takes the brackets off an expression.
func inside(re *syntax.Regexp) *syntax.Regexp {
	for re.Op == syntax.OpCapture {
		re = re.Sub[0]
	}
	return re
}

// chainsOf reads an expression as chains, all of it or nothing: one that is taken
// apart and must be tried all the same is slower than before.
func chainsOf(re *syntax.Regexp) []*chain {
	const deep = 4
	var out []*chain
	for _, one := range alternatives(re, deep) {
		c, ok := chainOf(one)
		if !ok {
			return nil
		}
		out = append(out, c)
	}
	return out
}

// mostAlternatives bounds how many an expression is taken apart into.
const mostAlternatives = 60

// alternatives takes an expression apart: a|b, and a(b|c)d and ab?d where b and c are
// more than a few strings, this so many times.
func alternatives(re *syntax.Regexp, times int) []*syntax.Regexp {
	re = inside(re)
	switch re.Op {
	case syntax.OpAlternate:
		var out []*syntax.Regexp
		for _, sub := range re.Sub {
			out = append(out, alternatives(sub, times)...)
		}
		return out
	case syntax.OpConcat:
		for i, sub := range re.Sub {
			choices := choicesOf(sub)
			if times == 0 || choices == nil {
				continue
			}
			var out []*syntax.Regexp
			for _, one := range choices {
				whole := &syntax.Regexp{Op: syntax.OpConcat, Flags: re.Flags}
				whole.Sub = slices.Concat(re.Sub[:i], []*syntax.Regexp{one}, re.Sub[i+1:])
				out = append(out, alternatives(whole, times-1)...)
			}
			if len(out) <= mostAlternatives {
				return out
			}
		}
	}
	return []*syntax.Regexp{re}
}

// choicesOf gives what a part of an expression may be, when that is more than
// strings: b or c for (b|c), nothing or b for b?.
func choicesOf(re *syntax.Regexp) []*syntax.Regexp {
	re = inside(re)
	if spellOut(re.Simplify()).exact != nil && !hasEdge(re) {
		return nil
	}
	if _, ok := gapOf(re); ok {
		return nil
	}
	switch re.Op {
	case syntax.OpAlternate:
		return re.Sub
	case syntax.OpQuest:
		return []*syntax.Regexp{{Op: syntax.OpEmptyMatch, Flags: re.Flags}, re.Sub[0]}
	}
	return nil
}
