// Package concordance lists the hits of a search with the words before and after each,
// one line a hit (key word in context, KWIC). It is pure.
package concordance

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr"
)

// Source is a text with where it was hit.
type Source struct {
	Text    string
	Matches []dhr.Span // in order, without overlap
}

// Line is one hit with what stands around it.
type Line struct {
	Source   int // its place among the sources
	Match    dhr.Span
	Left     string // what stands before the hit, cut between words
	Node     string // the hit
	Right    string
	CutLeft  bool // there is more before it in the text
	CutRight bool
}

// Order is the order of the lines.
type Order string

// The orders. Lines that are equal in the words compared stay in the sources' order.
const (
	OrderSource Order = ""      // as the sources are given
	OrderLeft   Order = "left"  // by the words before the hit, the nearest first
	OrderRight  Order = "right" // by the words after the hit
)

// ParseOrder returns the order of that name.
func ParseOrder(name string) (Order, error) {
	switch o := Order(name); o {
	case OrderSource, OrderLeft, OrderRight:
		return o, nil
	}
	return "", fmt.Errorf("there is no order %q; there are left and right", name)
}

// Lines lists the hits with up to width code points on each side, and no more than most
// of them in the sources' order before they are sorted; most of 0 is no limit.
func Lines(sources []Source, width, most int, order Order) []Line {
	var lines []Line
	for i, s := range sources {
		runes := []rune(s.Text)
		for _, m := range s.Matches {
			if most > 0 && len(lines) == most {
				return sorted(lines, order)
			}
			if m.Start < 0 || m.End > len(runes) || m.Start >= m.End {
				continue
			}
			lines = append(lines, lineOf(i, runes, m, width))
		}
	}
	return sorted(lines, order)
}

func lineOf(source int, text []rune, m dhr.Span, width int) Line {
	from, to := max(0, m.Start-width), min(len(text), m.End+width)
	for from > 0 && from < m.Start && !unicode.IsSpace(text[from-1]) {
		from++
	}
	for to < len(text) && to > m.End && !unicode.IsSpace(text[to]) {
		to--
	}
	return Line{Source: source, Match: m, Left: string(text[from:m.Start]), Node: string(text[m.Start:m.End]), Right: string(text[m.End:to]),
		CutLeft: from > 0, CutRight: to < len(text)}
}

// sorted puts the lines in order by their words in lower case, without signs.
func sorted(lines []Line, order Order) []Line {
	if order == OrderSource {
		return lines
	}
	type keyed struct {
		line Line
		key  []string
	}
	all := make([]keyed, len(lines))
	for i, l := range lines {
		if order == OrderLeft {
			all[i] = keyed{l, wordsOf(l.Left)}
			slices.Reverse(all[i].key)
		} else {
			all[i] = keyed{l, wordsOf(l.Right)}
		}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return slices.Compare(a.key, b.key) })
	for i, k := range all {
		lines[i] = k.line
	}
	return lines
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
