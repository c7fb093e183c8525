package queue

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// undo takes back the coder's last act, however long ago it was, and shows its passage,
// here or in the reader.
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
	undone, err := s.store.Undo(ctx, name, s.Now())
	if err != nil {
		return err
	}
	if len(undone) == 0 {
		back := p.address(p.At, "said", page.SaidNothing)
		if from != "" {
			back = page.ReadBack(from, page.SaidNothing, "")
		}
		http.Redirect(w, r, back, http.StatusSeeOther)
		return nil
	}
	d := undone[0]
	of, said := dhr.SuggestionKey{Passage: d.Passage, Code: d.Code}, "undo-"+string(d.Verdict)
	if len(undone) > 1 {
		said = fmt.Sprintf("undo-%s%d", page.SaidAll, len(undone))
	}
	q, err := s.store.QueuePassage(ctx, d.Passage)
	if err != nil && !errors.Is(err, dhr.ErrGone) {
		return err
	}
	if d.Blind() || p.filter.Round > 0 {
		p = p.roundOf(d)
	}
	if from != "" {
		if err == nil && q.Passage.Ordinal >= 0 { // else the reader stays
			from = d.Passage
		}
		http.Redirect(w, r, page.ReadBack(from, said, page.Key(of)), http.StatusSeeOther)
		return nil
	}
	to := p
	if to.At = of; of.Passage != p.At.Passage {
		if to.Step, err = s.store.Step(ctx, p.from(name), of, false); err != nil {
			return err
		}
	}
	if _, known := s.Framework.Code(of.Code); !known { // a code that is gone, or none
		to.At.Code = ""
	}
	http.Redirect(w, r, to.address(to.At, "said", said, "of", page.Key(of)), http.StatusSeeOther)
	return nil
}
