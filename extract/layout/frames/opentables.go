package frames

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/layout/order"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/ruled"
	"github.com/dhrcoder/dhr/extract/text"
)

const (
	ruledRows  = 4  // slots between level lines from which the lines part the rows
	proseLines = 12 // lines in a slot's columns that make them running text
)

// openRules gives the lines that tables lack which have level lines only: upright
// ones where no row has a word, and level ones between the rows where there are
// lines above and below the whole table alone. What turns out to be no table adds
// none. Heads says where tables begin with a row between lines of its own.
func openRules(s *paper.Sheet, rules, fills []text.Rect, m *paper.Measure) (added []text.Rect, heads []float64) {
	for _, stack := range segments(s, ruled.Stacks(append(edges(fills), rules...))) {
		slots := slices.DeleteFunc(slots(s, stack), func(rows []paper.Row) bool { return len(rows) == 0 })
		var rows []paper.Row
		for _, slot := range slots {
			rows = append(rows, slot...)
		}
		if len(rows) < 2 {
			continue
		}
		span := make([]bool, len(rows)) // a heading or a note across the table
		spans := 0
		for i, rw := range rows {
			span[i] = !paper.Gapped(rw, 0.6) && width(rw) > 0.3*(stack.X1-stack.X0)
		}
		gutters := freeStrips(rows, span)
		if len(gutters) > 0 && len(slots) == 1 && !gappedMost(rows) {
			continue
		}
		for i, rw := range rows {
			if span[i] = span[i] && crosses(rw, gutters); span[i] {
				spans++
			}
		}
		if len(gutters) == 0 || spans*3 > len(rows) || prose(slots, gutters) {
			continue
		}
		if _, ok := order.SideHeads(rows, gutters[0]); ok && len(gutters) == 1 {
			continue
		}
		if more := beyond(s, &stack, gutters); len(more) > 0 {
			rows, span = append(rows, more...), append(span, make([]bool, len(more))...)
		}
		added = append(added, uprights(stack, rows, span, gutters)...)
		if len(slots) < ruledRows && !shaded(stack, fills) {
			added = append(added, betweenRows(stack, rows, gutters, m)...)
			if len(slots) == 2 {
				heads = append(heads, stack.Ys[0])
			}
		}
	}
	return added, heads
}

// edges gives the level edges of filled areas, as of every other row of a table.
func edges(fills []text.Rect) []text.Rect {
	var out []text.Rect
	for _, f := range fills {
		if f.H > 8 && f.H < 400 {
			out = append(out, text.Rect{X: f.X, Y: f.Y, W: f.W}, text.Rect{X: f.X, Y: f.Y + f.H, W: f.W})
		}
	}
	return out
}

// shaded reports whether lines of the stack are edges of filled areas: those part the
// rows, however few there are.
func shaded(stack ruled.Stack, fills []text.Rect) bool {
	return slices.ContainsFunc(fills, func(f text.Rect) bool {
		return slices.ContainsFunc(stack.Ys, func(y float64) bool { return math.Abs(y-f.Y) < 1 && f.X > stack.X0-2 && f.X+f.W < stack.X1+2 })
	})
}

// crosses reports whether the row stands on both sides of a gutter.
func crosses(rw paper.Row, gutters []float64) bool {
	return slices.ContainsFunc(gutters, func(g float64) bool { return rw.Words[0].X < g && rw.Words[0].X+width(rw) > g })
}

func width(rw paper.Row) float64 {
	last := rw.Words[len(rw.Words)-1]
	return last.X + last.W - rw.Words[0].X
}

// prose reports whether the columns between the lines are columns of running text.
func prose(slots [][]paper.Row, gutters []float64) bool {
	b := order.Band{Gutters: gutters}
	for _, slot := range slots {
		full := 0
		for _, c := range b.Split(slot) {
			if len(c) >= proseLines && order.Fill(c) > 0.8 {
				full++
			}
		}
		if full > 1 {
			return true
		}
	}
	return false
}

// uprights gives upright lines at the gutters and at both sides, but none through
// rows that reach across.
func uprights(stack ruled.Stack, rows []paper.Row, span []bool, gutters []float64) []text.Rect {
	top, foot := stack.Ys[0], stack.Ys[len(stack.Ys)-1]
	out := []text.Rect{{X: stack.X0, Y: top, H: foot - top}, {X: stack.X1, Y: top, H: foot - top}}
	for _, y := range stack.Ys { // edges of areas are no lines of their own
		out = append(out, text.Rect{X: stack.X0, Y: y, W: stack.X1 - stack.X0})
	}
	for _, x := range gutters {
		from := top
		for i, rw := range rows {
			if !span[i] {
				continue
			}
			size := rw.Words[0].Size
			out = append(out, text.Rect{X: x, Y: from, H: math.Max(0, rw.Base-1.2*size-from)})
			from = rw.Base + 0.4*size
		}
		out = append(out, text.Rect{X: x, Y: from, H: math.Max(0, foot-from)})
	}
	return out
}

// betweenRows gives level lines above the rows of the table, but the first.
func betweenRows(stack ruled.Stack, rows []paper.Row, gutters []float64, m *paper.Measure) []text.Rect {
	var out []text.Rect
	for i, base := range order.RowStarts(rows, gutters, m) {
		if i > 0 {
			out = append(out, text.Rect{X: stack.X0, Y: base - 0.9*rows[0].Words[0].Size, W: stack.X1 - stack.X0})
		}
	}
	return out
}

// gappedMost reports whether most rows have wide spaces in them.
func gappedMost(rows []paper.Row) bool {
	n := 0
	for _, rw := range rows {
		if paper.Gapped(rw, 1.1) {
			n++
		}
	}
	return n*2 > len(rows)
}
