// Package search serves full-text search over the passages of a project.
package search

import (
	"context"
	"embed"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

//go:embed templates
var files embed.FS

// Store is the project's record as the search page needs it.
type Store interface {
	PassagesByID(ctx context.Context, ids []string) ([]dhr.Passage, error)
	CodesOf(ctx context.Context, passages []string) (map[string][]dhr.QueueCode, error)
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
	return site.Add(files)
}
