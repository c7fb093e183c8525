package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2/search"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/index/query"
	"github.com/dhrcoder/dhr/index/word"
)

// DefaultLimit is how many hits a query returns that names no limit.
const DefaultLimit = 20

// Sort is the order of hits.
type Sort string

// The orders. Equally relevant passages come in reading order.
const (
	SortRelevance Sort = ""      // best first
	SortPlace     Sort = "place" // reading order: by file name, then within the document
)

// Query is a question to the index.
type Query struct {
	Text   string // in the query language, see Help; empty finds every passage
	Limit  int    // of hits; 0 is DefaultLimit, below 0 only counts
	Offset int    // hits to leave out first
	Sort   Sort
	// Coded returns the IDs of passages for which people confirmed or added the
	// code: what confirmed: finds, and code: besides those for which it is suggested.
	// Hinted returns those for which people proposed it since the index was built.
	// Either may be nil.
	Coded  func(code string) []string
	Hinted func(code string) []string
	// Confirmed has the codes that people confirmed or added by passage ID, for
	// counting. May be nil.
	Confirmed map[string][]string
}

// Result is the answer.
type Result struct {
	Total   int      // passages that match
	Cases   int      // cases they are in
	Hits    []Hit    // those asked for, in order
	Facets  Facets   // counts over all that match
	Ignored []string // common words left out of the query
}

// Hit is a passage that matches.
type Hit struct {
	Passage  string // ID
	Document string // file's base name
	Case     string
	Page     int
	Heading  string // of the section
	Zone     dhr.Zone
	Number   string // printed paragraph number; may be empty
	Ordinal  int    // of the passage in its document, from 0
	Text     string
	Spans    []dhr.Span // where Text matches, in order; none for filters alone
	Matches  []dhr.Span // the same with the words of a phrase, or of near words, as one
	Snippet  dhr.Span   // part of Text to show, with as many matches as fit
	Score    float64    // relevance, comparable only within one result
}

// Search answers a query. A mistake in the query's text is a *QueryError.
func (ix *Index) Search(ctx context.Context, q Query) (result Result, err error) {
	lex := ix.lexicons.Get().(*word.Lexicon)
	defer ix.lexicons.Put(lex)
	n, ignored, err := query.Parse(q.Text, lex)
	if err != nil {
		return Result{}, err
	}
	switch {
	case q.Limit == 0:
		q.Limit = DefaultLimit
	case q.Limit < 0:
		q.Limit, q.Offset = 0, 0
	}
	if q.Offset < 0 || q.Sort != SortRelevance && q.Sort != SortPlace {
		return Result{}, fmt.Errorf("search: offset %d or order %q is not possible", q.Offset, q.Sort)
	}
	r, err := ix.inner.Reader()
	if err != nil {
		return Result{}, fmt.Errorf("search: %w", err)
	}
	defer func() {
		if failed := r.Close(); failed != nil {
			err = errors.Join(err, failed)
		}
	}()

	if ctx, err = withScoring(ctx, r); err != nil {
		return Result{}, fmt.Errorf("search: %w", err)
	}
	c := &compiler{ctx: ctx, reader: r, lex: lex, coded: q.Coded, hinted: q.Hinted}
	options := scoring
	if q.Sort == SortPlace {
		options = filtering
	}
	s, err := c.searcher(n, options)
	if err != nil {
		return Result{}, wrap(err)
	}
	all, err := collect(ctx, r, s, q.Offset+q.Limit, q.Sort == SortPlace, q.Confirmed)
	if err = errors.Join(err, s.Close()); err != nil {
		return Result{}, wrap(err)
	}
	result = Result{Total: all.total, Ignored: ignored}
	result.Facets, result.Cases = facets(all.groups)
	if q.Offset < len(all.best) {
		result.Hits, err = c.read(n, all.best[q.Offset:])
	}
	return result, wrap(err)
}

func (c *compiler) searcher(n query.Node, o search.SearcherOptions) (search.Searcher, error) {
	if n == nil {
		return c.everything()
	}
	return c.compile(n, o)
}

// read reads what is shown of the hits.
func (c *compiler) read(n query.Node, hits []found) ([]Hit, error) {
	places := make([][]byteSpan, len(hits))
	if n != nil {
		s, err := c.compile(n, locating)
		if err != nil {
			return nil, err
		}
		places, err = locate(c.reader, s, hits)
		if err = errors.Join(err, s.Close()); err != nil {
			return nil, err
		}
	}
	out := make([]Hit, len(hits))
	for i, f := range hits {
		id, err := c.reader.ExternalID(f.id)
		if err != nil {
			return nil, err
		}
		text, show, err := stored(c.reader, id)
		if err != nil {
			return nil, err
		}
		var s shown
		if err := json.Unmarshal(show, &s); err != nil {
			return nil, fmt.Errorf("%w (passage %s: %v)", ErrDamaged, id, err)
		}
		spans := codePoints(text, places[i])
		out[i] = Hit{Passage: id, Document: s.File, Case: s.Case, Page: s.Page, Heading: s.Heading,
			Zone: dhr.Zone(s.Zone), Number: s.Number, Ordinal: s.Ordinal, Text: text,
			Spans: spans, Matches: wholes(text, places[i]), Snippet: snippet(text, spans), Score: float64(f.score) / 1e6}
	}
	return out, nil
}

// wrap says that it was a search, but leaves what is said to the user as it is.
func wrap(err error) error {
	var q *query.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &q):
		return q
	}
	return fmt.Errorf("search: %w", err)
}
