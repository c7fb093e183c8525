package order

import (
	"slices"

	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// goesOnIn reports whether the next page's first row is the rest of the last row:
// it leaves the first column empty, or goes on there in the middle of a sentence. In
// a ruled table the first column may be empty because its cell spans both rows: then
// the others begin anew.
func goesOnIn(t *paper.TableRow, next *paper.TableRow) bool {
	if t.Ruled && next.Ruled {
		return splitBefore(t, next)
	}
	if len(next.Cells[0]) == 0 {
		return true
	}
	return len(t.Cells[0]) > 0 && paper.StartsLower(next.Texts()[0]) && !paper.Ends(t.Texts()[0])
}

// goOn adds the page's first rows to the last row of the table that the page before
// ended in, when they leave its first column empty, and returns the rest. A head
// that the table repeats before them is dropped.
func (r *reader) goOn(rows []paper.Row) []paper.Row {
	n := len(r.flow) - 1
	if n < 0 || r.flow[n].Row == nil || r.flow[n].Row.Ruled || len(r.table) == 0 || len(rows) == 0 {
		return rows
	}
	b := Band{Gutters: r.table}
	rest := r.withoutHead(rows, b)
	head := len(rows) - len(rest)
	last := r.flow[n].Row
	for len(rest) > 0 && rest[0].Words[0].X > r.table[0]-2 && !Straddles(rest[0], r.table) && len(last.Cells) == len(r.table)+1 {
		for c, p := range b.Split(rest[:1]) {
			for _, cell := range p {
				last.Cells[c] = append(last.Cells[c], paper.NewLine(r.page.Number, cell.Words))
			}
		}
		rest = rest[1:]
	}
	if len(rows)-len(rest) == head {
		return rows
	}
	if head > 0 && len(rest) > 0 && filled(rest[0], r.table) > 1 && !Straddles(rest[0], r.table) {
		return append(slices.Clone(rows[:head]), rest...) // one row would be no table without its head
	}
	return rest
}

// withoutHead drops the rows of a table's head, of which cells may have several
// lines.
func (r *reader) withoutHead(rows []paper.Row, b Band) []paper.Row {
	var head *paper.TableRow
	for len(rows) > 0 && !Straddles(rows[0], b.Gutters) {
		parts := b.Split(rows[:1])
		if !isHeader(CellTexts(rows[0], b.Gutters)) && (head == nil || !wraps(head, parts)) {
			break
		}
		if head == nil {
			head = &paper.TableRow{Cells: make([][]paper.Line, len(b.Gutters)+1)}
		}
		for c, p := range parts {
			for _, cell := range p {
				head.Cells[c] = append(head.Cells[c], paper.NewLine(r.page.Number, cell.Words))
			}
		}
		rows = rows[1:]
	}
	return rows
}

// Straddles reports whether a word of the row stands across a gutter.
func Straddles(rw paper.Row, gutters []float64) bool {
	for _, w := range rw.Words {
		for _, g := range gutters {
			if w.X < g-2 && w.X+w.W > g {
				return true
			}
		}
	}
	return false
}

// splitBefore reports whether a ruled table's row goes on in the next: one of its
// cells does so in the middle of a sentence, or the first is empty and of the others
// not all begin anew.
func splitBefore(t *paper.TableRow, next *paper.TableRow) bool {
	above, below := t.Texts(), next.Texts()
	filled, anew := 0, 0
	for c, s := range below {
		if s == "" {
			continue
		}
		filled++
		switch {
		case above[c] != "" && paper.StartsLower(s) && !paper.Ends(above[c]):
			return true
		case !paper.StartsLower(s):
			anew++
		}
	}
	return below[0] == "" && above[0] != "" && (anew < 3 || anew < filled)
}
