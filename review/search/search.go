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
	First   int // of the hits or lines shown, from 1
	Last    int
	Hits    []hitView
	Lines   *linesView // instead of Hits
	Facets  []facetView
	Chosen  []choiceView
	Ways    []wayView
	Back    string // addresses of the pages before and after; may be empty
	More    string
	End     bool // there are more hits than can be paged to
	Ignored []string
	Exports []wayView
	Propose *proposeForm
}

// wayView is a link to the hunt shown otherwise; no address for the way it is shown.
type wayView struct{ Name, Address string }

// wrongQuery shows where a query is wrong.
type wrongQuery struct {
	Message      string
	Hint         string
	Place        int // from 1
	Before, From string
}

// search answers a query, or offers to.
func (s *room) search(w http.ResponseWriter, r *http.Request) error {
	h, err := s.parseHunt(r.URL.Query())
	if err != nil {
		return err
	}
	title := "Search"
	if h.Text != "" {
		title = page.Clean(page.Short(h.Text, 40)) + " – Search"
	}
	v := searchView{Frame: s.Frame(r, title), Hunt: h, Fields: h.fields(), Help: s.help, Asked: !h.empty()}
	v.Hunt.Text = page.Clean(h.Text)
	v.Chosen = s.chosen(h)
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

// ask asks the index. A mistake in what was typed is found in it alone: a bracket or
// quotation mark too many would meet those around it.
func (s *room) ask(ctx context.Context, h hunt, q Query) (Result, error) {
	text, narrowed := h.query()
	if narrowed && h.Text != "" {
		if _, err := s.searcher.Search(ctx, Query{Text: h.Text, Limit: 1}); err != nil {
			return Result{}, err
		}
	}
	q.Text = text
	return s.searcher.Search(ctx, q)
}

// find asks the index and fills the view. What the reader can mend is in the view.
func (s *room) find(ctx context.Context, h hunt, v *searchView) (status int, err error) {
	q := Query{Limit: hitsAPage, Offset: (h.Page - 1) * hitsAPage, InOrder: h.InOrder, Counts: true}
	if h.Lines {
		q.Limit, q.Offset = mostLined, 0
	}
	found, err := s.ask(ctx, h, q)
	if err != nil {
		return v.failed(h, err)
	}
	v.Total, v.Cases = found.Total, found.Cases
	for _, w := range found.Ignored {
		v.Ignored = append(v.Ignored, page.Clean(w))
	}
	v.Facets = s.facetViews(h, found)
	v.Ways, v.Exports = ways(h), exports(h)
	if found.Total > 0 {
		v.Propose = s.proposeForm(h, v.Coder)
	}
	shown, of := len(found.Hits), found.Total
	if h.Lines {
		if shown, of, err = s.lines(ctx, h, found, v); err != nil {
			return 0, err
		}
	} else if v.Hits, err = s.hits(ctx, found.Hits); err != nil {
		return 0, err
	}
	v.turn(h, shown, of)
	return http.StatusOK, nil
}

// failed puts a mistake of the reader's, or why there is no search, into the view.
func (v *searchView) failed(h hunt, err error) (status int, _ error) {
	var mistake *QueryError
	var without *UnavailableError
	switch {
	case errors.As(err, &mistake):
		v.Wrong = point(h.Text, mistake)
		return http.StatusBadRequest, nil
	case errors.As(err, &without):
		v.Without = page.Clean(without.Sentence)
		return http.StatusServiceUnavailable, nil
	}
	return 0, err
}

// turn says which of the results are shown, and where those before and after are.
func (v *searchView) turn(h hunt, shown, of int) {
	size := hitsAPage
	if h.Lines {
		size = linesAPage
	}
	v.First = (h.Page-1)*size + 1
	v.Last = v.First + shown - 1
	if h.Page > 1 {
		back := h
		back.Page--
		v.Back = back.address()
	}
	if more := h; shown > 0 && v.Last < of {
		if more.Page++; more.Page <= maxHitPages {
			v.More = more.address()
		} else {
			v.End = true
		}
	}
}

// ways are how else the hunt can be shown.
func ways(h hunt) []wayView {
	way := func(name string, now bool, change func(*hunt)) wayView {
		if now {
			return wayView{Name: name}
		}
		return wayView{name, h.shown(change)}
	}
	out := []wayView{
		way("Best first", !h.Lines && !h.InOrder, func(h *hunt) { h.Lines, h.InOrder = false, false }),
		way("In reading order", !h.Lines && h.InOrder, func(h *hunt) { h.Lines, h.InOrder = false, true }),
		way("As a concordance", h.Lines && h.Sort == "", func(h *hunt) { h.Lines, h.Sort = true, "" }),
	}
	if h.Lines {
		out = append(out, way("Sorted by what stands before", h.Sort == "left", func(h *hunt) { h.Sort = "left" }),
			way("Sorted by what stands after", h.Sort == "right", func(h *hunt) { h.Sort = "right" }))
	}
	return out
}

// there returns what the project knows now of passages that were found, and their
// codes: the index may be older.
func (s *room) there(ctx context.Context, found []Hit) (map[string]dhr.Passage, map[string][]dhr.QueueCode, error) {
	ids := make([]string, len(found))
	for i, h := range found {
		ids[i] = h.Passage
	}
	passages, err := s.store.PassagesByID(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	there := map[string]dhr.Passage{}
	for _, p := range passages {
		there[p.ID] = p
	}
	codes, err := s.store.CodesOf(ctx, ids)
	return there, codes, err
}

// point shows where in what was typed the mistake is.
func point(typed string, e *QueryError) *wrongQuery {
	runes := []rune(typed)
	at := min(max(e.Pos, 0), len(runes))
	return &wrongQuery{Message: page.Clean(e.Msg), Hint: page.Clean(e.Hint), Place: at + 1, Before: page.Clean(string(runes[:at])), From: page.Clean(string(runes[at:]))}
}
