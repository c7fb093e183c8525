package review

import (
	"context"
	"time"

	"github.com/dhrcoder/dhr"
)

// Store is the project's record as the pages need it.
type Store interface {
	Queue
	Record
	Overview
	Text
}

// Queue finds suggestions in the order of review: by case, document, place in the
// document and code. Only shown suggestions are in it.
type Queue interface {
	// Next returns the first suggestion of the filter after the key on which
	// nothing stands decided; the zero Key asks from the beginning. dhr.ErrGone says
	// that the key has no place in the queue.
	Next(ctx context.Context, f dhr.QueueFilter, after dhr.SuggestionKey) (dhr.SuggestionKey, bool, error)
	// Previous returns the last suggestion of the filter before the key, decided
	// or not. dhr.ErrGone says that the key has no place in the queue.
	Previous(ctx context.Context, f dhr.QueueFilter, before dhr.SuggestionKey) (dhr.SuggestionKey, bool, error)
	// Item returns a suggestion with what a coder needs to decide about it, or
	// dhr.ErrGone.
	Item(ctx context.Context, k dhr.SuggestionKey) (dhr.QueueItem, error)
	// Counts returns how many suggestions of the filter are decided, and how many
	// there are.
	Counts(ctx context.Context, f dhr.QueueFilter) (decided, all int, err error)
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

// Overview says how far the project has come.
type Overview interface {
	Cases(ctx context.Context) ([]dhr.Case, error)
	Documents(ctx context.Context) ([]dhr.Document, error)
	// Coverage returns what became of the shown suggestions of each code that has
	// any, or that coders added.
	Coverage(ctx context.Context) ([]dhr.Coverage, error)
}

// Text gives documents, named by their IDs, as they were read.
type Text interface {
	Sections(ctx context.Context, document string) ([]dhr.Section, error)
	// Pages returns what is known of the pages, by number.
	Pages(ctx context.Context, document string) ([]dhr.Page, error)
	Passages(ctx context.Context, document string) ([]dhr.Passage, error)
	// PassagesByID returns the passages with those IDs. One that the newest reading no
	// longer has, but that people have decided on, has a negative Ordinal; one that the
	// project does not have is left out.
	PassagesByID(ctx context.Context, ids []string) ([]dhr.Passage, error)
	// CodesOf returns the shown or coded codes of each of the passages that has any, in
	// the framework's order, with what stands.
	CodesOf(ctx context.Context, passages []string) (map[string][]dhr.QueueCode, error)
}
