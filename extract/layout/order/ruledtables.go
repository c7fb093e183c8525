package order

import (
	"math"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/text"
)

// marked gives the place of the frame that the word stands for.
func marked(w text.Word) (int, bool) {
	for _, r := range w.Text {
		return int(r - paper.Marker), r >= paper.Marker && r < paper.Marker+paper.MaxWords
	}
	return 0, false
}

// hasMark reports whether one of the rows has a table or box in it.
func hasMark(rows []paper.Row) bool {
	for _, rw := range rows {
		for _, w := range rw.Words {
			if _, ok := marked(w); ok {
				return true
			}
		}
	}
	return false
}

// frame gives a table as its rows and a box as its lines, once.
func (r *reader) frame(i int) {
	f := r.page.Frames[i]
	if f.Words == nil {
		return
	}
	words := f.Words
	f.Words = nil
	if f.Box {
		r.box(f, words)
		return
	}
	r.ruledTable(f, words)
}

// box reads the text of a box, as far apart from what stands around it as on a page
// of its own.
func (r *reader) box(f *paper.Frame, words []text.Word) {
	outer := r.boxed
	r.boxes++
	r.boxed = r.boxes
	cells := make([][]text.Word, len(f.Cells))
	for _, w := range words {
		at := max(f.CellOf(w), 0)
		cells[at] = append(cells[at], w)
	}
	for _, cell := range cells {
		if len(cell) > 0 {
			r.read(paper.IntoRows(cell), f.X0, f.X1, 1)
		}
	}
	r.boxed = outer
	r.table = nil
}

// ruledTable gives the rows of a table: each cell goes to the row that it begins in.
func (r *reader) ruledTable(f *paper.Frame, words []text.Word) {
	cells := make([][]paper.Line, len(f.Cells))
	for i, in := range sorted(f, words) {
		for _, rw := range paper.IntoRows(in) {
			cells[i] = append(cells[i], paper.NewLine(r.page.Number, rw.Words))
		}
	}
	t := table{}
	t.Gutters = r.columnsOf(f, cells)
	place, columns := r.place, len(t.Gutters)+1
	rows := make([]*paper.TableRow, len(f.Ys)-1)
	for i, c := range f.Cells {
		if len(cells[i]) == 0 {
			continue
		}
		if rows[c.Row] == nil {
			rows[c.Row] = &paper.TableRow{Page: r.page.Number, Cells: make([][]paper.Line, columns), Ruled: true}
		}
		tr := rows[c.Row]
		at := place[c.Column]
		tr.Cells[at] = append(tr.Cells[at], cells[i]...)
		if place[c.LastColumn] > at {
			tr.Wide = append(tr.Wide, [2]int{at, place[c.LastColumn]})
		}
	}
	for _, tr := range rows {
		if tr != nil {
			t.rows = append(t.rows, tr)
		}
	}
	nameColumns(t.rows, f.Head)
	for _, tr := range t.rows {
		tr.Across = isAcross(tr, columns)
	}
	r.rows(t)
}

// columnsOf gives where the table's second and further columns begin: a line that no
// row has text behind parts none. On the next page the same lines mean the same.
func (r *reader) columnsOf(f *paper.Frame, cells [][]paper.Line) []float64 {
	same := func(a, b float64) bool { return math.Abs(a-b) < 4 }
	if r.table != nil && slices.EqualFunc(r.xs, f.Xs, same) {
		return r.table
	}
	used := make([]bool, len(f.Xs))
	for i, c := range f.Cells {
		used[c.Column] = used[c.Column] || len(cells[i]) > 0
	}
	var gutters []float64
	columns := 0
	r.xs, r.place = f.Xs, make([]int, len(f.Xs))
	for c := range used {
		if used[c] {
			if columns > 0 {
				gutters = append(gutters, f.Xs[c])
			}
			columns++
		}
		r.place[c] = max(columns-1, 0)
	}
	return gutters
}

// sorted gives the words of each cell.
func sorted(f *paper.Frame, words []text.Word) [][]text.Word {
	cells := make([][]text.Word, len(f.Cells))
	for _, w := range words {
		at := max(f.CellOf(w), 0)
		cells[at] = append(cells[at], w)
	}
	return cells
}

// headWords is how many words the name of a column in a ruled table may have.
const headWords = 12

// nameColumns finds out whether the table's first row names its columns: by what it
// says, or as short cells that stand between lines of their own, when first says so,
// or in bold above a row that is not. A name that spans several
// columns is that of each.
func nameColumns(rows []*paper.TableRow, first bool) {
	if len(rows) < 2 {
		return
	}
	head := rows[0]
	cells := head.Texts()
	if len(head.Wide) == 1 && FilledCells(cells) == 1 && len(rows) > 2 { // a title across the table
		head = rows[1]
		cells = head.Texts()
	}
	head.Header = isHeader(cells) || FilledCells(cells) >= 2 && shortCells(cells) && (first || allBold(head) && !allBold(rows[slices.Index(rows, head)+1]))
	if !head.Header {
		return
	}
	for _, w := range head.Wide {
		for c := w[0] + 1; c <= w[1]; c++ {
			if len(head.Cells[c]) == 0 {
				head.Cells[c] = head.Cells[w[0]]
			}
		}
	}
}

// FilledCells counts the cells that are not empty.
func FilledCells(cells []string) int {
	n := 0
	for _, c := range cells {
		if c != "" {
			n++
		}
	}
	return n
}

func shortCells(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return paper.WordCount(c) > headWords || strings.HasSuffix(c, ".") })
}

// allBold reports whether all of the row's text is.
func allBold(t *paper.TableRow) bool {
	for _, cell := range t.Cells {
		for _, l := range cell {
			if !l.Bold {
				return false
			}
		}
	}
	return true
}

// isAcross reports whether the row is one cell across the table with a heading in
// it: a few words, in bold or capitals or without a full stop.
func isAcross(t *paper.TableRow, columns int) bool {
	if t.Header || len(t.Wide) != 1 || t.Wide[0] != [2]int{0, columns - 1} || len(t.Cells[0]) > 3 {
		return false
	}
	s := t.Texts()[0]
	return paper.WordCount(s) <= paper.HeadingWords && !paper.Ends(s)
}
