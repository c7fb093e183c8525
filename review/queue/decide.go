package queue

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// decide saves what was decided and leads to the next undecided code of the passage,
// or else to the next passage. When the store says that the page was stale it saves
// nothing and shows what changed.
func (s *room) decide(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	p, err := parsePlace(r.PostForm, s.Framework)
	if err != nil {
		return err
	}
	made, err := s.decisions(r, p)
	if err != nil {
		return err
	}
	ctx := r.Context()
	q, err := s.passage(ctx, p, s.Coder(r))
	if err != nil {
		return err
	}
	for _, d := range made {
		if d.Code != "" && !slices.ContainsFunc(q.Units, func(u dhr.QueueUnit) bool { return u.Code == d.Code }) {
			return gone()
		}
	}
	made = settling(q, closing(q, p, made))
	switch err := s.store.DecideAll(ctx, made); {
	case errors.Is(err, dhr.ErrStale):
		return s.stale(w, r, p, made)
	case errors.Is(err, dhr.ErrGone):
		return gone()
	case errors.Is(err, dhr.ErrInRound):
		return inRound()
	case errors.Is(err, dhr.ErrNotInRound):
		return notInRound()
	case err != nil:
		return err
	}
	of, said := page.Key(p.At), string(made[len(made)-1].Verdict)
	if len(made) > 1 && said != page.SaidDone {
		said = fmt.Sprintf("%s%d", page.SaidAll, len(made))
	}
	if len(made) == 1 && made[0].Verdict != dhr.VerdictDone {
		of = page.Key(dhr.SuggestionKey{Passage: made[0].Passage, Code: made[0].Code})
		if q, err = s.passage(ctx, p, s.Coder(r)); err != nil {
			return err
		}
		if code := nextUnit(q, p.filter, p.At.Code); code != "" {
			http.Redirect(w, r, p.address(dhr.SuggestionKey{Passage: p.At.Passage, Code: code}, "said", said, "of", of), http.StatusSeeOther)
			return nil
		}
		if p.filter.Sample > 0 || p.filter.Round > 0 { // such a passage is left by saying that it is done
			http.Redirect(w, r, p.address(p.At, "said", said, "of", of), http.StatusSeeOther)
			return nil
		}
	}
	to, err := s.advance(ctx, p, s.Coder(r))
	if err != nil {
		return err
	}
	if to.said == page.SaidAgain {
		said += page.SaidThenAgain
	}
	http.Redirect(w, r, to.place.address(to.place.At, "said", said, "of", of), http.StatusSeeOther)
	return nil
}

// nextUnit returns the first code of the passage after the one given, going round, that
// meets the filter; "" when there is none.
func nextUnit(q dhr.QueuePassage, f dhr.QueueFilter, after string) string {
	at := slices.IndexFunc(q.Units, func(u dhr.QueueUnit) bool { return u.Code == after })
	for i := range q.Units {
		if u := q.Units[(at+1+i)%len(q.Units)]; u.Code != after && meets(u, f) {
			return u.Code
		}
	}
	return ""
}

// meets reports whether a code of a passage of the filter is one to look at.
func meets(u dhr.QueueUnit, f dhr.QueueFilter) bool {
	if len(f.Codes) > 0 && !slices.Contains(f.Codes, u.Code) {
		return false
	}
	if f.Least > 0 && (u.Suggestion == nil || u.Suggestion.Score < f.Least) || f.Most > 0 && (u.Suggestion == nil || u.Suggestion.Score > f.Most) {
		return false
	}
	if !f.Decided() {
		return u.Open()
	}
	return u.Standing != nil && (f.State == "" || slices.Contains(f.State.Verdicts(), u.Standing.Verdict)) &&
		(f.Coder == "" || f.Coder == u.Standing.Coder)
}

// stale shows the passage as it is now, says what changed since the page was shown, and
// keeps what the coder had entered.
func (s *room) stale(w http.ResponseWriter, r *http.Request, p place, made []dhr.SeenDecision) error {
	q, err := s.passage(r.Context(), p, s.Coder(r))
	if err != nil {
		return err
	}
	var changes []string
	for _, d := range made {
		for _, u := range q.Units {
			if u.Code != d.Code || u.Seen == d.Seen {
				continue
			}
			change := "the decision on it was taken back"
			if st := page.NewStanding(u.Standing); st != nil {
				change = st.Coder + " decided on it: " + strings.ToLower(st.Verdict) + " (" + st.At + ")"
			}
			if len(made) > 1 {
				change = page.Clean(u.Code) + ": " + change
			}
			changes = append(changes, change)
		}
	}
	view, err := s.view(r, p)
	if err != nil {
		return err
	}
	d := made[0]
	view.Note = d.Note
	if now := view.Now; now != nil && d.Verdict != dhr.VerdictReject {
		if now.Agencies != nil {
			now.Agencies = chips(d.Agencies)
		}
		for i := range now.Themes {
			now.Themes[i].Ticked = slices.Contains(d.Subthemes, now.Themes[i].Name)
		}
		for _, name := range d.Subthemes {
			if !slices.ContainsFunc(now.Themes, func(t theme) bool { return t.Name == page.Clean(name) }) {
				now.Themes = append(now.Themes, theme{page.Clean(name), true})
			}
		}
	}
	choice := string(d.Verdict)
	if len(made) > 1 {
		choice = "reject all that were undecided"
	}
	view.Notice = page.Notice{Kind: "warning", Text: "Not saved. After this page was shown, " + strings.Join(changes, "; ") +
		". Your choice was: " + choice + ". Decide again to replace what stands, or go on to the next."}
	return s.Write(w, "review.html", http.StatusConflict, view)
}

func inRound() error {
	return &page.Error{Status: http.StatusConflict,
		Sentence: "This passage is being coded blind in a round of double coding, so that nothing can be decided on it outside the round.",
		Remedy:   "Nothing was saved. Its coders decide on it under their round; go on with the next passage under Review."}
}
