package main

import (
	"context"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/report/table"
	"github.com/dhrcoder/dhr/review/tables"
	"github.com/dhrcoder/dhr/store"
)

// pageTables makes the tables of the pages: those of dhr report.
type pageTables struct{ store *store.Store }

// Tables makes every table from what stands now.
func (p pageTables) Tables(ctx context.Context) (tables.Report, error) {
	framework, err := loadFramework(p.store.Project()) // the pages may have changed it
	if err != nil {
		return tables.Report{}, err
	}
	src, err := reportSource(ctx, p.store, framework)
	if err != nil {
		return tables.Report{}, err
	}
	book, err := report.NewBook(src, report.Options{})
	if err != nil {
		return tables.Report{}, err
	}
	out := tables.Report{Status: book.Status, Caution: book.Caution}
	for _, t := range book.Tables {
		out.Tables = append(out.Tables, pageTable(t, src.Cases))
	}
	return out, nil
}

func pageTable(t table.Table, cases []dhr.Case) tables.Table {
	out := tables.Table{ID: t.ID, Title: t.Title, Unit: t.Unit, Grouped: t.Grouped, Notes: t.Notes}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, tables.Column{Group: c.Group, Name: c.Name, Full: c.Full, Words: c.Text})
	}
	for _, r := range t.Rows {
		row := tables.Row{Group: r.Group, Base: r.Base, Note: r.Note}
		for _, c := range r.Cells {
			cell := tables.Cell{Text: c.String()}
			for i, in := range c.Of {
				if in {
					cell.Cases = append(cell.Cases, cases[i].ID)
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
