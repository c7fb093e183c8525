// Package page writes a report as one HTML page that needs nothing else: tables and
// drawings, no script, no request.
package page

import (
	"embed"
	"fmt"
	"html/template"
	"io"

	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/report/table"
)

//go:embed templates
var files embed.FS

// Write writes the page. The same report gives the same bytes.
func Write(w io.Writer, b report.Book) error {
	style, err := files.ReadFile("templates/page.css")
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	t, err := template.New("page").Funcs(template.FuncMap{"rows": rows}).ParseFS(files, "templates/*.html")
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	view := struct {
		report.Book
		Style  template.CSS
		Charts []chart
	}{Book: b, Style: template.CSS(style)}
	for _, c := range b.Charts {
		view.Charts = append(view.Charts, draw(c))
	}
	if err := t.ExecuteTemplate(w, "page.html", view); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// row is a row of a table with its group's heading, where a group begins.
type row struct {
	Heading string
	Base    bool
	Noted   bool
	Cells   []cell
}

type cell struct {
	Text  string
	Class string
	Head  bool // names the row
}

// rows prepares a table's rows.
func rows(t table.Table) (list []row) {
	group := ""
	for _, r := range t.Rows {
		next := row{Base: r.Base, Noted: r.Note != ""}
		if r.Group != group {
			group, next.Heading = r.Group, r.Group
		}
		for i, c := range r.Cells {
			shown := cell{Text: c.String(), Head: i == 0}
			switch {
			case t.Columns[i].Text:
				shown.Class = "words"
			case c.Kind == table.CellSuppressed:
				shown.Class = "kept"
			case c.Kind == table.CellCount && c.N == 0:
				shown.Class = "zero"
			}
			next.Cells = append(next.Cells, shown)
		}
		list = append(list, next)
	}
	return list
}
