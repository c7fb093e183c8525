package match

import (
	"regexp/syntax"
	"slices"
)

const (
	mostExact = 80 // strings that an expression is spelled out into
	mostSets  = 3  // sets that are looked for
	leastNeed = 2  // letters of a string that is worth looking for
)

// needsOf gives sets of strings of which every match of the expression has one
// each.
func needsOf(tree *syntax.Regexp) [][]string {
	s := spellOut(tree.Simplify())
	sets := s.sets
	if useful(s.exact) {
		sets = append(sets, s.exact)
	}
	// The rarest first: those of the longest strings.
	slices.SortStableFunc(sets, func(a, b []string) int {
		if d := shortest(b) - shortest(a); d != 0 {
			return d
		}
		return len(a) - len(b)
	})
	return sets[:min(len(sets), mostSets)]
}

// spelled is what is known of the strings that an expression matches: all of them,
// when they are few, or sets of which each match has one string each.
type spelled struct {
	exact []string // nil when they are not known
	sets  [][]string
}

func spellOut(re *syntax.Regexp) spelled {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return spelled{exact: []string{string(re.Rune)}}
		}
	case syntax.OpEmptyMatch, syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine:
		return spelled{exact: []string{""}}
	case syntax.OpCharClass:
		return spelled{exact: letters(re.Rune)}
	case syntax.OpCapture:
		return spellOut(re.Sub[0])
	case syntax.OpQuest:
		if s := spellOut(re.Sub[0]); s.exact != nil {
			return spelled{exact: append([]string{""}, s.exact...)}
		}
	case syntax.OpPlus:
		return spelled{sets: spellOut(re.Sub[0]).all()}
	case syntax.OpRepeat:
		if re.Min > 0 {
			return spelled{sets: spellOut(re.Sub[0]).all()}
		}
	case syntax.OpAlternate:
		return either(re.Sub)
	case syntax.OpConcat:
		return inARow(re.Sub)
	}
	return spelled{}
}

// letters spells out a class of few characters.
func letters(ranges []rune) []string {
	var out []string
	for i := 0; i+1 < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if len(out) == 4 {
				return nil
			}
			out = append(out, string(r))
		}
	}
	return out
}

// all gives every set that is known.
func (s spelled) all() [][]string {
	if useful(s.exact) {
		return append(s.sets, s.exact)
	}
	return s.sets
}

// either spells out an alternation: its exact strings are those of all, else a match
// has a string of one of the best sets.
func either(subs []*syntax.Regexp) spelled {
	var exact, best []string
	known, each := true, true
	for _, sub := range subs {
		s := spellOut(sub)
		known = known && s.exact != nil
		exact = append(exact, s.exact...)
		var most []string
		for _, set := range s.all() {
			if most == nil || shortest(set) > shortest(most) {
				most = set
			}
		}
		each = each && most != nil
		best = append(best, most...)
	}
	if known && len(exact) <= mostExact {
		return spelled{exact: exact}
	}
	if each {
		return spelled{sets: [][]string{best}}
	}
	return spelled{}
}

// inARow spells out a sequence: what is exact is joined as long as it stays small.
func inARow(subs []*syntax.Regexp) spelled {
	out := spelled{exact: []string{""}}
	run := []string{""}
	whole := true
	end := func() {
		if useful(run) {
			out.sets = append(out.sets, run)
		}
		run = []string{""}
		whole = false
	}
	for _, sub := range subs {
		s := spellOut(sub)
		switch {
		case s.exact == nil:
			end()
			out.sets = append(out.sets, s.sets...)
			continue
		case len(run)*len(s.exact) > mostExact:
			end()
		}
		var joined []string
		for _, a := range run {
			for _, b := range s.exact {
				joined = append(joined, a+b)
			}
		}
		run = joined
	}
	if whole {
		return spelled{exact: run}
	}
	end()
	out.exact = nil
	return out
}

// useful reports whether a set's strings are long enough to tell texts apart.
func useful(set []string) bool { return len(set) > 0 && shortest(set) >= leastNeed }

func shortest(words []string) int {
	n := len(words[0])
	for _, w := range words {
		n = min(n, len(w))
	}
	return n
}
