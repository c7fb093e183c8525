package main

import (
	"context"
	"errors"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/index"
	"github.com/dhrcoder/dhr/review/search"
	"github.com/dhrcoder/dhr/store"
)

// pageSearch answers the search page. It has the index open only while it answers,
// so that a bulk run never waits for the pages.
type pageSearch struct {
	project dhr.Project
	store   *store.Store
}

// Search opens the index, asks it and closes it again.
func (p *pageSearch) Search(ctx context.Context, q search.Query) (result search.Result, err error) {
	ix, err := index.OpenReadOnly(p.project.Index())
	if err != nil {
		return search.Result{}, noSearch(err)
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	codings := &lateCodings{ctx: ctx, store: p.store}
	query := index.Query{Text: q.Text, Limit: q.Limit, Offset: q.Offset, Coded: codings.of}
	if q.InOrder {
		query.Sort = index.SortPlace
	}
	found, err := ix.Search(ctx, query)
	if err = errors.Join(err, codings.err); err != nil {
		return search.Result{}, searchFault(err)
	}
	result = search.Result{Total: found.Total, Cases: found.Cases, Ignored: found.Ignored,
		Types: pageFacets(found.Facets.Types), Years: pageFacets(found.Facets.Years), Zones: pageFacets(found.Facets.Zones)}
	for _, h := range found.Hits {
		result.Hits = append(result.Hits, search.Hit{Passage: h.Passage, Document: h.Document, Case: h.Case, Page: h.Page,
			Heading: h.Heading, Zone: h.Zone, Number: h.Number, Text: h.Text, Spans: h.Spans, Snippet: h.Snippet})
	}
	return result, nil
}

// noSearch says without paths why the index cannot be opened.
func noSearch(err error) error {
	for _, known := range []error{index.ErrMissing, index.ErrDamaged, index.ErrOutdated} {
		if errors.Is(err, known) {
			return &search.UnavailableError{Sentence: "There is no search now: " + known.Error() + "."}
		}
	}
	if errors.Is(err, index.ErrBusy) {
		return &search.UnavailableError{Sentence: "There is no search now: dhr run is building the index. Wait until it has finished and try again."}
	}
	return err
}

// searchFault tells a mistake in the query from a fault of the index.
func searchFault(err error) error {
	var wrong *index.QueryError
	if errors.As(err, &wrong) {
		return &search.QueryError{Pos: wrong.Pos, Msg: wrong.Msg, Hint: wrong.Hint}
	}
	return noSearch(err)
}

func pageFacets(from []index.Facet) []search.Facet {
	to := make([]search.Facet, len(from))
	for i, f := range from {
		to[i] = search.Facet(f)
	}
	return to
}

// lateCodings reads the codings when a query first asks for a code: most never do.
type lateCodings struct {
	ctx    context.Context
	store  *store.Store
	byCode map[string][]string
	err    error
}

func (l *lateCodings) of(code string) []string {
	if l.byCode == nil {
		l.byCode = map[string][]string{}
		var all []dhr.Coding
		all, l.err = l.store.Codings(l.ctx)
		for _, c := range all {
			if c.Coded() {
				l.byCode[c.Code] = append(l.byCode[c.Code], c.Passage)
			}
		}
	}
	return l.byCode[code]
}
