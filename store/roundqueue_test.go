package store

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// TestRoundQueue walks a coder through a round whose passages two others have decided on.
func TestRoundQueue(t *testing.T) {
	s := coded(t)
	_, err := s.Decide(t.Context(), decision("D01", 1, "2D", "RB", dhr.VerdictConfirm))
	must(t, err)
	id, err := s.AddRound(t.Context(), dhr.Round{Coders: []string{"A", "B"}, Unit: dhr.RoundPassages, Drawn: monday},
		[]string{passage("D02", 2), passage("D01", 1), passage("D01", 2)})
	must(t, err)
	f := dhr.QueueFilter{Round: id}
	for _, d := range []dhr.Decision{blind(id, 1, "2D", "B", dhr.VerdictReject), blind(id, 1, "9", "B", dhr.VerdictAdd), blind(id, 1, "", "B", dhr.VerdictDone),
		blind(id, 2, "5E", "A", dhr.VerdictUnsure)} {
		_, err := s.Decide(t.Context(), d)
		must(t, err)
	}
	walk := func(coder string) (ids []string) {
		at := dhr.QueuePlace{Coder: coder}
		for {
			k, found, err := s.Next(t.Context(), f, at)
			must(t, err)
			if !found {
				return ids
			}
			ids, at.At = append(ids, k.Passage), k
		}
	}
	all := []string{passage("D01", 1), passage("D01", 2), passage("D02", 2)}
	if d := cmp.Diff(all, walk("A")); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(all[1:], walk("B")); d != "" {
		t.Error(d)
	}
	if got := walk("C"); got != nil {
		t.Error("a round for somebody else:", got)
	}
	if k, found, err := s.Previous(t.Context(), f, passage("D02", 2)); k.Passage != all[1] || !found || err != nil {
		t.Error(k, found, err)
	}
	if c, err := s.RoundCount(t.Context(), id, "B"); c != (dhr.QueueCount{Decided: 1, All: 3, Meet: 2}) || err != nil {
		t.Error(c, err)
	}
	if n, err := s.RoundProgress(t.Context(), dhr.Round{ID: id, Coders: []string{"A", "B"}}); !cmp.Equal(n, []int{0, 1}) || err != nil {
		t.Error(n, err)
	}

	// What A sees: suggestions and their own decisions, nothing of B's or RB's.
	units := func(n int, coder string) (out []string) {
		q, err := s.RoundPassage(t.Context(), id, coder, passage("D01", n))
		must(t, err)
		for _, u := range q.Units {
			text := u.Code
			if u.Standing != nil {
				text += " " + string(u.Standing.Verdict) + " " + u.Standing.Coder
			}
			if u.Seen != 0 && u.Standing == nil {
				text += " seen"
			}
			out = append(out, text)
		}
		for _, d := range q.Done {
			out = append(out, "done "+d)
		}
		return out
	}
	if d := cmp.Diff([]string{"2D"}, units(1, "A")); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"2D reject B", "9 add B", "done B"}, units(1, "B")); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"5E unsure A", "9"}, units(2, "A")); d != "" {
		t.Error(d)
	}
	for _, c := range []struct{ coder, passage string }{{"C", passage("D01", 1)}, {"A", passage("D01", 3)}} {
		if _, err := s.RoundPassage(t.Context(), id, c.coder, c.passage); !errors.Is(err, dhr.ErrNotInRound) {
			t.Error(c, err)
		}
	}

	// Outside the round nothing tells that anybody decided in it.
	q, err := s.QueuePassage(t.Context(), passage("D01", 1))
	must(t, err)
	if len(q.Units) != 1 || q.Units[0].Seen != 1 || q.Units[0].Standing.Coder != "RB" {
		t.Errorf("%+v", q.Units)
	}

	// The queue outside leaves the round's passages out while it is open.
	ended := false
	open := func() (n int) {
		c, err := s.Counts(t.Context(), dhr.QueueFilter{})
		must(t, err)
		k, found, err := s.Next(t.Context(), dhr.QueueFilter{Case: "D01"}, dhr.QueuePlace{Coder: "C"})
		must(t, err)
		if first := found && k.Passage == passage("D01", 2); first != ended {
			t.Error(k, ended)
		}
		return c.All
	}
	before := open()
	must(t, s.EndRound(t.Context(), id, monday))
	ended = true
	if after := open(); before >= after {
		t.Error(before, after)
	}
	if _, err := s.RoundPassage(t.Context(), id, "A", passage("D01", 1)); !errors.Is(err, dhr.ErrNotInRound) {
		t.Error("blind after the end:", err)
	}
}
