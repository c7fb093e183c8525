// Package sheet writes a report as an XLSX workbook.
package sheet

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/report/table"
)

// sources is the name of the sheet that says where the numbers come from.
const sources = "sources"

// before stands in for the report's date where nothing has been decided or run yet:
// the first day that a ZIP file can name.
var before = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Write writes the workbook: first a sheet on sources, then a sheet a table, with
// numbers as numbers and shares as percentages of full precision. Words are written
// as words, never as formulas. The same report gives the same bytes.
func Write(w io.Writer, b report.Book) (err error) {
	f := excelize.NewFile()
	defer f.Close()
	s, err := newStyles(f)
	if err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	if err := f.SetSheetName("Sheet1", sources); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	if err := writeSources(f, s, b); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	for _, t := range b.Tables {
		if err := writeTable(f, s, t, b.Status); err != nil {
			return fmt.Errorf("write sheet %s: %w", t.ID, err)
		}
	}
	at := b.Made
	if at.IsZero() {
		at = before
	}
	stamp := at.UTC().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{Title: b.Title, Creator: "dhr", LastModifiedBy: "dhr", Created: stamp, Modified: stamp, Language: "en-GB"}); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	if _, err := f.WriteTo(w); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}

// styles are the IDs of the workbook's styles.
type styles struct{ title, quiet, head, words, share, base, baseShare, wrap int }

func newStyles(f *excelize.File) (s styles, err error) {
	const percent = 9 // Excel's built-in format 0%
	line := []excelize.Border{{Type: "bottom", Color: "5B6770", Style: 1}}
	tint := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EDF0F2"}}
	font := func(bold bool, size float64, colour string) *excelize.Font {
		return &excelize.Font{Family: "Calibri", Bold: bold, Size: size, Color: colour}
	}
	for _, d := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: font(true, 13, "")}},
		{&s.quiet, excelize.Style{Font: font(false, 11, "4A5560")}},
		{&s.head, excelize.Style{Font: font(true, 11, ""), Fill: tint, Border: line, Alignment: &excelize.Alignment{WrapText: true, Vertical: "bottom"}}},
		{&s.words, excelize.Style{Alignment: &excelize.Alignment{Horizontal: "right"}}},
		{&s.share, excelize.Style{NumFmt: percent}},
		{&s.base, excelize.Style{Font: font(true, 11, ""), Border: line}},
		{&s.baseShare, excelize.Style{Font: font(true, 11, ""), Border: line, NumFmt: percent}},
		{&s.wrap, excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
	} {
		if *d.id, err = f.NewStyle(&d.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

// writeTable writes one table: its title, what it counts and the report's status,
// then one heading line and the rows, then the notes.
func writeTable(f *excelize.File, s styles, t table.Table, status string) error {
	if _, err := f.NewSheet(t.ID); err != nil {
		return err
	}
	w := writer{f: f, sheet: t.ID}
	w.put(1, 1, t.Title, s.title)
	w.put(1, 2, t.Unit, s.quiet)
	w.put(1, 3, status, s.quiet)
	const headRow = 5
	first := 1
	if t.Grouped != "" {
		w.put(1, headRow, t.Grouped, s.head)
		w.width(1, 42)
		first = 2
	}
	for i, c := range t.Columns {
		heading := c.Heading()
		w.put(first+i, headRow, heading, s.head)
		w.width(first+i, width(t, i, heading))
	}
	noteColumn := first + len(t.Columns)
	if t.Noted() {
		w.put(noteColumn, headRow, "Note", s.head)
		w.width(noteColumn, 60)
	}
	const lines = 45 // three lines of a heading
	w.keep(f.SetRowHeight(t.ID, headRow, lines))
	for r, row := range t.Rows {
		at := headRow + 1 + r
		w.put(noteColumn, at, row.Note, s.wrap)
		if t.Grouped != "" {
			style := 0
			if row.Base {
				style = s.base
			}
			w.put(1, at, row.Group, style)
		}
		for i, c := range row.Cells {
			w.cell(first+i, at, c, row.Base, s, t.Columns[i].Text)
		}
	}
	for i, note := range t.Notes {
		w.put(1, headRow+2+len(t.Rows)+i, note, s.quiet)
	}
	freeze := 1 // columns that stay in view
	for first+freeze-1 < len(t.Columns) && t.Columns[freeze].Text && freeze < 2 {
		freeze++
	}
	freeze += first - 1
	w.panes(freeze, headRow)
	w.layout()
	return w.err
}

// width is the width of a column in characters.
func width(t table.Table, column int, heading string) float64 {
	if !t.Columns[column].Text {
		if t.Dense {
			return 5.5
		}
		return 11
	}
	widest := 0
	for _, row := range t.Rows {
		widest = max(widest, utf8.RuneCountInString(row.Cells[column].Text))
	}
	return float64(min(max(widest, min(utf8.RuneCountInString(heading), 8), 6)+2, 60))
}

// writeSources says where the numbers come from and what they mean.
func writeSources(f *excelize.File, s styles, b report.Book) error {
	w := writer{f: f, sheet: sources}
	w.width(1, 24)
	w.width(2, 110)
	row := 1
	line := func(name, value string) {
		if name != "" {
			w.put(1, row, name, s.wrap)
		}
		w.put(2, row, value, s.wrap)
		const letters, height = 100, 15 // of a line; spreadsheets do not all fit the rows of a file to their text
		w.keep(w.f.SetRowHeight(sources, row, float64(height*(1+utf8.RuneCountInString(value)/letters))))
		row++
	}
	w.put(1, row, b.Title, s.title)
	row += 2
	line("Status", b.Status)
	if b.Date != "" {
		line("As of", b.Date)
	}
	line("Caution", b.Caution)
	for _, warning := range b.Warnings {
		line("Mind", warning)
	}
	for _, fact := range b.Method {
		line(fact.Name, fact.Value)
	}
	for i, limit := range b.Limits {
		line([]string{"Limits", ""}[min(i, 1)], limit)
	}
	for i, m := range b.Missing {
		line([]string{"Not yet possible", ""}[min(i, 1)], m.What+"; needs "+m.Needs)
	}
	for i, t := range b.Tables {
		line([]string{"Sheets", ""}[min(i, 1)], t.ID+": "+strings.TrimSuffix(t.Title, "."))
	}
	w.layout()
	return w.err
}
