package reader

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/review/sheet"
)

// passagesAPart is how many passages the reader shows at a time: a document of
// thousands of pages is read in parts.
const passagesAPart = 60

// read shows a document, or the list of documents when none is named.
func (s *room) read(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	q := r.URL.Query()
	if !q.Has("document") && !q.Has("at") {
		return s.shelf(w, r)
	}
	id, at, ordinal := q.Get("document"), q.Get("at"), -1
	if at != "" {
		found, err := s.store.PassagesByID(ctx, []string{at})
		if err != nil {
			return err
		}
		if len(found) == 0 || found[0].Ordinal < 0 || q.Has("document") && found[0].Document != id {
			return noPassage()
		}
		id, ordinal = found[0].Document, found[0].Ordinal
	}
	d, err := sheet.Document(ctx, s.store, id)
	if err != nil {
		return err
	}
	outline, err := s.store.Outline(ctx, d.ID)
	if err != nil {
		return err
	}
	chosen, err := choose(outline.Passages, ordinal, q.Get("part"))
	if err != nil {
		return err
	}
	view, err := s.readView(r, d, outline, chosen)
	if err != nil {
		return err
	}
	if view.Notice, err = s.Notice(q.Get("said"), q.Get("of"), page.ReviewAddress); err != nil {
		return err
	}
	return s.Write(w, "read.html", http.StatusOK, view)
}

// choose returns the ordinal of the passage asked for: the one given, else the first of
// the part; -1 when the document has none.
func choose(passages, ordinal int, part string) (int, error) {
	if ordinal >= passages {
		return 0, noPassage() // read again since it was looked up
	}
	if ordinal >= 0 || part == "" {
		return max(ordinal, min(0, passages-1)), nil
	}
	n, err := strconv.Atoi(part)
	if err != nil || n < 1 || (n-1) >= (passages+passagesAPart-1)/passagesAPart {
		return 0, &page.Error{Status: http.StatusNotFound, Sentence: "The document has no such part.", Remedy: "Choose the document again under Read."}
	}
	return (n - 1) * passagesAPart, nil
}

func noPassage() error {
	return &page.Error{Status: http.StatusNotFound,
		Sentence: "This passage is no longer in the document: it was read again and its text has changed.",
		Remedy:   "Choose the document under Read. Decisions on the old text are kept."}
}

// shelfView is what shelf.html shows.
type shelfView struct {
	page.Frame
	Cases []shelfCase
}

type shelfCase struct {
	ID, Title, Facts string
	Documents        []shelfDocument
}

type shelfDocument struct {
	Name, Address, Reason string
	Pages                 int
}

// shelf lists the documents by case.
func (s *room) shelf(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return err
	}
	documents, err := s.store.Documents(ctx)
	if err != nil {
		return err
	}
	v := shelfView{Frame: s.Frame(r, "Read")}
	of := map[string][]shelfDocument{}
	for _, d := range documents {
		one := shelfDocument{Name: page.Clean(d.Name), Pages: d.Pages, Reason: page.Clean(d.Reason)}
		switch d.Status {
		case dhr.DocumentRead:
			one.Address = "/read?" + url.Values{"document": {d.ID}}.Encode()
			one.Reason = ""
		case dhr.DocumentAdded:
			one.Reason = "not read yet: dhr run"
		}
		of[d.Case] = append(of[d.Case], one)
	}
	for _, c := range cases {
		v.Cases = append(v.Cases, shelfCase{ID: page.Clean(c.ID), Title: page.Clean(page.Short(c.Title, 120)), Facts: page.Facts(c), Documents: of[c.ID]})
	}
	return s.Write(w, "shelf.html", http.StatusOK, v)
}

// caseOf returns the case of a document.
func (s *room) caseOf(ctx context.Context, d dhr.Document) (dhr.Case, error) {
	cases, err := s.store.Cases(ctx)
	for _, c := range cases {
		if c.ID == d.Case {
			return c, nil
		}
	}
	return dhr.Case{ID: d.Case}, err
}
