// Package tables serves the tables of confirmed codings and facts: from a count to the
// cases that it counts, and from there to their passages.
package tables

import (
	"context"
	"embed"
	"sync"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

//go:embed templates static
var files embed.FS

// Store is the project's record as the tables need it.
type Store interface {
	Cases(ctx context.Context) ([]dhr.Case, error)
	// Changes returns a number that differs once anything was changed.
	Changes(ctx context.Context) (int64, error)
}

// Reporter makes the tables, as dhr report writes them.
type Reporter interface {
	Tables(ctx context.Context) (Report, error)
}

// Report is every table of a project, as it stands now.
type Report struct {
	Status  string // in words, such as what is provisional about the counts
	Caution string // what counts do not say
	Tables  []Table
}

// Table is one table.
type Table struct {
	ID      string
	Title   string
	Unit    string // what a number counts
	Grouped string // what the rows' groups are; empty when they have none
	Columns []Column
	Rows    []Row
	Notes   []string
}

// Column is a column of a table.
type Column struct {
	Group, Name, Full string // Group stands above neighbours, Full is Name in full; both may be empty
	Words             bool   // holds words
}

// Row is a row of a table, with a cell a column.
type Row struct {
	Group string
	Base  bool // holds the numbers that shares are of
	Note  string
	Cells []Cell
}

// Cell is what a person reads, and the IDs of the cases that it counts, if it counts
// cases.
type Cell struct {
	Text  string
	Cases []string
}

type room struct {
	*page.Site
	store    Store
	reporter Reporter

	mu     sync.Mutex // over what follows
	at     int64      // the store's changes when the report was made
	made   bool
	report Report
}

// Add adds the tables to the site; nil leaves them out.
func Add(site *page.Site, store Store, reporter Reporter) error {
	if reporter == nil {
		return nil
	}
	s := &room{Site: site, store: store, reporter: reporter}
	site.Menu("/tables", "Tables", "")
	site.Handle("GET /tables", s.show)
	site.Handle("GET /tables/cases", s.cases)
	return site.Add(files)
}

// current returns the report as it stands: the last one while nothing has changed.
func (s *room) current(ctx context.Context) (Report, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, err := s.store.Changes(ctx)
	if err != nil {
		return Report{}, err
	}
	if s.made && at == s.at {
		return s.report, nil
	}
	if s.report, err = s.reporter.Tables(ctx); err != nil {
		s.made = false
		return Report{}, err
	}
	s.at, s.made = at, true
	return s.report, nil
}
