package queue

import (
	"errors"
	"net/http"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// add gives the passage a code that nothing suggested and stays at the suggestion,
// or in the reader.
func (s *room) add(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	p, err := parsePlace(r.PostForm, s.Framework)
	if err != nil {
		return err
	}
	passage, back := p.At.Passage, func(said, of string) string { return p.address(p.At, "said", said, "of", of) }
	if from := r.PostForm.Get(page.ReadingField); from != "" {
		passage, back = from, func(said, of string) string { return page.ReadBack(from, said, of) }
	}
	if passage == "" {
		return page.BadRequest("The form names no passage.")
	}
	// The field holds "5E Record keeping" when it was picked from the list.
	id, _, _ := strings.Cut(strings.TrimSpace(r.PostForm.Get("add")), " ")
	code, known := s.Framework.Code(strings.ToUpper(id))
	if !known {
		return page.BadRequest("The codebook has no code %s. Pick one from the list, or type its number, such as 5E.", page.Quoted(id))
	}
	d := dhr.Decision{Passage: passage, Code: code.ID, Verdict: dhr.VerdictAdd, Coder: s.Coder(r), At: s.Now()}
	if d.Coder == "" {
		return &page.Error{Status: http.StatusForbidden,
			Sentence: "The pages do not know your name, so the code was not added.",
			Remedy:   "Give your name on the overview and add it again."}
	}
	said, ctx := page.SaidAdd, r.Context()
	of := dhr.SuggestionKey{Passage: passage, Code: code.ID}
	_, err = s.store.DecideIf(ctx, d, 0)
	if errors.Is(err, dhr.ErrStale) { // but what was decided may all have been taken back
		if it, e := s.store.Item(ctx, of); e == nil && it.Standing == nil {
			_, err = s.store.DecideIf(ctx, d, it.Seen)
		}
	}
	switch {
	case errors.Is(err, dhr.ErrStale):
		said = page.SaidDecided
	case errors.Is(err, dhr.ErrGone):
		return gone()
	case err != nil:
		return err
	}
	http.Redirect(w, r, back(said, of.String()), http.StatusSeeOther)
	return nil
}
