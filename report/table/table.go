package table

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Table is one table of a report, ready to be written as a page, a sheet or a CSV.
type Table struct {
	ID      string // in lower case, with hyphens: the name of its file, sheet and anchor
	Title   string
	Unit    string // what a number counts
	Grouped string // what Row.Group is, such as "Factor"; empty when rows have no groups
	Columns []Column
	Rows    []Row
	Notes   []string
	Dense   bool // many narrow columns
}

// Column is a column of a table.
type Column struct {
	Group string // stands above neighbouring columns; may be empty
	Name  string
	Full  string // the name in full, where Name is short
	Text  bool   // holds words
}

// Heading is the column's name with its group.
func (c Column) Heading() string {
	return strings.TrimSpace(c.Group + " " + c.Name)
}

// Row is a row of a table, with a cell a column.
type Row struct {
	Group string // such as "1 Individual"
	Base  bool   // holds the numbers of cases that the others are shares of
	Note  string // on what the row shows; may be empty
	Cells []Cell
}

// CellKind says what a cell holds.
type CellKind int

// The kinds of cells. A suppressed cell holds what stands for its number.
const (
	CellText CellKind = iota
	CellCount
	CellShare
	CellSuppressed
)

// Noted reports whether any row has a note.
func (t Table) Noted() bool {
	return slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Note != "" })
}

// Cell is one cell of a table.
type Cell struct {
	Kind CellKind
	Text string  // of a text or suppressed cell
	N    int     // of a count
	Part float64 // of a share, 0-1
	Of   Set     // the cases that a count counts; nil where it counts none, or is hidden

	of, base Quantity // what a count or share was made of, until suppression is done
}

// String is what a person reads: a whole percentage for a share.
func (c Cell) String() string {
	switch c.Kind {
	case CellCount:
		return strconv.Itoa(c.N)
	case CellShare:
		return strconv.Itoa(int(math.Round(c.Part*100))) + "%"
	}
	return c.Text
}

// Text makes a cell of words.
func Text(s string) Cell { return Cell{Text: s} }

// Number makes a count of something that is not a finding, such as decisions, which
// is never suppressed.
func Number(n int) Cell { return Cell{Kind: CellCount, N: n, of: none} }
