// Package casepage serves what is known of each case: its documents, what a person
// confirms or corrects of what the reports say of it, its recommendations, and its
// codings. A person's word on which documents belong together is given here, too.
package casepage

import (
	"context"
	"embed"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

//go:embed templates static
var files embed.FS

// Store is the project's record as the case pages need it.
type Store interface {
	Holdings
	Proposals
	Record
	Groups
	// Tags returns what outside lists say of a case.
	Tags(ctx context.Context, caseID string) ([]dhr.Tag, error)
}

// Holdings are cases, documents and their text.
type Holdings interface {
	Cases(ctx context.Context) ([]dhr.Case, error)
	Documents(ctx context.Context) ([]dhr.Document, error)
	Passages(ctx context.Context, document string) ([]dhr.Passage, error)
	PassagesByID(ctx context.Context, ids []string) ([]dhr.Passage, error)
	// CodesOf returns the shown or coded codes of each of the passages that has any.
	CodesOf(ctx context.Context, passages []string) (map[string][]dhr.QueueCode, error)
}

// Proposals are what the last run proposes of cases. An empty case asks for all.
type Proposals interface {
	ProposedAttributes(ctx context.Context, caseID string) (map[string][]dhr.Attribute, error)
	ProposedRecommendations(ctx context.Context, caseID string) (map[string][]dhr.Recommendation, error)
	// ProposalCounts returns how many recommendations are proposed for each case.
	ProposalCounts(ctx context.Context) (map[string]int, error)
}

// Record is the record of decisions about facts.
type Record interface {
	FactDecisions(ctx context.Context) ([]dhr.FactDecision, error)
	FactDecisionsOf(ctx context.Context, caseID string) ([]dhr.FactDecision, error)
	// DecideFactIf appends the decision if seen is still the Seq of the last on its
	// fact; else the error is dhr.ErrStale, or dhr.ErrGone.
	DecideFactIf(ctx context.Context, d dhr.FactDecision, seen int64) (seq int64, err error)
	// UndoFact takes back the coder's last decision that is not taken back yet.
	UndoFact(ctx context.Context, coder string, at time.Time) (dhr.FactDecision, bool, error)
}

// Groups moves documents between cases.
type Groups interface {
	Group(ctx context.Context, g dhr.Grouping) (seq int64, err error)
	UndoGrouping(ctx context.Context, coder string, at time.Time) (dhr.Grouping, bool, error)
}

// room serves the case pages.
type room struct {
	*page.Site
	store Store
}

// Add adds the case pages to the site.
func Add(site *page.Site, store Store) error {
	s := &room{site, store}
	site.Menu("/cases", "Cases", "")
	site.Handle("GET /cases", s.list)
	site.Handle("GET /case", s.show)
	site.Handle("GET /case/fact", s.fact)
	site.Handle("POST /case/decide", s.decide)
	site.Handle("POST /case/undo", s.undo)
	site.Handle("POST /case/move", s.move)
	site.Handle("POST /case/move-back", s.moveBack)
	return site.Add(files)
}
