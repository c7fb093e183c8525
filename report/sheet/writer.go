package sheet

import (
	"github.com/xuri/excelize/v2"

	"github.com/dhrcoder/dhr/report/table"
)

// writer writes cells and keeps the first error.
type writer struct {
	f     *excelize.File
	sheet string
	err   error
}

func (w *writer) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	w.keep(err)
	return name
}

func (w *writer) keep(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) put(column, row int, words string, style int) {
	at := w.at(column, row)
	if words != "" {
		w.keep(w.f.SetCellStr(w.sheet, at, words))
	}
	if style != 0 {
		w.keep(w.f.SetCellStyle(w.sheet, at, at, style))
	}
}

func (w *writer) cell(column, row int, c table.Cell, base bool, s styles, words bool) {
	style, share := 0, s.share
	if base {
		style, share = s.base, s.baseShare
	}
	at := w.at(column, row)
	switch c.Kind {
	case table.CellCount:
		w.keep(w.f.SetCellInt(w.sheet, at, int64(c.N)))
	case table.CellShare:
		w.keep(w.f.SetCellFloat(w.sheet, at, c.Part, -1, 64))
		style = share
	default:
		if !words && !base {
			style = s.words
		}
		w.put(column, row, c.Text, style)
		return
	}
	if style != 0 {
		w.keep(w.f.SetCellStyle(w.sheet, at, at, style))
	}
}

func (w *writer) width(column int, characters float64) {
	name, err := excelize.ColumnNumberToName(column)
	w.keep(err)
	w.keep(w.f.SetColWidth(w.sheet, name, name, characters))
}

// panes keeps the heading and the first columns in view.
func (w *writer) panes(columns, rows int) {
	w.keep(w.f.SetPanes(w.sheet, &excelize.Panes{Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: w.at(columns+1, rows+1), ActivePane: "bottomRight"}))
}

// layout has the sheet print across one A4 page, on its side.
func (w *writer) layout() {
	a4, wide, tall, side, fit := 9, 1, 0, "landscape", true
	w.keep(w.f.SetPageLayout(w.sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &side, FitToWidth: &wide, FitToHeight: &tall}))
	w.keep(w.f.SetSheetProps(w.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
}
