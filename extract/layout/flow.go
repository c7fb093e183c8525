package layout

import "strings"

// item is a line or a table row, in reading order.
type item struct {
	line line
	row  *tableRow
}

func (it item) text() string {
	if it.row != nil {
		return strings.TrimSpace(strings.Join(it.row.texts(), " "))
	}
	return it.line.text()
}

func (it item) page() int {
	if it.row != nil {
		return it.row.page
	}
	return it.line.page
}

// tableRow is one row of a table: for each column the lines of its cell.
type tableRow struct {
	page   int
	cells  [][]line
	header bool     // names the columns
	across bool     // is a heading across the table, in its only cell
	names  []string // what the columns are called, when the table says so
	ruled  bool     // lines are drawn around its cells
	wide   [][2]int // the columns, first and last, that its wider cells span
}

// texts gives the text of each cell, line breaks as spaces.
func (t *tableRow) texts() []string {
	cells := make([]string, len(t.cells))
	for i, lines := range t.cells {
		var parts []string
		for _, l := range lines {
			parts = append(parts, l.text())
		}
		cells[i] = strings.Join(parts, " ")
	}
	return cells
}
