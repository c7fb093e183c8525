package layout

import (
	"math"
	"strings"
	"unicode"
)

// spanning says which rows are headings across a table, such as "Theme 2: Training"
// or a year: one run of bold type or capitals that begins at the left edge of the
// table's head, somewhere below it. Head says which rows name columns; nil has them
// looked for.
func spanning(rows []row, head []bool) []bool {
	span := make([]bool, len(rows))
	left := math.Inf(1)
	for i, rw := range rows {
		if head != nil && head[i] || head == nil && isHead(rows, i) {
			left = rw.words[0].X
			continue
		}
		if math.IsInf(left, 1) || math.Abs(rw.words[0].X-left) > 3 || i+1 == len(rows) || len(rw.words) > headingWords {
			continue
		}
		l := newLine(0, rw.words)
		span[i] = (l.bold || capitals(l.text())) && len(spacedOut(rw)) == 1
	}
	// What is bold in every row is no heading.
	n := 0
	for _, s := range span {
		if s {
			n++
		}
	}
	if n*3 > len(rows) {
		return make([]bool, len(rows))
	}
	return span
}

// acrossTable gives a heading across the table as a line of its own.
func (r *reader) acrossTable(tr *tableRow, t table) {
	r.blocks++
	for _, l := range tr.cells[0] {
		l.block, l.low, l.high, l.height, l.across = r.blocks, l.x0, r.page.width, r.page.height, true
		r.flow = append(r.flow, item{line: l})
	}
}

// isHead reports whether row i names the columns of a table: by what it says, or
// as three or more short names in bold type above a row that is not bold.
func isHead(rows []row, i int) bool {
	if !gapped(rows[i], 0.6) {
		return false
	}
	cells := spacedOut(rows[i])
	if isHeader(cells) {
		return true
	}
	return len(cells) >= 3 && i+1 < len(rows) && namesOnly(cells) && newLine(0, rows[i].words).bold && !newLine(0, rows[i+1].words).bold
}

// namesOnly reports whether all cells are a few words and no sentence.
func namesOnly(cells []string) bool {
	for _, c := range cells {
		if len(c) > 30 || wordCount(c) > 4 || strings.HasSuffix(c, ".") || startsLower(c) || !strings.ContainsFunc(c, unicode.IsLetter) {
			return false
		}
	}
	return true
}
