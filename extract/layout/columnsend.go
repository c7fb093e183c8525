package layout

import "math"

// columnsEnd gives the last row of a band of columns. A heading below them, before
// text of full width, leaves the gutter free as well, but is no part of the left
// column.
func (r *reader) columnsEnd(rows []row, b band) int {
	end := b.last
	if end+1 >= len(rows) || r.apart(rows[end], rows[end+1]) {
		return b.last
	}
	for end > b.first {
		last := rows[end].words[len(rows[end].words)-1]
		l := newLine(0, rows[end].words)
		heading := l.bold && !r.m.bold || l.italic || l.size >= 1.1*r.m.size || capitals(l.text())
		if last.X+last.W > b.gutters[0] || !heading || len(rows[end].words) > headingWords || math.Abs(rows[end].words[0].X-rows[end+1].words[0].X) > 4*r.m.size {
			break
		}
		end--
	}
	return end
}

// columnsBegin gives the first row of a band of columns: names side by side in the
// middle above them, as those of authors, leave the gutter free as well.
func (r *reader) columnsBegin(rows []row, b band) int {
	first := b.first
	for first+4 < b.last && rows[first+1].base-rows[first].base > 1.6*r.m.leading {
		left := math.Inf(1)
		for _, rw := range rows[first+1 : b.last+1] {
			left = math.Min(left, rw.words[0].X)
		}
		if rows[first].words[0].X < left+3*r.m.size || rows[first].words[0].X > b.gutters[0] {
			break
		}
		first++
	}
	return first
}
