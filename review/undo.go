package review

import (
	"errors"
	"net/http"
	"time"

	"github.com/dhrcoder/dhr"
)

// undo takes back the coder's last decision, however long ago it was made, and
// shows its suggestion, or its passage in the reader.
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
	from := r.PostForm.Get(reading)
	ctx := r.Context()
	d, ok, err := s.store.Undo(ctx, name, s.now().UTC().Truncate(time.Second))
	if err != nil {
		return err
	}
	if !ok {
		back := p.address(p.At, "said", saidNothing)
		if from != "" {
			back = readBack(from, saidNothing, "")
		}
		http.Redirect(w, r, back, http.StatusSeeOther)
		return nil
	}
	undone := dhr.SuggestionKey{Passage: d.Passage, Code: d.Code}
	if from != "" {
		found, err := s.store.PassagesByID(ctx, []string{d.Passage})
		if err != nil {
			return err
		}
		if len(found) > 0 && found[0].Ordinal >= 0 { // else the reader stays
			from = d.Passage
		}
		http.Redirect(w, r, readBack(from, "undo-"+string(d.Verdict), undone.String()), http.StatusSeeOther)
		return nil
	}
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
