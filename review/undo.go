package review

import (
	"errors"
	"net/http"
	"time"

	"github.com/dhrcoder/dhr"
)

// undo takes back the coder's last decision, however long ago it was made, and
// shows its suggestion.
func (s *server) undo(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	p, err := parsePlace(r.PostForm, s.framework)
	if err != nil {
		return err
	}
	name := coder(r)
	if name == "" {
		return &pageError{status: http.StatusForbidden,
			sentence: "The pages do not know your name, so there is nothing of yours to undo.",
			remedy:   "Give your name on the overview."}
	}
	ctx := r.Context()
	d, ok, err := s.store.Undo(ctx, name, s.now().UTC().Truncate(time.Second))
	if err != nil {
		return err
	}
	if !ok {
		http.Redirect(w, r, p.address(p.At, "said", saidNothing), http.StatusSeeOther)
		return nil
	}
	undone := dhr.SuggestionKey{Passage: d.Passage, Code: d.Code}
	at := undone
	// What was undone may have no suggestion any more; then the reader stays.
	if _, err := s.store.Item(ctx, undone); errors.Is(err, dhr.ErrGone) {
		at = p.At
	} else if err != nil {
		return err
	}
	http.Redirect(w, r, p.address(at, "said", "undo-"+string(d.Verdict), "of", undone.String()), http.StatusSeeOther)
	return nil
}
