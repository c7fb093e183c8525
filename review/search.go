package review

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/dhrcoder/dhr"
)

// searchView is what search.html shows.
type searchView struct {
	frame
	Hunt    hunt
	Fields  []field
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
	Text     []segment
	CutLeft  bool
	CutRight bool
	Codes    []stripe
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
func (s *server) search(w http.ResponseWriter, r *http.Request) error {
	h, err := parseHunt(r.URL.Query())
	if err != nil {
		return err
	}
	title := "Search"
	if h.Text != "" {
		title = clean(short(h.Text, 40)) + " – Search"
	}
	v := searchView{frame: s.frame(r, title), Hunt: h, Fields: h.fields(), Help: s.searchHelp, Asked: !h.empty()}
	v.Hunt.Text = clean(h.Text)
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
	return s.pages.write(w, "search.html", status, v)
}

// find asks the index and fills the view. What the reader can mend is in the view.
func (s *server) find(ctx context.Context, h hunt, v *searchView) (status int, err error) {
	text, narrowed := h.query()
	offset := (h.Page - 1) * hitsAPage
	if narrowed && h.Text != "" {
		// By itself first: a bracket or quotation mark too many would meet those around it.
		_, err = s.searcher.Search(ctx, SearchQuery{Text: h.Text, Limit: 1})
	}
	var found SearchResult
	if err == nil {
		found, err = s.searcher.Search(ctx, SearchQuery{Text: text, Limit: hitsAPage, Offset: offset, InOrder: h.InOrder})
	}
	var wrong *QueryError
	var without *NoSearchError
	switch {
	case errors.As(err, &wrong):
		v.Wrong = point(h.Text, wrong)
		return http.StatusBadRequest, nil
	case errors.As(err, &without):
		v.Without = clean(without.Sentence)
		return http.StatusServiceUnavailable, nil
	case err != nil:
		return 0, err
	}
	v.Total, v.Cases = found.Total, found.Cases
	v.First, v.Last = offset+1, offset+len(found.Hits)
	for _, w := range found.Ignored {
		v.Ignored = append(v.Ignored, clean(w))
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
func (s *server) hits(ctx context.Context, found []SearchHit) ([]hitView, error) {
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
		out[i] = hitView{Gone: !known || p.Ordinal < 0, Address: readAddress(p.Document, h.Passage), Case: clean(h.Case), Document: clean(h.Document),
			Where:  where(dhr.Passage{Page: h.Page, PageEnd: max(h.Page, p.PageEnd), Heading: h.Heading, Zone: h.Zone}),
			Number: clean(h.Number), Codes: s.stripes(codes[h.Passage])}
		out[i].Text, out[i].CutLeft, out[i].CutRight = excerpt(h)
		if of := codes[h.Passage]; len(of) > 0 {
			out[i].Review = place{}.address(dhr.SuggestionKey{Passage: h.Passage, Code: firstOpen(of)})
		}
	}
	return out, nil
}

// firstOpen is the code to look at first: one that nobody has decided on.
func firstOpen(codes []dhr.QueueCode) string {
	for _, c := range codes {
		if c.Verdict == "" {
			return c.Code
		}
	}
	return codes[0].Code
}

// wholeHit is the length in code points up to which a passage is shown whole.
const wholeHit = 700

// excerpt marks the hits in a passage, or in the part of a long one to show.
func excerpt(h SearchHit) (text []segment, cutLeft, cutRight bool) {
	runes := []rune(h.Text)
	start, end := min(max(h.Snippet.Start, 0), len(runes)), min(max(h.Snippet.End, 0), len(runes))
	if len(runes) <= wholeHit || start >= end {
		return segments(h.Text, h.Spans), false, false
	}
	var spans []dhr.Span
	for _, s := range h.Spans {
		if s.End > start && s.Start < end {
			spans = append(spans, dhr.Span{Start: s.Start - start, End: s.End - start})
		}
	}
	return segments(string(runes[start:end]), spans), start > 0, end < len(runes)
}

// point shows where in what was typed the mistake is.
func point(typed string, e *QueryError) *wrongQuery {
	runes := []rune(typed)
	at := min(max(e.Pos, 0), len(runes))
	return &wrongQuery{Message: clean(e.Msg), Hint: clean(e.Hint), Place: at + 1, Before: clean(string(runes[:at])), From: clean(string(runes[at:]))}
}

// facetViews are the links that narrow the hunt; one chosen already is left out.
func facetViews(h hunt, found SearchResult) []facetView {
	var out []facetView
	for _, f := range []struct {
		name, key, have string
		from            []SearchFacet
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
		return kindOf(dhr.CaseType(value))
	case value == "":
		return "not stated"
	}
	return clean(value)
}

// readAddress is a passage's address in the reader.
func readAddress(document, passage string) string {
	return "/read?" + url.Values{"document": {document}, "at": {passage}}.Encode() + "#at"
}
