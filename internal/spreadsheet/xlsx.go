package spreadsheet

import (
	"fmt"
	"io"
	"reflect"
	"time"

	"github.com/xuri/excelize/v2"
)

// maxRows is how many rows a sheet can have, see ECMA-376 and Excel's limits.
const maxRows = 1_048_576

// maxCell is how many characters a cell can have.
const maxCell = 32_767

// XLSX writes lines as a workbook of one sheet: column names that stay in view, then
// a row each, with numbers as numbers and words as words, never as formulas.
type XLSX struct {
	w       io.Writer
	file    *excelize.File
	stream  *excelize.StreamWriter
	columns []column
	kind    reflect.Type
	rows    int
	cut     int
}

// NewXLSX writes to w, at Flush, a sheet of that name with lines of the kind of the
// example.
func NewXLSX(w io.Writer, sheet string, example any) (*XLSX, error) {
	kind := reflect.TypeOf(example)
	columns, err := columnsOf(kind)
	if err != nil {
		return nil, err
	}
	x := &XLSX{w: w, file: excelize.NewFile(), columns: columns, kind: kind}
	if err := x.begin(sheet); err != nil {
		return nil, fmt.Errorf("write XLSX: %w", err)
	}
	return x, nil
}

func (x *XLSX) begin(sheet string) (err error) {
	if err = x.file.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	// The same lines give the same bytes whenever they are written.
	never := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).Format(time.RFC3339)
	if err = x.file.SetDocProps(&excelize.DocProperties{Creator: "dhr", Created: never, Modified: never}); err != nil {
		return err
	}
	if x.stream, err = x.file.NewStreamWriter(sheet); err != nil {
		return err
	}
	for i, c := range x.columns {
		if err = x.stream.SetColWidth(i+1, i+1, widthOf(c.name)); err != nil {
			return err
		}
	}
	err = x.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	if err != nil {
		return err
	}
	bold, err := x.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	names := make([]any, len(x.columns))
	for i, c := range x.columns {
		names[i] = excelize.Cell{StyleID: bold, Value: c.name}
	}
	x.rows = 1
	return x.stream.SetRow("A1", names)
}

// widthOf is how wide a column is, in characters.
func widthOf(name string) float64 {
	switch name {
	case "text", "quote", "note":
		return 80
	case "title", "section", "csp", "document", "agencies", "sources":
		return 28
	}
	return 14
}

// Write appends a row. Text longer than a cell can hold is cut; see Cut.
func (x *XLSX) Write(line any) error {
	v := reflect.ValueOf(line)
	if v.Type() != x.kind {
		return fmt.Errorf("a line is %v, not %v", v.Type(), x.kind)
	}
	if x.rows++; x.rows > maxRows {
		return fmt.Errorf("a sheet holds at most %d rows: export as CSV or JSON Lines", maxRows)
	}
	cells := make([]any, len(x.columns))
	for i, c := range x.columns {
		cell, err := c.value(v)
		if err != nil {
			return err
		}
		if s, words := cell.(string); words {
			if runes := []rune(s); len(runes) > maxCell {
				s, x.cut = string(runes[:maxCell]), x.cut+1
			}
			if cell = any(s); s == "" {
				cell = nil
			}
		}
		cells[i] = cell
	}
	at, err := excelize.CoordinatesToCellName(1, x.rows)
	if err == nil {
		err = x.stream.SetRow(at, cells)
	}
	if err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	return nil
}

// Cut is how many cells held more text than a cell can and were cut.
func (x *XLSX) Cut() int { return x.cut }

// Flush writes the workbook.
func (x *XLSX) Flush() error {
	err := x.stream.Flush()
	if err == nil {
		err = x.file.Write(x.w)
	}
	if err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	return nil
}
