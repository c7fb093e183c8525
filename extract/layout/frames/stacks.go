package frames

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/layout/order"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/ruled"
	"github.com/dhrcoder/dhr/extract/text"
)

// slots gives the rows of words between each two lines of the stack that have some.
func slots(s *paper.Sheet, stack ruled.Stack) [][]paper.Row {
	slots := make([][]paper.Row, len(stack.Ys)-1)
	for _, rw := range s.Rows {
		var words []text.Word
		for _, w := range rw.Words {
			if c := w.X + w.W/2; c > stack.X0 && c < stack.X1 {
				words = append(words, w)
			}
		}
		if len(words) == 0 {
			continue
		}
		middle := rw.Base - 0.3*words[0].Size
		for i := range slots {
			if middle > stack.Ys[i] && middle < stack.Ys[i+1] {
				slots[i] = append(slots[i], paper.Row{Words: words, Base: rw.Base})
			}
		}
	}
	return slots
}

// segments gives the parts of stacks that have columns between their lines: the same
// lines may stand above headings elsewhere on the page.
func segments(s *paper.Sheet, stacks []ruled.Stack) []ruled.Stack {
	var out []ruled.Stack
	for _, stack := range stacks {
		first, last := -1, -1 // slots with columns
		end := func() {
			if first >= 0 {
				out = append(out, ruled.Stack{X0: stack.X0, X1: stack.X1, Ys: stack.Ys[first : last+2]})
			}
			first = -1
		}
		for i, slot := range slots(s, stack) {
			switch strips := freeStrips(slot, make([]bool, len(slot))); {
			case len(strips) > 0:
				if first < 0 {
					first = i
				}
				last = i
			case len(slot) > 1:
				end()
			}
		}
		end()
	}
	return out
}

// freeStrips gives the middle of each strip in which no row but those across the
// table has a word.
func freeStrips(rows []paper.Row, span []bool) []float64 {
	if len(rows) == 0 {
		return nil
	}
	wide := 1.1 * rows[0].Words[0].Size
	if len(rows) >= 5 {
		wide = 0.6 * rows[0].Words[0].Size
	}
	type extent struct{ from, to float64 }
	var taken []extent
	for i, rw := range rows {
		for _, w := range rw.Words {
			if !span[i] {
				taken = append(taken, extent{w.X, w.X + w.W})
			}
		}
	}
	slices.SortFunc(taken, func(a, b extent) int {
		if a.from < b.from {
			return -1
		}
		return 1
	})
	var gutters []float64
	end := math.Inf(1)
	for _, t := range taken {
		if t.from-end >= wide {
			gutters = append(gutters, (t.from+end)/2)
		}
		if math.IsInf(end, 1) || t.to > end {
			end = t.to
		}
	}
	return gutters
}

// beyond gives the rows right above and below the stack that keep to its columns, and
// lengthens it by as much: a table's first and last line need not be drawn.
func beyond(s *paper.Sheet, stack *ruled.Stack, gutters []float64) []paper.Row {
	top, foot := stack.Ys[0], stack.Ys[len(stack.Ys)-1]
	grow := func(from, step int, edge float64) []paper.Row {
		var found []paper.Row
		kept := 0 // up to the last block with words in several columns
		used := make([]bool, len(gutters)+1)
		for i := from; i >= 0 && i < len(s.Rows); i += step {
			rw := s.Rows[i]
			size := rw.Words[0].Size
			if math.Abs(edge-rw.Base) > 2.2*size || rw.Words[0].X < stack.X0-2 || rw.Words[0].X+width(rw) > stack.X1+2 || order.Straddles(rw, gutters) {
				break
			}
			if math.Abs(edge-rw.Base) > 1.5*size {
				clear(used)
			}
			found = append(found, rw)
			edge = rw.Base
			columns := 0
			for c, t := range order.CellTexts(rw, gutters) {
				used[c] = used[c] || t != ""
				if used[c] {
					columns++
				}
			}
			if columns > 1 {
				kept = len(found)
				top, foot = math.Min(top, rw.Base-1.2*size), math.Max(foot, rw.Base+0.6*size)
			}
		}
		return found[:kept]
	}
	above := len(s.Rows)
	for above > 0 && s.Rows[above-1].Base > top {
		above--
	}
	below := 0
	for below < len(s.Rows) && s.Rows[below].Base < foot {
		below++
	}
	found := append(
		grow(above-1, -1, top),
		grow(below, 1, foot)...)
	if top < stack.Ys[0] {
		stack.Ys = append([]float64{top}, stack.Ys...)
	}
	if foot > stack.Ys[len(stack.Ys)-1] {
		stack.Ys = append(stack.Ys, foot)
	}
	return found
}
