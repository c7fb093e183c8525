package order

import (
	"math"

	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// cellWidths is how far the lines of each column of a table may reach.
type cellWidths struct {
	m     *paper.Measure
	right []float64
}

// newCellWidths takes for a column's end the gutter less what a cell keeps free, and
// for the last column's the end of its longest line.
func newCellWidths(rows []paper.Row, b Band, m *paper.Measure) cellWidths {
	w := cellWidths{m: m}
	for _, g := range b.Gutters {
		w.right = append(w.right, g-0.8*m.Size)
	}
	longest := math.Inf(-1)
	for _, rw := range rows {
		last := rw.Words[len(rw.Words)-1]
		longest = math.Max(longest, last.X+last.W)
	}
	w.right = append(w.right, longest)
	return w
}

// room reports whether the last line of the row's cell in column c has room for the
// first word of the part.
func (w cellWidths) room(above *paper.TableRow, parts [][]paper.Row, c int) bool {
	lines := above.Cells[c]
	if len(lines) == 0 || len(parts[c]) == 0 {
		return false
	}
	return lines[len(lines)-1].X1+0.3*w.m.Size+paper.FirstWidth(paper.NewLine(0, parts[c][0].Words)) <= w.right[c]
}

// leaveRoom reports whether the parts cannot be the second lines of the row's cells:
// they fill the first column and another, and in each the line above has room for
// their first word. Where two others have it, the last column need not: how wide it
// is shows only in its longest line.
func (w cellWidths) leaveRoom(above *paper.TableRow, parts [][]paper.Row) bool {
	filled := 0
	full := false
	for c, p := range parts {
		if len(p) == 0 {
			continue
		}
		lines := above.Cells[c]
		if len(lines) == 0 {
			if c == 0 {
				return false
			}
			continue
		}
		last := lines[len(lines)-1]
		first := paper.NewLine(last.Page, p[0].Words)
		if last.X1+0.3*w.m.Size+paper.FirstWidth(first) > w.right[c] {
			if c+1 < len(parts) {
				return false
			}
			full = true
			continue
		}
		filled++
	}
	return filled > 1 && len(parts[0]) > 0 && (!full || !paper.StartsLower(paper.Joined(parts[len(parts)-1][0].Words)))
}

// anew reports whether parts that leave the first column empty begin a row all the
// same, as one does whose date is that of the row above: they fill all other
// columns, and in each the line above has room for their first word or, in the last,
// ends a sentence.
func (w cellWidths) anew(above *paper.TableRow, parts [][]paper.Row) bool {
	if len(parts) < 3 {
		return false
	}
	for c := 1; c < len(parts); c++ {
		lines := above.Cells[c]
		if len(parts[c]) == 0 || len(lines) == 0 {
			return false
		}
		last, first := lines[len(lines)-1], paper.NewLine(0, parts[c][0].Words)
		room := last.X1+0.3*w.m.Size+paper.FirstWidth(first) <= w.right[c]
		if paper.StartsLower(first.Text()) || !room && (c+1 < len(parts) || !paper.Ends(last.Text())) {
			return false
		}
	}
	return true
}
