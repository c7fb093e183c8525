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
	people := &peoplesCodes{ctx: ctx, store: p.store}
	query := index.Query{Text: q.Text, Limit: q.Limit, Offset: q.Offset, Coded: people.coded, Hinted: people.hinted}
	if q.Counts {
		query.Confirmed = people.all()
	}
	if q.InOrder {
		query.Sort = index.SortPlace
	}
	found, err := ix.Search(ctx, query)
	if err = errors.Join(err, people.err); err != nil {
		return search.Result{}, searchFault(err)
	}
	result = search.Result{Total: found.Total, Cases: found.Cases, Ignored: found.Ignored, Facets: map[string][]search.Facet{}}
	for _, f := range facetsOf(found.Facets) {
		for _, one := range f.values {
			result.Facets[f.name] = append(result.Facets[f.name], search.Facet(one))
		}
	}
	for _, h := range found.Hits {
		result.Hits = append(result.Hits, pageHit(h))
	}
	return result, nil
}

func pageHit(h index.Hit) search.Hit {
	return search.Hit{Passage: h.Passage, Document: h.Document, Case: h.Case, Page: h.Page, Heading: h.Heading, Zone: h.Zone,
		Number: h.Number, Text: h.Text, Spans: h.Spans, Matches: h.Matches, Snippet: h.Snippet}
}

// namedFacet is a facet with the name of its filter.
type namedFacet struct {
	name, title string
	values      []index.Facet
}

// facetsOf lists the facets in the order in which they are printed.
func facetsOf(f index.Facets) []namedFacet {
	return []namedFacet{{"type", "Type", f.Types}, {"year", "Year", f.Years}, {"zone", "Zone", f.Zones}, {"region", "Region", f.Regions},
		{"csp", "CSP", f.CSPs}, {"confirmed", "Code confirmed", f.Confirmed}, {"suggested", "Code suggested", f.Suggested}, {"agency", "Agency named", f.Agencies}}
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

// peoplesCodes reads what people confirmed and proposed when a query first asks for
// it: many never do.
type peoplesCodes struct {
	ctx       context.Context
	store     *store.Store
	byPassage map[string][]string
	byCode    map[string][]string
	err       error
}

// all returns the codes confirmed or added by passage.
func (p *peoplesCodes) all() map[string][]string {
	if p.byPassage == nil {
		all, err := p.store.CodedPassages(p.ctx)
		p.byPassage, p.err = all, errors.Join(p.err, err)
	}
	return p.byPassage
}

// coded returns the passages for which people confirmed or added the code.
func (p *peoplesCodes) coded(code string) []string {
	if p.byCode == nil {
		p.byCode = map[string][]string{}
		for passage, codes := range p.all() {
			for _, c := range codes {
				p.byCode[c] = append(p.byCode[c], passage)
			}
		}
	}
	return p.byCode[code]
}

// hinted returns the passages for which people proposed the code by searching.
func (p *peoplesCodes) hinted(code string) []string {
	ids, err := p.store.ProposedPassages(p.ctx, code)
	p.err = errors.Join(p.err, err)
	return ids
}
