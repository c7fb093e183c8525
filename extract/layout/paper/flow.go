package paper

import "strings"

// Item is a line or a table row, in reading order.
type Item struct {
	Line Line
	Row  *TableRow
}

// Text is the text of the line, or of the row's cells.
func (it Item) Text() string {
	if it.Row != nil {
		return strings.TrimSpace(strings.Join(it.Row.Texts(), " "))
	}
	return it.Line.Text()
}

// Page is the page that the item stands on.
func (it Item) Page() int {
	if it.Row != nil {
		return it.Row.Page
	}
	return it.Line.Page
}

// TableRow is one row of a table: for each column the lines of its cell.
type TableRow struct {
	Page   int
	Cells  [][]Line
	Header bool     // names the columns
	Across bool     // is a heading across the table, in its only cell
	Names  []string // what the columns are called, when the table says so
	Ruled  bool     // lines are drawn around its cells
	Rest   bool     // a further paragraph of the row above, in its only cell
	Wide   [][2]int // the columns, first and last, that its wider cells span
}

// Texts gives the text of each cell, line breaks as spaces.
func (t *TableRow) Texts() []string {
	cells := make([]string, len(t.Cells))
	for i, lines := range t.Cells {
		var b strings.Builder
		for k, l := range lines {
			if k > 0 && !CutWord(lines[k-1], l) {
				b.WriteByte(' ')
			}
			b.WriteString(l.Text())
		}
		cells[i] = b.String()
	}
	return cells
}
