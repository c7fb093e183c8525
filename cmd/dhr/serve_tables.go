package main

import (
	"context"

	"github.com/dhrcoder/dhr/report"
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
	out := tables.Report{Status: book.Status, Caution: book.Caution, Tables: book.Tables}
	for _, c := range src.Cases {
		out.Cases = append(out.Cases, c.ID)
	}
	return out, nil
}
