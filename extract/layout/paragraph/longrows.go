package paragraph

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

const (
	longRow   = 250 // words from which a table's row is more than one passage
	leastPart = 20  // words of each
)

// splitRow gives the paragraphs of the longest cell of a very long row as rows of
// their own; the first stays with the other cells.
func splitRow(t *paper.TableRow) []*paper.TableRow {
	words, most, longest := 0, 0, 0
	for c, lines := range t.Cells {
		n := wordsIn(lines)
		words += n
		if n > most {
			most, longest = n, c
		}
	}
	if words < longRow {
		return []*paper.TableRow{t}
	}
	groups := paragraphsOf(t.Cells[longest])
	first := *t
	first.Cells = slices.Clone(t.Cells)
	first.Cells[longest] = groups[0]
	out := []*paper.TableRow{&first}
	for _, g := range groups[1:] {
		rest := &paper.TableRow{Page: g[0].Page, Cells: make([][]paper.Line, len(t.Cells)), Names: t.Names, Ruled: t.Ruled, Rest: true}
		rest.Cells[longest] = g
		out = append(out, rest)
	}
	return out
}

func wordsIn(lines []paper.Line) int {
	n := 0
	for _, l := range lines {
		n += len(l.Words)
	}
	return n
}

// paragraphsOf cuts a cell's lines where there is space between them, at bullets and
// numbers, and after a short line that ends a sentence.
func paragraphsOf(lines []paper.Line) [][]paper.Line {
	var gaps []float64
	right := 0.0
	for i, l := range lines {
		right = math.Max(right, l.X1)
		if i > 0 && l.Base > lines[i-1].Base {
			gaps = append(gaps, l.Base-lines[i-1].Base)
		}
	}
	slices.Sort(gaps)
	lead := math.Inf(1)
	if len(gaps) > 0 {
		lead = gaps[len(gaps)/2]
	}
	groups := [][]paper.Line{nil}
	for i, l := range lines {
		if i > 0 {
			prev := lines[i-1]
			kind := numbering.Parse(l.Text()).Kind
			starts := l.Base-prev.Base > 1.25*lead || kind != numbering.None && paper.Ends(prev.Text()) ||
				paper.Ends(prev.Text()) && prev.X1 < right-0.25*(right-prev.X0) && !paper.StartsLower(l.Text())
			if starts && wordsIn(groups[len(groups)-1]) >= leastPart && wordsIn(lines[i:]) >= leastPart {
				groups = append(groups, nil)
			}
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], l)
	}
	return groups
}
