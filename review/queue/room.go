// Package queue serves the review queue: one passage after the other with all its
// codes and what a coder needs to decide about them, so that one reading decides several.
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
	Trail
	Record
	Samples
	Blind
	Lists
	Cases(ctx context.Context) ([]dhr.Case, error)
}

// Finder finds passages in the order of review.
type Finder interface {
	// Next returns the first passage of the filter after the place, with a code of it
	// that meets the filter; the zero place asks from the beginning.
	Next(ctx context.Context, f dhr.QueueFilter, from dhr.QueuePlace) (dhr.SuggestionKey, bool, error)
	// Previous returns the passage of the filter before the one given, decided or not.
	Previous(ctx context.Context, f dhr.QueueFilter, passage string) (dhr.SuggestionKey, bool, error)
	// QueuePassage returns a passage with its codes, or dhr.ErrGone.
	QueuePassage(ctx context.Context, passage string) (dhr.QueuePassage, error)
	// Counts returns how far the filter has been worked through.
	Counts(ctx context.Context, f dhr.QueueFilter) (dhr.QueueCount, error)
	// Subthemes returns the names that were given with the code, the most frequent first.
	Subthemes(ctx context.Context, code string) ([]string, error)
}

// Trail keeps what a coder was shown.
type Trail interface {
	// Step notes that the coder is shown something next and returns the new step.
	Step(ctx context.Context, from dhr.QueuePlace, to dhr.SuggestionKey, again bool) (step int64, err error)
	// StepBack returns what the coder was shown before the step, and at which.
	StepBack(ctx context.Context, coder string, step int64) (at dhr.SuggestionKey, before int64, found bool, err error)
}

// Record appends decisions. When it returns without error they are on disk.
type Record interface {
	// DecideAll appends the decisions, which are one act, if each was made on what is so
	// still. Otherwise it appends none and returns dhr.ErrStale, or dhr.ErrGone when the
	// project has no such passage or code any more.
	DecideAll(ctx context.Context, all []dhr.SeenDecision) error
	// Undo takes back the coder's last act that is not yet taken back, on whatever
	// passage, and returns its decisions; none when there is none.
	Undo(ctx context.Context, coder string, at time.Time) ([]dhr.Decision, error)
}

// Samples are random samples of passages that nothing suggested.
type Samples interface {
	BlindSamples(ctx context.Context) ([]dhr.BlindSample, error)
	// Unsuggested returns how many passages there are to draw from, by case.
	Unsuggested(ctx context.Context) (map[string]int, error)
	// DrawBlind draws one of that size, or of all there are.
	DrawBlind(ctx context.Context, size int, seed uint64, coder string, at time.Time) (dhr.BlindSample, error)
}

// Lists are what others say of the cases.
type Lists interface {
	// Tags returns what outside lists say of a case.
	Tags(ctx context.Context, caseID string) ([]dhr.Tag, error)
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
	site.Handle("POST /review/sample", s.sample)
	site.Handle("POST /review/pause", s.pause)
	return site.Add(files)
}
