package review

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"github.com/dhrcoder/dhr"
)

// passagesAPart is how many passages the reader shows at a time: a document of
// thousands of pages is read in parts.
const passagesAPart = 60

// read shows a document, or the list of documents when none is named.
func (s *server) read(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	q := r.URL.Query()
	if !q.Has("document") && !q.Has("at") {
		return s.shelf(w, r)
	}
	id, at := q.Get("document"), q.Get("at")
	if at != "" {
		found, err := s.store.PassagesByID(ctx, []string{at})
		if err != nil {
			return err
		}
		if len(found) == 0 || found[0].Ordinal < 0 || q.Has("document") && found[0].Document != id {
			return noPassage()
		}
		id = found[0].Document
	}
	d, err := s.document(ctx, id)
	if err != nil {
		return err
	}
	passages, err := s.store.Passages(ctx, d.ID)
	if err != nil {
		return err
	}
	chosen, err := choose(passages, at, q.Get("part"))
	if err != nil {
		return err
	}
	view, err := s.readView(r, d, passages, chosen)
	if err != nil {
		return err
	}
	if view.Notice, err = s.notice(q.Get("said"), q.Get("of"), place{}); err != nil {
		return err
	}
	return s.pages.write(w, "read.html", http.StatusOK, view)
}

// choose returns the index of the passage asked for: by its ID, else the first of the
// part; -1 when the document has none.
func choose(passages []dhr.Passage, at, part string) (int, error) {
	if at != "" {
		for i, p := range passages {
			if p.ID == at {
				return i, nil
			}
		}
		return 0, noPassage() // read again since it was looked up
	}
	if part == "" {
		return min(0, len(passages)-1), nil
	}
	n, err := strconv.Atoi(part)
	if err != nil || n < 1 || (n-1) >= (len(passages)+passagesAPart-1)/passagesAPart {
		return 0, &pageError{status: http.StatusNotFound, sentence: "The document has no such part.", remedy: "Choose the document again under Read."}
	}
	return (n - 1) * passagesAPart, nil
}

func noPassage() error {
	return &pageError{status: http.StatusNotFound,
		sentence: "This passage is no longer in the document: it was read again and its text has changed.",
		remedy:   "Choose the document under Read. Decisions on the old text are kept."}
}

// reading says in a form that it was sent from the reader, at which passage.
const reading = "read"

// readBack is where the reader returns to after a form.
func readBack(passage, said, of string) string {
	q := url.Values{"at": {passage}}
	for name, value := range map[string]string{"said": said, "of": of} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return "/read?" + q.Encode() + "#at"
}

// shelfView is what shelf.html shows.
type shelfView struct {
	frame
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
func (s *server) shelf(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return err
	}
	documents, err := s.store.Documents(ctx)
	if err != nil {
		return err
	}
	v := shelfView{frame: s.frame(r, "Read")}
	of := map[string][]shelfDocument{}
	for _, d := range documents {
		one := shelfDocument{Name: clean(d.Name), Pages: d.Pages, Reason: clean(d.Reason)}
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
		v.Cases = append(v.Cases, shelfCase{ID: clean(c.ID), Title: clean(short(c.Title, 120)), Facts: facts(c), Documents: of[c.ID]})
	}
	return s.pages.write(w, "shelf.html", http.StatusOK, v)
}

// caseOf returns the case of a document.
func (s *server) caseOf(ctx context.Context, d dhr.Document) (dhr.Case, error) {
	cases, err := s.store.Cases(ctx)
	for _, c := range cases {
		if c.ID == d.Case {
			return c, nil
		}
	}
	return dhr.Case{ID: d.Case}, err
}
