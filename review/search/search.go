package search

import (
	"context"
	"errors"
	"net/http"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// searchView is what search.html shows.
type searchView struct {
	page.Frame
	Hunt    hunt
	Fields  []page.Field
	Help    string
	Asked   bool
	Wrong   *wrongQuery
	Without string // why there is no search
	Total   int
	Cases   int
	First   int // of the hits shown, from 1
	Last    int
	Hits    []hitView
	Facets  []facetView
	Chosen  []choiceView
	Order   string // address of the other order
	Back    string // addresses of the pages before and after; may be empty
	More    string
	End     bool // there are more hits than can be paged to
	Ignored []string
}

// wrongQuery shows where a query is wrong.
type wrongQuery struct {
	Message      string
	Hint         string
	Place        int // from 1
	Before, From string
}

// hitView is a passage that was found.
type hitView struct {
	Address  string // in the reader
	Case     string
	Document string
	Where    []string
	Number   string
	Text     []page.Segment
	CutLeft  bool
	CutRight bool
	Codes    []page.Stripe
	Review   string // address; empty without codes
	Gone     bool   // the passage is no longer in the project
}

// facetView is a list of links that narrow the query.
type facetView struct {
	Name   string
	Values []facetValue
}

type facetValue struct {
	Name     string
	Address  string // empty for what cannot be asked for
	Passages int
	Cases    int
}

// choiceView is a facet that was chosen, with the address without it.
type choiceView struct{ Name, Address string }

// search answers a query, or offers to.
func (s *room) search(w http.ResponseWriter, r *http.Request) error {
	h, err := parseHunt(r.URL.Query())
	if err != nil {
		return err
	}
	title := "Search"
	if h.Text != "" {
		title = page.Clean(page.Short(h.Text, 40)) + " – Search"
	}
	v := searchView{Frame: s.Frame(r, title), Hunt: h, Fields: h.fields(), Help: s.help, Asked: !h.empty()}
	v.Hunt.Text = page.Clean(h.Text)
	v.Chosen = chosen(h)
	if s.searcher == nil {
		v.Without, v.Asked = "There is no search in this project.", false
	}
	status := http.StatusOK
	if v.Asked {
		if status, err = s.find(r.Context(), h, &v); err != nil {
			return err
		}
	}
	return s.Write(w, "search.html", status, v)
}

// find asks the index and fills the view. What the reader can mend is in the view.
func (s *room) find(ctx context.Context, h hunt, v *searchView) (status int, err error) {
	text, narrowed := h.query()
	offset := (h.Page - 1) * hitsAPage
	if narrowed && h.Text != "" {
		// By itself first: a bracket or quotation mark too many would meet those around it.
		_, err = s.searcher.Search(ctx, Query{Text: h.Text, Limit: 1})
	}
	var found Result
	if err == nil {
		found, err = s.searcher.Search(ctx, Query{Text: text, Limit: hitsAPage, Offset: offset, InOrder: h.InOrder})
	}
	var wrong *QueryError
	var without *UnavailableError
	switch {
	case errors.As(err, &wrong):
		v.Wrong = point(h.Text, wrong)
		return http.StatusBadRequest, nil
	case errors.As(err, &without):
		v.Without = page.Clean(without.Sentence)
		return http.StatusServiceUnavailable, nil
	case err != nil:
		return 0, err
	}
	v.Total, v.Cases = found.Total, found.Cases
	v.First, v.Last = offset+1, offset+len(found.Hits)
	for _, w := range found.Ignored {
		v.Ignored = append(v.Ignored, page.Clean(w))
	}
	v.Facets = facetViews(h, found)
	other := h
	other.InOrder, other.Page = !h.InOrder, 1
	v.Order = other.address()
	if h.Page > 1 {
		back := h
		back.Page--
		v.Back = back.address()
	}
	if more := h; offset+len(found.Hits) < found.Total && len(found.Hits) > 0 {
		if more.Page++; more.Page <= maxHitPages {
			v.More = more.address()
		} else {
			v.End = true
		}
	}
	v.Hits, err = s.hits(ctx, found.Hits)
	return http.StatusOK, err
}

// hits turns passages that were found into views, with what the project knows of
// them now: the index may be older.
func (s *room) hits(ctx context.Context, found []Hit) ([]hitView, error) {
	ids := make([]string, len(found))
	for i, h := range found {
		ids[i] = h.Passage
	}
	passages, err := s.store.PassagesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	there := map[string]dhr.Passage{}
	for _, p := range passages {
		there[p.ID] = p
	}
	codes, err := s.store.CodesOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]hitView, len(found))
	for i, h := range found {
		p, known := there[h.Passage]
		out[i] = hitView{Gone: !known || p.Ordinal < 0, Address: page.ReadAddress(p.Document, h.Passage), Case: page.Clean(h.Case), Document: page.Clean(h.Document),
			Where:  page.Where(dhr.Passage{Page: h.Page, PageEnd: max(h.Page, p.PageEnd), Heading: h.Heading, Zone: h.Zone}),
			Number: page.Clean(h.Number), Codes: s.Stripes(codes[h.Passage])}
		out[i].Text, out[i].CutLeft, out[i].CutRight = excerpt(h)
		if of := codes[h.Passage]; len(of) > 0 {
			out[i].Review = page.ReviewAddress(dhr.SuggestionKey{Passage: h.Passage, Code: page.FirstOpen(of)})
		}
	}
	return out, nil
}

// wholeHit is the length in code points up to which a passage is shown whole.
const wholeHit = 700

// excerpt marks the hits in a passage, or in the part of a long one to show.
func excerpt(h Hit) (text []page.Segment, cutLeft, cutRight bool) {
	runes := []rune(h.Text)
	start, end := min(max(h.Snippet.Start, 0), len(runes)), min(max(h.Snippet.End, 0), len(runes))
	if len(runes) <= wholeHit || start >= end {
		return page.Segments(h.Text, h.Spans), false, false
	}
	var spans []dhr.Span
	for _, s := range h.Spans {
		if s.End > start && s.Start < end {
			spans = append(spans, dhr.Span{Start: s.Start - start, End: s.End - start})
		}
	}
	return page.Segments(string(runes[start:end]), spans), start > 0, end < len(runes)
}

// point shows where in what was typed the mistake is.
func point(typed string, e *QueryError) *wrongQuery {
	runes := []rune(typed)
	at := min(max(e.Pos, 0), len(runes))
	return &wrongQuery{Message: page.Clean(e.Msg), Hint: page.Clean(e.Hint), Place: at + 1, Before: page.Clean(string(runes[:at])), From: page.Clean(string(runes[at:]))}
}

// facetViews are the links that narrow the hunt; one chosen already is left out.
func facetViews(h hunt, found Result) []facetView {
	var out []facetView
	for _, f := range []struct {
		name, key, have string
		from            []Facet
	}{{"Type", "type", h.Type, found.Types}, {"Year", "year", h.Year, found.Years}, {"Zone", "zone", h.Zone, found.Zones}} {
		if f.have != "" || len(f.from) == 0 {
			continue
		}
		view := facetView{Name: f.name}
		for _, one := range f.from {
			v := facetValue{Name: facetName(f.key, one.Value), Passages: one.Passages, Cases: one.Cases}
			if one.Value != "" {
				v.Address = h.with(f.key, one.Value)
			}
			view.Values = append(view.Values, v)
		}
		out = append(out, view)
	}
	return out
}

func chosen(h hunt) []choiceView {
	var out []choiceView
	for _, f := range []struct{ key, value string }{{"type", h.Type}, {"year", h.Year}, {"zone", h.Zone}} {
		if f.value != "" {
			out = append(out, choiceView{Name: f.key + ": " + facetName(f.key, f.value), Address: h.with(f.key, "")})
		}
	}
	return out
}

func facetName(key, value string) string {
	switch {
	case key == "type":
		return page.Kind(dhr.CaseType(value))
	case value == "":
		return "not stated"
	}
	return page.Clean(value)
}
