package match

import (
	"regexp/syntax"
	"slices"
)

// chain is one alternative of an expression that is strings with gaps between them:
// the places of the strings alone decide whether it matches.
type chain struct {
	begin, end bool // it matches from the text's beginning, to its end
	head, tail *gap // before the first link of a chain that begins the text; after the last
	links      []link
	gaps       []gap // between the links
}

// link is strings of which one stands at a place.
type link struct {
	words         []string
	ids           []int32 // of the words in the finder
	before, after bool    // a word's edge must be there
}

// gap is how many characters stand between two strings, and which may.
type gap struct {
	least, most int    // most is negative when there is no limit
	class       []rune // pairs of first and last; nil for any but a line's end
}

// chainOf reads an alternative as a chain, if it is one.
func chainOf(re *syntax.Regexp) (*chain, bool) {
	b := &chainBuilder{run: []string{""}}
	if !b.add(re) || !b.finish() {
		return nil, false
	}
	return &b.chain, true
}

// chainBuilder puts a chain together from left to right.
type chainBuilder struct {
	chain
	run           []string // of the link in the making; one empty string before it begins
	before, after bool
	gap           *gap // that stands before it
}

func (b *chainBuilder) began() bool { return len(b.run) != 1 || b.run[0] != "" }

func (b *chainBuilder) add(re *syntax.Regexp) bool {
	if b.end {
		return false
	}
	switch re.Op {
	case syntax.OpEmptyMatch:
		return true
	case syntax.OpCapture:
		return b.add(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !b.add(sub) {
				return false
			}
		}
		return true
	case syntax.OpBeginText:
		if len(b.links) > 0 || b.began() || b.gap != nil || b.before {
			return false
		}
		b.begin = true
		return true
	case syntax.OpEndText:
		b.end = true
		return true
	case syntax.OpWordBoundary:
		if b.began() {
			b.after = true
		} else {
			b.before = true
		}
		return true
	}
	if g, ok := gapOf(re); ok {
		return b.addGap(g)
	}
	if hasEdge(re) {
		return false
	}
	words := spellOut(re.Simplify()).exact
	return words != nil && b.extend(words)
}

// gapOf reads an expression as a gap: a character that is one of many, or a run of
// them.
func gapOf(re *syntax.Regexp) (gap, bool) {
	one, g := re, gap{least: 1, most: 1}
	switch re.Op {
	case syntax.OpStar:
		one, g = re.Sub[0], gap{most: -1}
	case syntax.OpPlus:
		one, g = re.Sub[0], gap{least: 1, most: -1}
	case syntax.OpQuest:
		one, g = re.Sub[0], gap{most: 1}
	case syntax.OpRepeat:
		one, g = re.Sub[0], gap{least: re.Min, most: re.Max}
	}
	switch {
	case one.Op == syntax.OpAnyCharNotNL:
		return g, true
	case one.Op == syntax.OpCharClass && letters(one.Rune) == nil:
		g.class = one.Rune
		return g, true
	}
	return g, false
}

// hasEdge reports whether the expression looks at a place's surroundings.
func hasEdge(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine:
		return true
	}
	return slices.ContainsFunc(re.Sub, hasEdge)
}

func (b *chainBuilder) addGap(g gap) bool {
	if b.began() && !b.flush() || b.before {
		return false
	}
	if b.gap != nil {
		if b.gap.class != nil || g.class != nil || b.gap.most < 0 || g.most < 0 {
			return false
		}
		g.least, g.most = g.least+b.gap.least, g.most+b.gap.most
	}
	b.gap = &g
	return true
}

// extend appends one of the words to the link. A word's edge within a link must be
// one whatever the words.
func (b *chainBuilder) extend(words []string) bool {
	if len(words) > mostExact {
		return false
	}
	if len(b.run)*len(words) > mostExact { // another link, right behind
		if b.after || !b.flush() {
			return false
		}
		b.gap = &gap{}
	}
	if b.after {
		for _, w := range words {
			for _, r := range b.run {
				if w == "" || r == "" || wordByte(r[len(r)-1]) == wordByte(w[0]) {
					return false
				}
			}
		}
		b.after = false
	}
	var run []string
	for _, r := range b.run {
		for _, w := range words {
			run = append(run, r+w)
		}
	}
	b.run = run
	return true
}

// flush ends the link in the making.
func (b *chainBuilder) flush() bool {
	if slices.Contains(b.run, "") {
		return false
	}
	switch {
	case len(b.links) > 0 && b.gap != nil:
		b.gaps = append(b.gaps, *b.gap)
	case len(b.links) > 0:
		return false
	case b.gap != nil && b.begin:
		b.head = b.gap
	case b.gap != nil && (b.gap.least > 0 || b.gap.class != nil):
		return false
	}
	b.links = append(b.links, link{words: b.run, before: b.before, after: b.after})
	b.run, b.before, b.after, b.gap = []string{""}, false, false, nil
	return true
}

func (b *chainBuilder) finish() bool {
	if b.began() {
		return b.flush()
	}
	if b.gap != nil && (b.gap.least > 0 || b.end) {
		b.tail = b.gap
	}
	return !b.before && len(b.links) > 0
}

// wordByte reports whether the byte is one of a word, as \b sees it.
func wordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
