// Package audit serves the record of decisions: every one in order, who made it, when
// and on what suggestion, whether the record is whole, and the record as a file.
package audit

import (
	"context"
	"embed"
	"sync"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

//go:embed templates
var files embed.FS

// Store is the project's record as the page needs it.
type Store interface {
	// Audit returns decisions of the filter in order, so many after the first skip, or
	// all for a limit of 0.
	Audit(ctx context.Context, f dhr.AuditFilter, skip, limit int) ([]dhr.AuditEntry, error)
	AuditCount(ctx context.Context, f dhr.AuditFilter) (int, error)
	// CheckChain works out the hashes of the record anew.
	CheckChain(ctx context.Context) (dhr.Chain, error)
	Cases(ctx context.Context) ([]dhr.Case, error)
	CoderTallies(ctx context.Context) ([]dhr.CoderTally, error)
}

type room struct {
	*page.Site
	store Store

	mu      sync.Mutex // over what follows
	chain   dhr.Chain
	checked time.Time
}

// Add adds the record of decisions to the site.
func Add(site *page.Site, store Store) error {
	s := &room{Site: site, store: store}
	site.Menu("/audit", "Audit", "")
	site.Handle("GET /audit", s.audit)
	site.Handle("GET /audit/export", s.export)
	return site.Add(files)
}

// again is for how long a look at the whole record holds.
const again = time.Minute

// checkChain looks at the whole record, at most once a minute.
func (s *room) checkChain(ctx context.Context) (dhr.Chain, time.Time, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.Now()
	if s.checked.IsZero() || now.Sub(s.checked) >= again || now.Before(s.checked) {
		chain, err := s.store.CheckChain(ctx)
		if err != nil {
			return chain, now, err
		}
		s.chain, s.checked = chain, now
	}
	return s.chain, s.checked, nil
}
