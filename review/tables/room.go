// Package tables serves the tables of confirmed codings and facts: from a count to the
// cases that it counts, and from there to their passages.
package tables

import (
	"context"
	"embed"
	"sync"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/table"
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
	Status  string   // in words, such as what is provisional about the counts
	Caution string   // what counts do not say
	Cases   []string // IDs of the cases that the tables count, in the order in which their counts know them
	Tables  []table.Table
}

// casesOf returns the IDs of the cases that a cell counts; none when it counts no
// cases.
func (r Report) casesOf(c table.Cell) (ids []string) {
	for i, in := range c.Of {
		if in {
			ids = append(ids, r.Cases[i])
		}
	}
	return ids
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
