package review

import (
	"context"
	"errors"
	"time"

	"github.com/dhrcoder/dhr"
)

// Store is the project's record as the pages need it.
type Store interface {
	Queue
	Record
	Overview
}

// Queue finds suggestions in the order of review: by case, document, place in the
// document and code. Only shown suggestions are in it.
type Queue interface {
	// Next returns the first suggestion of the filter after the key on which
	// nothing stands decided; the zero Key asks from the beginning. ErrGone says
	// that the key has no place in the queue.
	Next(ctx context.Context, f Filter, after Key) (Key, bool, error)
	// Previous returns the last suggestion of the filter before the key, decided
	// or not. ErrGone says that the key has no place in the queue.
	Previous(ctx context.Context, f Filter, before Key) (Key, bool, error)
	// Item returns a suggestion with what a coder needs to decide about it, or
	// ErrGone.
	Item(ctx context.Context, k Key) (Item, error)
	// Counts returns how many suggestions of the filter are decided, and how many
	// there are.
	Counts(ctx context.Context, f Filter) (decided, all int, err error)
}

// Record appends decisions. When it returns without error they are on disk.
type Record interface {
	// Decide appends the decision if seen is still the Seq of the last decision,
	// an undo included, on its passage and code (0 for none). Otherwise it
	// appends nothing and returns ErrStale, or ErrGone when the project has no
	// such passage or code any more.
	Decide(ctx context.Context, d dhr.Decision, seen int64) error
	// Undo takes back the coder's last decision that is not yet taken back, on
	// whatever passage and code, and returns it; false when there is none.
	Undo(ctx context.Context, coder string, at time.Time) (dhr.Decision, bool, error)
}

// Overview says how far the project has come.
type Overview interface {
	Cases(ctx context.Context) ([]dhr.Case, error)
	Documents(ctx context.Context) ([]dhr.Document, error)
	// Coverage returns what became of the shown suggestions of each code that has
	// any, or that coders added.
	Coverage(ctx context.Context) ([]Coverage, error)
}

// ErrGone is returned for a suggestion that is not, or no longer, in the project.
var ErrGone = errors.New("no such suggestion")

// ErrStale is returned for a decision made on what has changed meanwhile.
var ErrStale = errors.New("decided meanwhile")

// Key names a suggestion.
type Key struct {
	Passage string
	Code    string
}

// Filter narrows the queue. Empty fields do not narrow it.
type Filter struct {
	Codes []string
	Case  string
}

// Item is one suggestion with what a coder needs to decide about it.
type Item struct {
	Suggestion dhr.Suggestion
	Passage    dhr.Passage
	Document   dhr.Document
	Case       dhr.Case
	Before     string // text of the passage before in the document; empty at its start
	After      string // text of the passage after
	Standing   *dhr.Coding
	Seen       int64   // Seq of the last decision on the passage and code, an undo included; 0 for none
	Others     []Other // the passage's other shown or coded codes, in the framework's order
}

// Other is another code of the same passage.
type Other struct {
	Code    string
	Verdict dhr.Verdict // what stands; empty while unreviewed
}

// Coverage is what became of a code's shown suggestions.
type Coverage struct {
	Code       string
	Confirmed  int
	Rejected   int
	Unsure     int
	Unreviewed int
	Added      int // codings that coders added without a suggestion
}
