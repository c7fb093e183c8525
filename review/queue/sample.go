package queue

import (
	"net/http"
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// maxSample is how many passages a sample may have: a person reads them.
const maxSample = 2000

// sample draws a random sample of the passages that nothing suggested and leads to its
// first.
func (s *room) sample(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	name := s.Coder(r)
	if name == "" {
		return &page.Error{Status: http.StatusForbidden, Sentence: "The pages do not know your name, so no sample was drawn.",
			Remedy: "Give your name on the overview and draw it again."}
	}
	size, err := strconv.Atoi(r.PostForm.Get("size"))
	if err != nil || size < 1 || size > maxSample {
		return page.BadRequest("A sample has from 1 to %s passages.", page.Number(maxSample))
	}
	seed, err := strconv.ParseUint(r.PostForm.Get("seed"), 10, 64)
	if err != nil {
		return page.BadRequest("The seed is a whole number; the same seed draws the same sample.")
	}
	left, err := s.store.Unsuggested(r.Context())
	if err != nil {
		return err
	}
	if len(left) == 0 {
		return &page.Error{Status: http.StatusConflict, Sentence: "There is nothing to draw from: every passage has a suggestion, or nothing has been read yet.",
			Remedy: "No sample was drawn. Add reports with dhr run."}
	}
	b, err := s.store.DrawBlind(r.Context(), size, seed, name, s.Now())
	if err != nil {
		return err
	}
	p := place{Sample: strconv.FormatInt(b.ID, 10)}
	http.Redirect(w, r, p.address(dhr.SuggestionKey{}), http.StatusSeeOther)
	return nil
}

// pause is told that a break was taken, or that the reminder is not wanted.
func (s *room) pause(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	if err := s.SetPause(w, r.PostForm.Get("pause")); err != nil {
		return err
	}
	http.Redirect(w, r, s.LocalPage(r.PostForm.Get("next")), http.StatusSeeOther)
	return nil
}
