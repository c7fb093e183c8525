package pipeline

import (
	"context"

	"github.com/dhrcoder/dhr"
)

// Parts are what a run works with. All of them are used by several goroutines at
// once, but for Progress.
type Parts struct {
	Store     Store
	Extractor Extractor
	Suggester Suggester
	Proposer  Proposer // may be nil
	Index     Index
	Progress  Progress // may be nil
}

// Extractor reads PDFs.
type Extractor interface {
	// Engine is the version of everything that may shape a reading.
	Engine() string
	// Current reports whether this extractor would read a document as the engine
	// of that name did.
	Current(engine string) bool
	// Read reads the document at the path. Its errors are shown to the user.
	Read(ctx context.Context, path, documentID string) (dhr.Reading, error)
}

// Suggester suggests codes.
type Suggester interface {
	// Version is that of everything that shapes suggestions. It is not empty.
	Version() string
	// Suggest returns the suggestions for the passages of one document, which are
	// in reading order.
	Suggest(passages []dhr.Passage) []dhr.Suggestion
}

// Proposer proposes what reports say of their cases.
type Proposer interface {
	// ProposalVersion is that of everything that shapes proposals. It is not empty.
	ProposalVersion() string
	// Propose returns the attributes and recommendations of one case, from the
	// passages of each of its documents, which are in reading order.
	Propose(documents [][]dhr.Passage) ([]dhr.Attribute, []dhr.Recommendation)
}

// Entry is what the index is given of a passage.
type Entry struct {
	Passage  dhr.Passage
	Case     dhr.Case
	Document string       // the file's base name
	Codes    []string     // of the shown suggestions, in the framework's order
	Agencies []dhr.Agency // that shown suggestions name
}

// Index is the full-text index. It is a cache: what it does not hold, or holds with
// another stamp, is put again from the store.
type Index interface {
	// Stamps returns the stamp of each document that is completely indexed, by ID.
	Stamps(ctx context.Context) (map[string]string, error)
	// Put replaces what the index holds of a document. The stamp says from what the
	// entries were made.
	Put(ctx context.Context, document, stamp string, entries []Entry) error
	// Remove takes a document out.
	Remove(ctx context.Context, document string) error
	// Flush returns when everything that was put is on disk.
	Flush() error
}

// Store is what the run needs of the project's record. Each change is on disk,
// wholly, when its method returns.
type Store interface {
	Holdings
	Readings
	Codings
	Proposals
	Runs
}

// Holdings are the cases and documents of a project.
type Holdings interface {
	Cases(ctx context.Context) ([]dhr.Case, error)
	Documents(ctx context.Context) ([]dhr.Document, error)
	// Add adds cases and documents, and gives documents that are there their case.
	Add(ctx context.Context, cases []dhr.Case, documents []dhr.Document) error
}

// Readings are what was read of documents.
type Readings interface {
	SaveReading(ctx context.Context, document string, r dhr.Reading, reason string) error
	SaveFailure(ctx context.Context, document, engine, reason string) error
	Passages(ctx context.Context, document string) ([]dhr.Passage, error)
}

// Codings are the suggestions for documents.
type Codings interface {
	ShownSuggestions(ctx context.Context, document string) ([]dhr.Suggestion, error)
	SaveSuggestions(ctx context.Context, document, version string, suggestions []dhr.Suggestion) error
}

// Proposals are what is proposed of cases.
type Proposals interface {
	// ProposalStamps returns the stamp of what is stored for each case that has any.
	ProposalStamps(ctx context.Context) (map[string]string, error)
	SaveProposals(ctx context.Context, caseID, stamp string, attributes []dhr.Attribute, recommendations []dhr.Recommendation) error
}

// Runs are the record of bulk runs.
type Runs interface {
	StartRun(ctx context.Context, r dhr.Run) (id int64, err error)
	FinishRun(ctx context.Context, r dhr.Run) error
}

// Stage is a part of the run.
type Stage string

// The stages, in their order.
const (
	StageAdd     Stage = "add"     // find, hash and copy
	StageExtract Stage = "extract" // read the PDFs
	StageSuggest Stage = "suggest"
	StagePropose Stage = "propose" // attributes and recommendations; counts cases
	StageIndex   Stage = "index"
)

// Progress is told how far a run has come. Its methods are never called at the same
// time. A stage with nothing to do is not started.
type Progress interface {
	Start(stage Stage, total int)      // total counts documents, or cases
	Done(stage Stage, document string) // one more is done, or has failed; named by its file or case
	End(stage Stage)
}

// NoProgress is a Progress that does nothing.
type NoProgress struct{}

// Start does nothing.
func (NoProgress) Start(Stage, int) {}

// Done does nothing.
func (NoProgress) Done(Stage, string) {}

// End does nothing.
func (NoProgress) End(Stage) {}
