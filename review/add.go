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

// add gives the passage a code that nothing suggested and stays at the suggestion.
func (s *server) add(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	p, err := parsePlace(r.PostForm, s.framework)
	if err != nil {
		return err
	}
	if p.At == (dhr.SuggestionKey{}) {
		return badRequest("The form names no passage.")
	}
	// The field holds "5E Record keeping" when it was picked from the list.
	id, _, _ := strings.Cut(strings.TrimSpace(r.PostForm.Get("add")), " ")
	code, known := s.framework.Code(strings.ToUpper(id))
	if !known {
		return badRequest("The codebook has no code %s. Pick one from the list, or type its number, such as 5E.", quoted(id))
	}
	d := dhr.Decision{Passage: p.At.Passage, Code: code.ID, Verdict: dhr.VerdictAdd, Coder: coder(r), At: s.now().UTC().Truncate(time.Second)}
	if d.Coder == "" {
		return &pageError{status: http.StatusForbidden,
			sentence: "The pages do not know your name, so the code was not added.",
			remedy:   "Give your name on the overview and add it again."}
	}
	said := saidAdd
	switch _, err := s.store.DecideIf(r.Context(), d, 0); {
	case errors.Is(err, dhr.ErrStale):
		said = saidDecided
	case errors.Is(err, dhr.ErrGone):
		return gone()
	case err != nil:
		return err
	}
	of := dhr.SuggestionKey{Passage: p.At.Passage, Code: code.ID}
	http.Redirect(w, r, p.address(p.At, "said", said, "of", of.String()), http.StatusSeeOther)
	return nil
}
