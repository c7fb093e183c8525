package queue

import (
	"context"
	"errors"
	"net/http"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/review/sheet"
)

// queue shows one suggestion to decide about. Asked for none in particular, it
// leads to the next undecided one after the place given, and from the end back to
// those that were skipped.
func (s *room) queue(w http.ResponseWriter, r *http.Request) error {
	if s.Coder(r) == "" {
		http.Redirect(w, r, s.NeedCoder(r), http.StatusSeeOther)
		return nil
	}
	q := r.URL.Query()
	p, err := parsePlace(q, s.Framework)
	if err != nil {
		return err
	}
	if p.At != (dhr.SuggestionKey{}) {
		view, err := s.itemView(r, p)
		if err != nil {
			return err
		}
		if view.Notice, err = s.Notice(q.Get("said"), q.Get("of"), p.at); err != nil {
			return err
		}
		return s.Write(w, "review.html", http.StatusOK, view)
	}
	var after dhr.SuggestionKey
	if q.Get("after") != "" {
		if after, err = page.ParseKey(q.Get("after")); err != nil {
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
		q.Set("said", page.SaidOnly)
	case wrapped:
		q.Set("said", page.SaidAgain)
	}
	http.Redirect(w, r, p.address(next, "said", q.Get("said"), "of", q.Get("of")), http.StatusSeeOther)
	return nil
}

// next finds the next undecided suggestion after a place, going round once.
func (s *room) next(ctx context.Context, p place, after dhr.SuggestionKey) (k dhr.SuggestionKey, ok, wrapped bool, err error) {
	f := p.filter(s.Framework)
	k, ok, err = s.store.Next(ctx, f, dhr.QueuePlace{At: after})
	if errors.Is(err, dhr.ErrGone) { // its document was read again: begin anew
		after = dhr.SuggestionKey{}
		k, ok, err = s.store.Next(ctx, f, dhr.QueuePlace{At: after})
	}
	if err != nil || ok || after == (dhr.SuggestionKey{}) {
		return k, ok, false, err
	}
	k, ok, err = s.store.Next(ctx, f, dhr.QueuePlace{})
	return k, ok, true, err
}

// itemView gathers what review.html shows of the suggestion at the place.
func (s *room) itemView(r *http.Request, p place) (itemView, error) {
	ctx := r.Context()
	item, err := s.store.Item(ctx, p.At)
	if errors.Is(err, dhr.ErrGone) {
		return itemView{}, gone()
	}
	if err != nil {
		return itemView{}, err
	}
	code, ok := s.Framework.Code(item.Suggestion.Code)
	if !ok {
		return itemView{}, gone()
	}
	f := p.filter(s.Framework)
	count, err := s.store.Counts(ctx, f)
	if err != nil {
		return itemView{}, err
	}
	back, hasBack, err := s.store.Previous(ctx, f, p.At.Passage)
	if err != nil {
		return itemView{}, err
	}
	choice, err := s.choices(ctx, p)
	if err != nil {
		return itemView{}, err
	}
	v := newItemView(item, code, s.Framework, p)
	v.Frame = s.Frame(r, code.ID+" "+page.Clean(code.Name))
	v.Frame.Here, v.Frame.Path = p.address(p.At), "/review"
	v.Choices = choice
	v.PageOpen = sheet.Open(r)
	if v.Sheets, err = s.sheets.Of(ctx, item.Passage, item.Document.Name); err != nil {
		return itemView{}, err
	}
	v.Decided, v.All = count.Decided, count.All
	if hasBack {
		v.Back = p.address(back)
	}
	return v, nil
}

// endView is what end.html shows.
type endView struct {
	page.Frame
	Notice   page.Notice
	Choices  choices
	Decided  int
	All      int
	Narrowed bool
	Left     int // undecided outside the filter
}

// queueEnd says that nothing of the filter is left to decide.
func (s *room) queueEnd(w http.ResponseWriter, r *http.Request, p place) error {
	ctx := r.Context()
	count, err := s.store.Counts(ctx, p.filter(s.Framework))
	if err != nil {
		return err
	}
	view := endView{Frame: s.Frame(r, "Review"), Decided: count.Decided, All: count.All, Narrowed: p.narrowed()}
	if p.narrowed() {
		c, err := s.store.Counts(ctx, dhr.QueueFilter{})
		if err != nil {
			return err
		}
		view.Left = c.All - c.Decided
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

// choices is what the filter form offers.
type choices struct {
	Place   place
	Factors []dhr.Factor
	Cases   []dhr.Case
}

func (s *room) choices(ctx context.Context, p place) (choices, error) {
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return choices{}, err
	}
	c := choices{Place: p, Factors: s.Framework.Factors}
	for _, one := range cases {
		one.Title = page.Clean(page.Short(one.Title, 60))
		c.Cases = append(c.Cases, one)
	}
	return c, nil
}

func gone() error {
	return &page.Error{Status: http.StatusNotFound,
		Sentence: "This suggestion is no longer in the project: its document was read again, or the rules have changed.",
		Remedy:   "Nothing was saved. Go on with the next suggestion under Review."}
}
