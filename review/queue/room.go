// Package queue serves the review queue: suggestions to decide about, one after the
// other, with what a coder needs to decide.
package queue

import (
	"context"
	"embed"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/review/sheet"
)

//go:embed templates
var files embed.FS

// Store is the project's record as the queue needs it.
type Store interface {
	Finder
	Record
	Cases(ctx context.Context) ([]dhr.Case, error)
	PassagesByID(ctx context.Context, ids []string) ([]dhr.Passage, error)
}

// Finder finds suggestions in the order of review: by case, document, place in the
// document and code. Only shown suggestions are in it.
type Finder interface {
	// Next returns the first suggestion of the filter after the key on which
	// nothing stands decided; the zero Key asks from the beginning. dhr.ErrGone says
	// that the key has no place in the queue.
	Next(ctx context.Context, f dhr.QueueFilter, from dhr.QueuePlace) (dhr.SuggestionKey, bool, error)
	// Previous returns the last suggestion of the filter before the key, decided
	// or not. dhr.ErrGone says that the key has no place in the queue.
	Previous(ctx context.Context, f dhr.QueueFilter, passage string) (dhr.SuggestionKey, bool, error)
	// Item returns a suggestion with what a coder needs to decide about it, or
	// dhr.ErrGone.
	Item(ctx context.Context, k dhr.SuggestionKey) (dhr.QueueItem, error)
	// Counts returns how many suggestions of the filter are decided, and how many
	// there are.
	Counts(ctx context.Context, f dhr.QueueFilter) (dhr.QueueCount, error)
}

// Record appends decisions. When it returns without error they are on disk.
type Record interface {
	// DecideIf appends the decision and returns its Seq if seen is still the Seq of the last decision,
	// an undo included, on its passage and code (0 for none). Otherwise it
	// appends nothing and returns dhr.ErrStale, or dhr.ErrGone when the project has no
	// such passage or code any more.
	DecideIf(ctx context.Context, d dhr.Decision, seen int64) (seq int64, err error)
	// Undo takes back the coder's last decision that is not yet taken back, on
	// whatever passage and code, and returns it; false when there is none.
	Undo(ctx context.Context, coder string, at time.Time) (dhr.Decision, bool, error)
}

type room struct {
	*page.Site
	store  Store
	sheets *sheet.Sheets
}

// Add adds the review queue to the site.
func Add(site *page.Site, store Store, sheets *sheet.Sheets) error {
	s := &room{site, store, sheets}
	site.Menu("/review", "Review", "")
	site.Handle("GET /review", s.queue)
	site.Handle("POST /review/decide", s.decide)
	site.Handle("POST /review/add", s.add)
	site.Handle("POST /review/undo", s.undo)
	return site.Add(files)
}
