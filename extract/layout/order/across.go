package order

import (
	"math"
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// spanning says which rows are headings across a table, such as "Theme 2: Training"
// or a year: one run of bold type or capitals that begins at the left edge of the
// table's head, somewhere below it. Head says which rows name columns; nil has them
// looked for.
func spanning(rows []paper.Row, head []bool) []bool {
	span := make([]bool, len(rows))
	left := math.Inf(1)
	for i, rw := range rows {
		if head != nil && head[i] || head == nil && isHead(rows, i) {
			left = rw.Words[0].X
			continue
		}
		if math.IsInf(left, 1) || math.Abs(rw.Words[0].X-left) > 3 || i+1 == len(rows) || len(rw.Words) > paper.HeadingWords {
			continue
		}
		l := paper.NewLine(0, rw.Words)
		span[i] = (l.Bold || paper.Capitals(l.Text())) && len(spacedOut(rw)) == 1
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
func (r *reader) acrossTable(tr *paper.TableRow, t table) {
	r.blocks++
	for _, l := range tr.Cells[0] {
		l.Block, l.Low, l.High, l.Height, l.Across = r.blocks, l.X0, r.page.Width, r.page.Height, true
		r.flow = append(r.flow, paper.Item{Line: l})
	}
}

// isHead reports whether row i names the columns of a table: by what it says, or
// as three or more short names in bold type above a row that is not bold.
func isHead(rows []paper.Row, i int) bool {
	if !paper.Gapped(rows[i], 0.6) {
		return false
	}
	cells := spacedOut(rows[i])
	if isHeader(cells) {
		return true
	}
	return len(cells) >= 3 && i+1 < len(rows) && namesOnly(cells) && paper.NewLine(0, rows[i].Words).Bold && !paper.NewLine(0, rows[i+1].Words).Bold
}

// namesOnly reports whether all cells are a few words and no sentence.
func namesOnly(cells []string) bool {
	for _, c := range cells {
		if len(c) > 30 || paper.WordCount(c) > 4 || strings.HasSuffix(c, ".") || paper.StartsLower(c) || !strings.ContainsFunc(c, unicode.IsLetter) {
			return false
		}
	}
	return true
}
