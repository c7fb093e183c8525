package review

import (
	"context"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/audit"
	"github.com/dhrcoder/dhr/review/casepage"
	"github.com/dhrcoder/dhr/review/codebook"
	"github.com/dhrcoder/dhr/review/coders"
	"github.com/dhrcoder/dhr/review/queue"
	"github.com/dhrcoder/dhr/review/reader"
	"github.com/dhrcoder/dhr/review/search"
	"github.com/dhrcoder/dhr/review/tables"
)

// Store is the project's record as the pages need it.
type Store interface {
	queue.Store
	reader.Text
	coders.Store
	audit.Store
	casepage.Store
	reader.Corrections
	search.Proposer
	codebook.Store
	tables.Store
	// Documents returns the documents in the order of their cases and names.
	Documents(ctx context.Context) ([]dhr.Document, error)
	// Coverage returns what became of the shown suggestions of each code that has
	// any, or that coders added.
	Coverage(ctx context.Context) ([]dhr.Coverage, error)
	// CoderProgress returns what stands by each coder's decisions.
	CoderProgress(ctx context.Context) ([]dhr.CoderProgress, error)
}
