package layout

import "slices"

// goesOnIn reports whether the next page's first row is the rest of the last row:
// it leaves the first column empty, or goes on there in the middle of a sentence. In
// a ruled table the first column may be empty because its cell spans both rows: then
// the others begin anew.
func goesOnIn(t *tableRow, next *tableRow) bool {
	if t.ruled && next.ruled {
		return splitBefore(t, next)
	}
	if len(next.cells[0]) == 0 {
		return true
	}
	return len(t.cells[0]) > 0 && startsLower(next.texts()[0]) && !ends(t.texts()[0])
}

// goOn adds the page's first rows to the last row of the table that the page before
// ended in, when they leave its first column empty, and returns the rest. A head
// that the table repeats before them is dropped.
func (r *reader) goOn(rows []row) []row {
	n := len(r.flow) - 1
	if n < 0 || r.flow[n].row == nil || r.flow[n].row.ruled || len(r.table) == 0 || len(rows) == 0 {
		return rows
	}
	b := band{gutters: r.table}
	rest := r.withoutHead(rows, b)
	head := len(rows) - len(rest)
	last := r.flow[n].row
	for len(rest) > 0 && rest[0].words[0].X > r.table[0]-2 && !straddles(rest[0], r.table) && len(last.cells) == len(r.table)+1 {
		for c, p := range b.split(rest[:1]) {
			for _, cell := range p {
				last.cells[c] = append(last.cells[c], newLine(r.page.number, cell.words))
			}
		}
		rest = rest[1:]
	}
	if len(rows)-len(rest) == head {
		return rows
	}
	if head > 0 && len(rest) > 0 && filled(rest[0], r.table) > 1 && !straddles(rest[0], r.table) {
		return append(slices.Clone(rows[:head]), rest...) // one row would be no table without its head
	}
	return rest
}

// withoutHead drops the rows of a table's head, of which cells may have several
// lines.
func (r *reader) withoutHead(rows []row, b band) []row {
	var head *tableRow
	for len(rows) > 0 && !straddles(rows[0], b.gutters) {
		parts := b.split(rows[:1])
		if !isHeader(cellTexts(rows[0], b.gutters)) && (head == nil || !wraps(head, parts)) {
			break
		}
		if head == nil {
			head = &tableRow{cells: make([][]line, len(b.gutters)+1)}
		}
		for c, p := range parts {
			for _, cell := range p {
				head.cells[c] = append(head.cells[c], newLine(r.page.number, cell.words))
			}
		}
		rows = rows[1:]
	}
	return rows
}

// straddles reports whether a word of the row stands across a gutter.
func straddles(rw row, gutters []float64) bool {
	for _, w := range rw.words {
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
func splitBefore(t *tableRow, next *tableRow) bool {
	above, below := t.texts(), next.texts()
	filled, anew := 0, 0
	for c, s := range below {
		if s == "" {
			continue
		}
		filled++
		switch {
		case above[c] != "" && startsLower(s) && !ends(above[c]):
			return true
		case !startsLower(s):
			anew++
		}
	}
	return below[0] == "" && above[0] != "" && (anew < 3 || anew < filled)
}
