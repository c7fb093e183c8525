package search

import (
	"context"
	"fmt"

	"github.com/dhrcoder/dhr"
)

// Searcher finds passages by a query in words. It may be asked by several readers
// at once and must not keep the bulk run waiting between two questions.
type Searcher interface {
	// Search answers a query. The error is a *QueryError for a mistake in its text and
	// a *UnavailableError while the project cannot be searched.
	Search(ctx context.Context, q Query) (Result, error)
}

// Query is a question to a Searcher.
type Query struct {
	Text    string // in the query language
	Limit   int    // of hits, at least 1
	Offset  int    // hits to leave out first
	InOrder bool   // in reading order instead of best first
	Counts  bool   // whether the facets are wanted
}

// Result is the answer.
type Result struct {
	Total   int // passages that match
	Cases   int // cases they are in
	Hits    []Hit
	Facets  map[string][]Facet // by name, see Narrowing; over all that match, the most frequent first
	Ignored []string           // common words left out of the query
}

// Hit is a passage that matches.
type Hit struct {
	Passage  string // ID
	Document string // file's base name
	Case     string
	Page     int // from 1
	Heading  string
	Zone     dhr.Zone
	Number   string // printed; may be empty
	Text     string
	Spans    []dhr.Span // words of Text that match
	Matches  []dhr.Span // the same with the words of a phrase, or of near words, as one
	Snippet  dhr.Span   // part of Text to show when it is long
}

// Facet counts the matching passages that have a value.
type Facet struct {
	Value    string // empty where it is not stated of the case
	Passages int
	Cases    int
}

// Narrowing returns the names of what a search can be narrowed by, in the order in
// which the page shows them. The query language has a filter of each name.
func Narrowing() []string {
	return []string{"confirmed", "suggested", "type", "year", "zone", "region", "csp", "agency"}
}

// QueryError says what is wrong with a query and where.
type QueryError struct {
	Pos  int    // in code points from 0
	Msg  string // what is wrong
	Hint string // what to do; may be empty
}

// Error gives the place, counted from 1, the message and the hint.
func (e *QueryError) Error() string {
	s := fmt.Sprintf("character %d: %s", e.Pos+1, e.Msg)
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// UnavailableError says why a project cannot be searched now and what to do about it,
// as a sentence without path.
type UnavailableError struct{ Sentence string }

// Error gives the sentence.
func (e *UnavailableError) Error() string { return e.Sentence }
