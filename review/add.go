package review

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
)

// What an address may say after a code was added by hand.
const (
	saidAdd     = "add"
	saidDecided = "decided" // there is a decision on that code already
)

// add gives the passage a code that nothing suggested and stays at the suggestion,
// or in the reader.
func (s *server) add(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	p, err := parsePlace(r.PostForm, s.framework)
	if err != nil {
		return err
	}
	passage, back := p.At.Passage, func(said, of string) string { return p.address(p.At, "said", said, "of", of) }
	if from := r.PostForm.Get(reading); from != "" {
		passage, back = from, func(said, of string) string { return readBack(from, said, of) }
	}
	if passage == "" {
		return badRequest("The form names no passage.")
	}
	// The field holds "5E Record keeping" when it was picked from the list.
	id, _, _ := strings.Cut(strings.TrimSpace(r.PostForm.Get("add")), " ")
	code, known := s.framework.Code(strings.ToUpper(id))
	if !known {
		return badRequest("The codebook has no code %s. Pick one from the list, or type its number, such as 5E.", quoted(id))
	}
	d := dhr.Decision{Passage: passage, Code: code.ID, Verdict: dhr.VerdictAdd, Coder: coder(r), At: s.now().UTC().Truncate(time.Second)}
	if d.Coder == "" {
		return &pageError{status: http.StatusForbidden,
			sentence: "The pages do not know your name, so the code was not added.",
			remedy:   "Give your name on the overview and add it again."}
	}
	said, ctx := saidAdd, r.Context()
	of := dhr.SuggestionKey{Passage: passage, Code: code.ID}
	_, err = s.store.DecideIf(ctx, d, 0)
	if errors.Is(err, dhr.ErrStale) { // but what was decided may all have been taken back
		if it, e := s.store.Item(ctx, of); e == nil && it.Standing == nil {
			_, err = s.store.DecideIf(ctx, d, it.Seen)
		}
	}
	switch {
	case errors.Is(err, dhr.ErrStale):
		said = saidDecided
	case errors.Is(err, dhr.ErrGone):
		return gone()
	case err != nil:
		return err
	}
	http.Redirect(w, r, back(said, of.String()), http.StatusSeeOther)
	return nil
}
