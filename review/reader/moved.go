package reader

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// movedView is what moved.html shows: one passage that its document no longer has.
type movedView struct {
	page.Frame
	Notice   page.Notice
	Left     int // how many there are
	Document string
	CaseID   string
	Where    []string
	Passage  string // ID
	Text     string
	Codes    []panelCode
	Nearest  []nearView
	Skip     string // address of the next one; empty when it is the only one
}

// nearView is a passage that may have taken its place.
type nearView struct {
	Key     int // from 1
	Passage string
	Number  string
	Text    string
	Where   []string
	Alike   int // percent
	Address string
}

// moved shows the first passage that moved, or the one after that given.
func (s *room) moved(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	all, err := s.store.MovedPassages(ctx)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	v := movedView{Frame: s.Frame(r, "Moved text"), Left: len(all)}
	if q.Get("said") == page.SaidCarried {
		v.Notice = page.Notice{Kind: "done", Text: "Saved: the codings were carried over."}
	}
	if len(all) > 0 {
		at := (1 + slices.IndexFunc(all, func(p dhr.Passage) bool { return p.ID == q.Get("after") })) % len(all)
		if len(all) > 1 {
			v.Skip = "/moved?" + url.Values{"after": {all[at].ID}}.Encode()
		}
		if err := s.fillMoved(ctx, &v, all[at]); err != nil {
			return err
		}
	}
	return s.Write(w, "moved.html", http.StatusOK, v)
}

func (s *room) fillMoved(ctx context.Context, v *movedView, p dhr.Passage) error {
	q, err := s.store.QueuePassage(ctx, p.ID)
	if err != nil {
		return err
	}
	v.Document, v.CaseID, v.Where = page.Clean(q.Document.Name), page.Clean(q.Case.ID), page.Where(p)
	v.Passage, v.Text = p.ID, strings.TrimSpace(page.Clean(p.Number)+" "+page.Clean(p.Text))
	panel := &panelView{Passage: p.ID}
	if _, err := s.fillPanel(ctx, panel); err != nil {
		return err
	}
	v.Codes = panel.Codes
	outline, err := s.store.Outline(ctx, p.Document)
	if err != nil {
		return err
	}
	passages, err := s.store.PassagesFrom(ctx, p.Document, 0, outline.Passages)
	if err != nil {
		return err
	}
	for i, n := range nearest(p.Text, passages) {
		v.Nearest = append(v.Nearest, nearView{Key: i + 1, Passage: n.ID, Number: page.Clean(n.Number), Text: page.Clean(n.Text),
			Where: page.Where(n.Passage), Alike: int(n.alike*100 + .5), Address: page.ReadAddress(n.Document, n.ID)})
	}
	return nil
}

// carry gives the codings of a passage that moved to the one that takes its place, or
// notes that none does.
func (s *room) carry(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	name := s.Coder(r)
	if name == "" {
		return &page.Error{Status: http.StatusForbidden, Sentence: "The pages do not know your name, so nothing was carried over.",
			Remedy: "Give your name on the overview and try again."}
	}
	ctx := r.Context()
	from, to := r.PostForm.Get("from"), r.PostForm.Get("to")
	old, err := s.store.QueuePassage(ctx, from)
	if errors.Is(err, dhr.ErrGone) {
		return noPassage()
	}
	if err != nil {
		return err
	}
	var made []dhr.SeenDecision
	if to != "" {
		next, err := s.store.QueuePassage(ctx, to)
		if err != nil && !errors.Is(err, dhr.ErrGone) {
			return err
		}
		if err != nil || next.Passage.Ordinal < 0 || next.Passage.Document != old.Passage.Document {
			return noPassage()
		}
		made = s.carried(old, next, name)
	}
	switch err := s.store.Carry(ctx, from, to, made, name, s.Now()); {
	case errors.Is(err, dhr.ErrStale), errors.Is(err, dhr.ErrInRound):
		return &page.Error{Status: http.StatusConflict, Sentence: "Somebody is deciding on that passage at this moment.",
			Remedy: "Nothing was saved. Look at the passages again under Moved text."}
	case err != nil:
		return err
	}
	http.Redirect(w, r, "/moved?"+url.Values{"said": {page.SaidCarried}}.Encode(), http.StatusSeeOther)
	return nil
}

// carried are the decisions that give the new passage what stands on the old one. What
// stands on the new one already stays as it is.
func (s *room) carried(old, next dhr.QueuePassage, coder string) (made []dhr.SeenDecision) {
	for _, u := range old.Units {
		c := u.Standing
		if c == nil || !c.Coded() && c.Verdict != dhr.VerdictUnsure {
			continue
		}
		d := dhr.SeenDecision{Decision: dhr.Decision{Passage: next.Passage.ID, Code: u.Code, Verdict: c.Verdict, Agencies: c.Agencies,
			Subthemes: c.Subthemes, Coder: coder, At: s.Now(), Basis: c.Basis}}
		if c.Coded() {
			d.Verdict = dhr.VerdictAdd
		}
		d.Note = strings.TrimSpace(page.Short(c.Note, 1800) + fmt.Sprintf(" (Carried over from an earlier reading of the document: %s, %s.)", c.Coder, c.At.UTC().Format(page.TimeLayout)))
		i := slices.IndexFunc(next.Units, func(n dhr.QueueUnit) bool { return n.Code == u.Code })
		if i >= 0 {
			n := next.Units[i]
			if n.Standing != nil {
				continue
			}
			d.Seen = n.Seen
			if n.Open() && c.Coded() {
				d.Verdict = dhr.VerdictConfirm
			}
		}
		made = append(made, d)
	}
	return made
}
