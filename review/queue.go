package review

import (
	"context"
	"errors"
	"net/http"

	"github.com/dhrcoder/dhr"
)

// queue shows one suggestion to decide about. Asked for none in particular, it
// leads to the next undecided one after the place given, and from the end back to
// those that were skipped.
func (s *server) queue(w http.ResponseWriter, r *http.Request) error {
	if coder(r) == "" {
		http.Redirect(w, r, nameFirst(r), http.StatusSeeOther)
		return nil
	}
	q := r.URL.Query()
	p, err := parsePlace(q, s.framework)
	if err != nil {
		return err
	}
	if p.At != (dhr.SuggestionKey{}) {
		view, err := s.itemView(r, p)
		if err != nil {
			return err
		}
		if view.Notice, err = s.notice(q.Get("said"), q.Get("of"), p); err != nil {
			return err
		}
		return s.pages.write(w, "review.html", http.StatusOK, view)
	}
	var after dhr.SuggestionKey
	if q.Get("after") != "" {
		if after, err = parseKey(q.Get("after")); err != nil {
			return err
		}
	}
	next, ok, wrapped, err := s.next(r.Context(), p, after)
	switch {
	case err != nil:
		return err
	case !ok:
		return s.queueEnd(w, r, p)
	case next == after:
		q.Set("said", saidOnly)
	case wrapped:
		q.Set("said", saidAgain)
	}
	http.Redirect(w, r, p.address(next, "said", q.Get("said"), "of", q.Get("of")), http.StatusSeeOther)
	return nil
}

// next finds the next undecided suggestion after a place, going round once.
func (s *server) next(ctx context.Context, p place, after dhr.SuggestionKey) (k dhr.SuggestionKey, ok, wrapped bool, err error) {
	f := p.filter(s.framework)
	k, ok, err = s.store.Next(ctx, f, after)
	if errors.Is(err, dhr.ErrGone) { // its document was read again: begin anew
		after = dhr.SuggestionKey{}
		k, ok, err = s.store.Next(ctx, f, after)
	}
	if err != nil || ok || after == (dhr.SuggestionKey{}) {
		return k, ok, false, err
	}
	k, ok, err = s.store.Next(ctx, f, dhr.SuggestionKey{})
	return k, ok, true, err
}

// itemView gathers what review.html shows of the suggestion at the place.
func (s *server) itemView(r *http.Request, p place) (itemView, error) {
	ctx := r.Context()
	item, err := s.store.Item(ctx, p.At)
	if errors.Is(err, dhr.ErrGone) {
		return itemView{}, gone()
	}
	if err != nil {
		return itemView{}, err
	}
	code, ok := s.framework.Code(item.Suggestion.Code)
	if !ok {
		return itemView{}, gone()
	}
	f := p.filter(s.framework)
	decided, all, err := s.store.Counts(ctx, f)
	if err != nil {
		return itemView{}, err
	}
	back, hasBack, err := s.store.Previous(ctx, f, p.At)
	if err != nil {
		return itemView{}, err
	}
	choice, err := s.choices(ctx, p)
	if err != nil {
		return itemView{}, err
	}
	v := newItemView(item, code, s.framework, p)
	v.frame = s.frame(r, code.ID+" "+clean(code.Name))
	v.frame.Here, v.frame.Path = p.address(p.At), "/review"
	v.Choices = choice
	v.PageOpen = pageOpen(r)
	if v.Sheets, err = s.sheets(ctx, item.Passage, item.Document.Name); err != nil {
		return itemView{}, err
	}
	v.Decided, v.All = decided, all
	if hasBack {
		v.Back = p.address(back)
	}
	return v, nil
}

// endView is what end.html shows.
type endView struct {
	frame
	Notice   notice
	Choices  choices
	Decided  int
	All      int
	Narrowed bool
	Left     int // undecided outside the filter
}

// queueEnd says that nothing of the filter is left to decide.
func (s *server) queueEnd(w http.ResponseWriter, r *http.Request, p place) error {
	ctx := r.Context()
	decided, all, err := s.store.Counts(ctx, p.filter(s.framework))
	if err != nil {
		return err
	}
	view := endView{frame: s.frame(r, "Review"), Decided: decided, All: all, Narrowed: p.narrowed()}
	if p.narrowed() {
		d, a, err := s.store.Counts(ctx, dhr.QueueFilter{})
		if err != nil {
			return err
		}
		view.Left = a - d
	}
	if view.Choices, err = s.choices(ctx, p); err != nil {
		return err
	}
	q := r.URL.Query()
	if view.Notice, err = s.notice(q.Get("said"), q.Get("of"), p); err != nil {
		return err
	}
	return s.pages.write(w, "end.html", http.StatusOK, view)
}

// choices is what the filter form offers.
type choices struct {
	Place   place
	Factors []dhr.Factor
	Cases   []dhr.Case
}

func (s *server) choices(ctx context.Context, p place) (choices, error) {
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return choices{}, err
	}
	c := choices{Place: p, Factors: s.framework.Factors}
	for _, one := range cases {
		one.Title = clean(short(one.Title, 60))
		c.Cases = append(c.Cases, one)
	}
	return c, nil
}

func gone() error {
	return &pageError{status: http.StatusNotFound,
		sentence: "This suggestion is no longer in the project: its document was read again, or the rules have changed.",
		remedy:   "Nothing was saved. Go on with the next suggestion under Review."}
}
