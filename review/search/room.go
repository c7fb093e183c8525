// Package search serves full-text search over the passages of a project: as passages or
// as a concordance, narrowed by what is known of them, written to files, and proposed
// for a code.
package search

import (
	"context"
	"embed"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

//go:embed templates static
var files embed.FS

// Store is the project's record as the search page needs it.
type Store interface {
	PassagesByID(ctx context.Context, ids []string) ([]dhr.Passage, error)
	CodesOf(ctx context.Context, passages []string) (map[string][]dhr.QueueCode, error)
	Proposer
}

// Proposer keeps what people propose by searching.
type Proposer interface {
	CountHits(ctx context.Context, code string, hits []dhr.ProposedHit) (dhr.HitCount, error)
	Propose(ctx context.Context, p dhr.SearchProposal, hits []dhr.ProposedHit) (dhr.SearchProposal, dhr.HitCount, error)
	UndoProposal(ctx context.Context, id int64, coder string, at time.Time) (bool, error)
	Proposals(ctx context.Context) ([]dhr.SearchProposal, error)
}

type room struct {
	*page.Site
	store    Store
	searcher Searcher // nil when there is none
	help     string   // explains the query language
}

// Add adds the search page to the site. A nil searcher leaves it without any; help
// explains the query language, in lines.
func Add(site *page.Site, store Store, searcher Searcher, help string) error {
	s := &room{site, store, searcher, help}
	site.Menu("/search", "Search", "/")
	site.Handle("GET /search", s.search)
	site.Handle("GET /search/export", s.export)
	site.Handle("GET /search/proposed", s.proposed)
	site.Handle("POST /search/propose", s.propose)
	site.Handle("POST /search/undo", s.undo)
	return site.Add(files)
}
