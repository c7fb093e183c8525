package queue

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// add gives the passage a code that nothing suggested and stays at the passage, or in
// the reader.
func (s *room) add(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	p, err := parsePlace(r.PostForm, s.Framework)
	if err != nil {
		return err
	}
	from := r.PostForm.Get(page.ReadingField)
	if from != "" {
		p.At = dhr.SuggestionKey{Passage: from}
	}
	if p.At.Passage == "" {
		return page.BadRequest("The form names no passage.")
	}
	code, err := s.typed(r.PostForm.Get("add"))
	if err != nil {
		return err
	}
	d := dhr.Decision{Passage: p.At.Passage, Code: code.ID, Verdict: dhr.VerdictAdd, Coder: s.Coder(r), At: s.Now(), Round: p.filter.Round}
	if d.Coder == "" {
		return &page.Error{Status: http.StatusForbidden,
			Sentence: "The pages do not know your name, so the code was not added.",
			Remedy:   "Give your name on the overview and add it again."}
	}
	ctx := r.Context()
	q, err := s.passage(ctx, p, d.Coder)
	if err != nil {
		return err
	}
	of := dhr.SuggestionKey{Passage: d.Passage, Code: code.ID}
	seen, said := int64(0), page.SaidAdd
	if i := slices.IndexFunc(q.Units, func(u dhr.QueueUnit) bool { return u.Code == code.ID }); i >= 0 {
		seen = q.Units[i].Seen
		switch {
		case q.Units[i].Standing != nil:
			said = page.SaidDecided
		case q.Units[i].Open(): // to add what is suggested is to confirm it
			d.Verdict, said = dhr.VerdictConfirm, string(dhr.VerdictConfirm)
			if code.Practice {
				d.Agencies = q.Units[i].Suggestion.Agencies
			}
		}
	}
	if said != page.SaidDecided {
		switch err = s.store.DecideAll(ctx, []dhr.SeenDecision{{Decision: d, Seen: seen}}); {
		case errors.Is(err, dhr.ErrStale):
			said = page.SaidDecided
		case errors.Is(err, dhr.ErrGone):
			return gone()
		case errors.Is(err, dhr.ErrInRound):
			return inRound()
		case errors.Is(err, dhr.ErrNotInRound):
			return notInRound()
		case err != nil:
			return err
		}
	}
	if from != "" {
		http.Redirect(w, r, page.ReadBack(from, said, of.String()), http.StatusSeeOther)
		return nil
	}
	// The added code is looked at, so that its agencies and sub-themes can be given.
	http.Redirect(w, r, p.address(of, "said", said, "of", of.String()), http.StatusSeeOther)
	return nil
}

// typed finds the code that a reader typed: "5E", "5E Record keeping" as picked from the
// list, or a part of a name that only one code has.
func (s *room) typed(text string) (dhr.Code, error) {
	text = strings.TrimSpace(text)
	id, _, _ := strings.Cut(text, " ")
	if code, known := s.Framework.Code(strings.ToUpper(id)); known {
		return code, nil
	}
	var found []dhr.Code
	var names []string
	for _, c := range s.Framework.Codes() {
		if text != "" && strings.Contains(strings.ToLower(c.Name), strings.ToLower(text)) {
			found, names = append(found, c), append(names, page.Clean(c.ID+" "+c.Name))
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1 && len(found) <= 8:
		return dhr.Code{}, page.BadRequest("Several codes have %s in their name: %s.", page.Quoted(text), strings.Join(names, "; "))
	}
	return dhr.Code{}, page.BadRequest("The codebook has no code %s. Pick one from the list, or type its number, such as 5E.", page.Quoted(text))
}
