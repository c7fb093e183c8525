package search

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// proposeForm offers to suggest a code for all hits.
type proposeForm struct {
	Fields  []page.Field
	Factors []dhr.Factor
	Name    bool // the reader has given a name
}

func (s *room) proposeForm(h hunt, coder string) *proposeForm {
	return &proposeForm{Fields: h.all(), Factors: s.Framework.Factors, Name: coder != ""}
}

// proposeView is what propose.html shows: the question before anything is done.
type proposeView struct {
	page.Frame
	Query  string
	Code   dhr.Code
	Total  int // passages found
	Count  dhr.HitCount
	Fields []page.Field
	Back   string
}

// propose suggests a code for all hits of a search, once the reader has been told for
// how many and has said yes.
func (s *room) propose(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	coder := s.Coder(r)
	if coder == "" {
		http.Redirect(w, r, s.NeedCoder(r), http.StatusSeeOther)
		return nil
	}
	h, err := s.parseHunt(r.PostForm)
	if err != nil {
		return err
	}
	code, known := s.Framework.Code(r.PostForm.Get("code"))
	if !known {
		return page.BadRequest("Choose a code of the codebook.")
	}
	if h.empty() || s.searcher == nil {
		return page.BadRequest("There is nothing to search for.")
	}
	found, err := s.ask(r.Context(), h, Query{Limit: dhr.MostProposed})
	if err != nil {
		return said(err)
	}
	if found.Total > dhr.MostProposed {
		return page.BadRequest("The search finds %s passages; at most %s can be proposed at once. Narrow it first.", page.Number(found.Total), page.Number(dhr.MostProposed))
	}
	hits := evidence(found.Hits)
	text, _ := h.query()
	if r.PostForm.Get("sure") != strconv.Itoa(found.Total) {
		n, err := s.store.CountHits(r.Context(), code.ID, hits)
		if err != nil {
			return err
		}
		code.Name = page.Clean(code.Name)
		fields := append(h.all(), page.Field{Name: "code", Value: code.ID}, page.Field{Name: "sure", Value: strconv.Itoa(found.Total)})
		return s.Write(w, "propose.html", http.StatusOK, proposeView{Frame: s.Frame(r, "Suggest "+code.ID+" for all hits"), Query: page.Clean(text), Code: code,
			Total: found.Total, Count: n, Fields: fields, Back: h.address()})
	}
	p, n, err := s.store.Propose(r.Context(), dhr.SearchProposal{Query: text, Code: code.ID, Coder: coder, At: s.Now()}, hits)
	if err != nil {
		return err
	}
	made := url.Values{"made": {strconv.FormatInt(p.ID, 10)}, "n": {strconv.Itoa(n.New)}}
	http.Redirect(w, r, "/search/proposed?"+made.Encode(), http.StatusSeeOther)
	return nil
}

// said tells a mistake in a query, or that there is no search, as a page.
func said(err error) error {
	var v searchView
	status, err := v.failed(hunt{}, err)
	switch {
	case err != nil:
		return err
	case v.Wrong != nil:
		return &page.Error{Status: status, Sentence: "The query is wrong: " + v.Wrong.Message + ".", Remedy: "Go back and mend it. Nothing was saved."}
	}
	return &page.Error{Status: status, Sentence: v.Without, Remedy: "Nothing was saved."}
}

// proposedView is what proposed.html shows.
type proposedView struct {
	page.Frame
	Notice page.Notice
	All    []proposalView
}

type proposalView struct {
	dhr.SearchProposal
	Search, Review string // addresses
	CodeName       string
	When           string
	Undone         string
}

// proposed lists the searches whose hits were proposed, each of which can be taken back.
func (s *room) proposed(w http.ResponseWriter, r *http.Request) error {
	all, err := s.store.Proposals(r.Context())
	if err != nil {
		return err
	}
	v := proposedView{Frame: s.Frame(r, "Suggested by searching")}
	q := r.URL.Query()
	for _, p := range all {
		one := proposalView{SearchProposal: p, When: p.At.UTC().Format(page.TimeLayout),
			Search: "/search?" + url.Values{"q": {p.Query}}.Encode(), Review: "/review?" + url.Values{"code": {p.Code}}.Encode()}
		if code, ok := s.Framework.Code(p.Code); ok {
			one.CodeName = page.Clean(code.Name)
		}
		if p.UndoneBy != "" {
			one.Undone = p.UndoneAt.UTC().Format(page.TimeLayout)
		}
		one.Query, one.Coder, one.UndoneBy = page.Clean(p.Query), page.Clean(p.Coder), page.Clean(p.UndoneBy)
		v.All = append(v.All, one)
		switch strconv.FormatInt(p.ID, 10) {
		case q.Get("made"):
			v.Notice = page.Notice{Kind: "done", Text: p.Code + " is now suggested for " + page.Number(p.Passages) + " more passages. They wait in the review queue; nothing is coded."}
		case q.Get("undone"):
			v.Notice = page.Notice{Kind: "done", Text: "Taken back: what the search suggested and nobody had decided on is no longer suggested."}
		}
	}
	if q.Get("made") == "0" {
		v.Notice = page.Notice{Kind: "warning", Text: "Nothing was suggested: there was no new passage among the hits."}
	}
	return s.Write(w, "proposed.html", http.StatusOK, v)
}

// undo takes back what a search suggested.
func (s *room) undo(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	coder := s.Coder(r)
	if coder == "" {
		http.Redirect(w, r, s.NeedCoder(r), http.StatusSeeOther)
		return nil
	}
	id, err := strconv.ParseInt(r.PostForm.Get("id"), 10, 64)
	if err != nil {
		return page.BadRequest("There is no such search.")
	}
	if _, err := s.store.UndoProposal(r.Context(), id, coder, s.Now()); err != nil {
		return err
	}
	http.Redirect(w, r, "/search/proposed?"+url.Values{"undone": {strconv.FormatInt(id, 10)}}.Encode(), http.StatusSeeOther)
	return nil
}
