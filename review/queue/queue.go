package queue

import (
	"context"
	"net/http"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/review/sheet"
)

// queue shows one passage to decide about. Asked for none in particular, it leads to the
// next one after the place given, and from the end back to those that were skipped.
func (s *room) queue(w http.ResponseWriter, r *http.Request) error {
	coder := s.Coder(r)
	if coder == "" {
		http.Redirect(w, r, s.NeedCoder(r), http.StatusSeeOther)
		return nil
	}
	q := r.URL.Query()
	p, err := parsePlace(q, s.Framework)
	if err != nil {
		return err
	}
	if p.At.Passage != "" {
		view, err := s.view(r, p)
		if err != nil {
			return err
		}
		if view.Notice, err = s.Notice(q.Get("said"), q.Get("of"), p.at); err != nil {
			return err
		}
		view.Pause = s.Pause(w, r)
		return s.Write(w, "review.html", http.StatusOK, view)
	}
	if q.Get("after") != "" {
		if p.At, err = page.ParseKey(q.Get("after")); err != nil {
			return err
		}
	}
	to, err := s.advance(r.Context(), p, coder)
	switch {
	case err != nil:
		return err
	case !to.found:
		return s.queueEnd(w, r, p)
	}
	said := q.Get("said")
	if to.said != "" {
		said = to.said
	}
	http.Redirect(w, r, to.place.address(to.place.At, "said", said, "of", q.Get("of")), http.StatusSeeOther)
	return nil
}

// onward is where the queue goes on.
type onward struct {
	place place
	found bool
	said  string // page.SaidAgain or page.SaidOnly, when there is something to say
}

// advance finds the next passage of the queue after the place, going round once, and
// notes it on the coder's trail.
func (s *room) advance(ctx context.Context, p place, coder string) (to onward, err error) {
	k, ok, err := s.store.Next(ctx, p.filter, p.from(coder))
	if err != nil {
		return to, err
	}
	wrapped := !ok && p.At.Passage != ""
	if wrapped {
		if k, ok, err = s.store.Next(ctx, p.filter, dhr.QueuePlace{Coder: coder}); err != nil {
			return to, err
		}
	}
	to = onward{place: p, found: ok}
	to.place.At = k
	switch {
	case !ok:
		return to, nil
	case k.Passage == p.At.Passage:
		to.said = page.SaidOnly
		return to, nil
	case wrapped:
		to.said = page.SaidAgain
	}
	to.place.Step, err = s.store.Step(ctx, p.from(coder), k, wrapped)
	return to, err
}

// view gathers what review.html shows of the passage at the place.
func (s *room) view(r *http.Request, p place) (passageView, error) {
	ctx := r.Context()
	q, err := s.passage(ctx, p, s.Coder(r))
	if err != nil {
		return passageView{}, err
	}
	if p.At.Code == "" {
		p.At.Code = first(q, p.filter)
	} else if !slices.ContainsFunc(q.Units, func(u dhr.QueueUnit) bool { return u.Code == p.At.Code }) {
		return passageView{}, gone()
	}
	v := s.newView(q, p)
	v.Frame = s.Frame(r, "Review")
	if v.Now != nil {
		v.Frame.Title = v.Now.Code.ID + " " + v.Now.Code.Name
		names, err := s.store.Subthemes(ctx, p.At.Code)
		if err != nil {
			return passageView{}, err
		}
		v.Now.offer(names)
		if v.Round == 0 { // who codes blind goes by the text alone
			if v.Now.Tags, err = s.hints(ctx, q.Case.ID, p.At.Code); err != nil {
				return passageView{}, err
			}
		}
	}
	v.Frame.Here, v.Frame.Path = p.address(p.At), "/review"
	v.PageOpen = sheet.Open(r)
	if v.Sheets, err = s.sheets.Of(ctx, q.Passage, q.Document.Name); err != nil {
		return passageView{}, err
	}
	if v.Choices, err = s.choices(ctx, p); err != nil {
		return passageView{}, err
	}
	if v.Count, v.Overall, err = s.counts(ctx, p, s.Coder(r)); err != nil {
		return passageView{}, err
	}
	v.Back, err = s.back(ctx, p, s.Coder(r))
	return v, err
}

// first is the code of a passage to look at first: one that meets the filter, else one
// of the passage's.
func first(q dhr.QueuePassage, f dhr.QueueFilter) string {
	if code := nextUnit(q, f, ""); code != "" {
		return code
	}
	for _, u := range q.Units {
		if u.Listed() {
			return u.Code
		}
	}
	return ""
}

// back is the address of what the coder was shown before, or else of the passage before
// in the queue.
func (s *room) back(ctx context.Context, p place, coder string) (string, error) {
	to := p
	at, step, ok, err := s.store.StepBack(ctx, coder, p.Step)
	if ok || err != nil {
		to.Step = step
		return to.address(at), err
	}
	at, ok, err = s.store.Previous(ctx, p.filter, p.At.Passage)
	if !ok || err != nil {
		return "", err
	}
	to.Step = 0
	return to.address(at), nil
}

// endView is what end.html shows.
type endView struct {
	page.Frame
	Notice   page.Notice
	Choices  choices
	Count    dhr.QueueCount
	Overall  dhr.QueueCount
	Narrowed bool
	State    string
	Sample   bool
	Round    int64 // of double coding; 0 for none
	Left     int   // undecided outside the filter
}

// queueEnd says that nothing of the filter is left to decide.
func (s *room) queueEnd(w http.ResponseWriter, r *http.Request, p place) error {
	ctx := r.Context()
	view := endView{Frame: s.Frame(r, "Review"), Narrowed: p.filter.Narrowed(), State: p.asked(), Sample: p.filter.Sample > 0, Round: p.filter.Round}
	var err error
	if view.Count, view.Overall, err = s.counts(ctx, p, s.Coder(r)); err != nil {
		return err
	}
	if view.Narrowed {
		view.Left = view.Overall.All - view.Overall.Decided
	}
	if view.Choices, err = s.choices(ctx, p); err != nil {
		return err
	}
	q := r.URL.Query()
	if view.Notice, err = s.Notice(q.Get("said"), q.Get("of"), p.at); err != nil {
		return err
	}
	return s.Write(w, "end.html", http.StatusOK, view)
}

func gone() error {
	return &page.Error{Status: http.StatusNotFound,
		Sentence: "This suggestion is no longer in the project: its document was read again, or the rules have changed.",
		Remedy:   "Nothing was saved. Go on with the next passage under Review."}
}
