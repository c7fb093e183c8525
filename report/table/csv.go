package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"github.com/dhrcoder/dhr/internal/spreadsheet"
)

// WriteCSV writes the table as CSV for spreadsheets: UTF-8 with a byte order mark,
// one heading line, one line a row, percentages as numbers from 0 to 100. The
// heading of a group of columns stands before each of them; notes on rows are the
// last column. Words that a spreadsheet would take for a formula get an apostrophe
// in front.
func (t Table) WriteCSV(w io.Writer) error {
	var head []string
	if t.Grouped != "" {
		head = append(head, t.Grouped)
	}
	for _, c := range t.Columns {
		head = append(head, spreadsheet.Harmless(c.Heading()))
	}
	noted := t.Noted()
	if noted {
		head = append(head, "Note")
	}
	rows := [][]string{head}
	for _, r := range t.Rows {
		var row []string
		if t.Grouped != "" {
			row = append(row, spreadsheet.Harmless(r.Group))
		}
		for _, c := range r.Cells {
			row = append(row, c.plain())
		}
		if noted {
			row = append(row, spreadsheet.Harmless(r.Note))
		}
		rows = append(rows, row)
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write %s: %w", t.ID, err)
	}
	if err := csv.NewWriter(w).WriteAll(rows); err != nil {
		return fmt.Errorf("write %s: %w", t.ID, err)
	}
	return nil
}

// plain is the cell for a spreadsheet.
func (c Cell) plain() string {
	switch c.Kind {
	case CellCount:
		return strconv.Itoa(c.N)
	case CellShare:
		return strconv.FormatFloat(c.Part*100, 'f', 1, 64)
	}
	return spreadsheet.Harmless(c.Text)
}
