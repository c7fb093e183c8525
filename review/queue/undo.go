package queue

import (
	"errors"
	"net/http"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// undo takes back the coder's last decision, however long ago it was made, and
// shows its suggestion, or its passage in the reader.
func (s *room) undo(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	p, err := parsePlace(r.PostForm, s.Framework)
	if err != nil {
		return err
	}
	name := s.Coder(r)
	if name == "" {
		return &page.Error{Status: http.StatusForbidden,
			Sentence: "The pages do not know your name, so there is nothing of yours to undo.",
			Remedy:   "Give your name on the overview."}
	}
	from := r.PostForm.Get(page.ReadingField)
	ctx := r.Context()
	d, ok, err := s.store.Undo(ctx, name, s.Now())
	if err != nil {
		return err
	}
	if !ok {
		back := p.address(p.At, "said", page.SaidNothing)
		if from != "" {
			back = page.ReadBack(from, page.SaidNothing, "")
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
		http.Redirect(w, r, page.ReadBack(from, "undo-"+string(d.Verdict), undone.String()), http.StatusSeeOther)
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
