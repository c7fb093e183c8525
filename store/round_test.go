package store

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// drawn returns a coded project with a round of A and B on the passages 1 and 2 of D01.
func drawn(t testing.TB) (*Store, dhr.Round) {
	s := coded(t)
	r := dhr.Round{Coders: []string{"A", "B"}, Unit: dhr.RoundPassages, Seed: 1<<63 + 7, Drawn: monday, By: "L"}
	id, err := s.AddRound(t.Context(), r, []string{passage("D01", 2), passage("D01", 1)})
	must(t, err)
	r.ID, r.Size = id, 2
	return s, r
}

func blind(round int64, n int, code, coder string, v dhr.Verdict) dhr.Decision {
	d := decision("D01", n, code, coder, v)
	d.Round = round
	return d
}

func TestRoundComesBack(t *testing.T) {
	s, want := drawn(t)
	got, err := s.Rounds(t.Context())
	must(t, err)
	if d := cmp.Diff([]dhr.Round{want}, got); d != "" {
		t.Error(d)
	}
	passages, err := s.RoundPassages(t.Context(), want.ID)
	must(t, err)
	if len(passages) != 2 || passages[0].ID != passage("D01", 1) || passages[1].Text == "" {
		t.Errorf("%+v", passages)
	}
	must(t, s.EndRound(t.Context(), want.ID, monday.Add(time.Hour)))
	want.Ended = monday.Add(time.Hour)
	got, err = s.Rounds(t.Context())
	must(t, err)
	if d := cmp.Diff([]dhr.Round{want}, got); d != "" {
		t.Error(d)
	}
	if err := s.EndRound(t.Context(), want.ID, monday); !errors.Is(err, dhr.ErrNotInRound) {
		t.Error(err)
	}
	for _, forbidden := range []string{`UPDATE rounds SET coders = '["A","C"]'`, `UPDATE rounds SET ended = ''`, `DELETE FROM rounds`,
		`UPDATE round_passages SET passage = 'x'`, `DELETE FROM round_passages`} {
		if _, err := s.db.Exec(forbidden); err == nil {
			t.Errorf("passes: %s", forbidden)
		}
	}
}

func TestRoundRefuses(t *testing.T) {
	s, r := drawn(t)
	for name, c := range map[string]struct {
		d    dhr.Decision
		want error
	}{
		"beside an open round":       {decision("D01", 1, "2D", "C", dhr.VerdictConfirm), dhr.ErrInRound},
		"a coder beside their round": {decision("D01", 1, "2D", "A", dhr.VerdictConfirm), dhr.ErrInRound},
		"another's round":            {blind(r.ID, 1, "2D", "C", dhr.VerdictConfirm), dhr.ErrNotInRound},
		"outside the sample":         {blind(r.ID, 3, "2D", "A", dhr.VerdictConfirm), dhr.ErrNotInRound},
		"no such round":              {blind(9, 1, "2D", "A", dhr.VerdictConfirm), dhr.ErrNotInRound},
		"adjudicated while open": {dhr.Decision{Passage: passage("D01", 1), Code: "2D", Verdict: "confirm", Coder: "L", At: monday, Round: r.ID, Adjudicates: true},
			dhr.ErrNotInRound},
		"elsewhere": {decision("D01", 3, "1A", "C", dhr.VerdictConfirm), nil},
		"blind":     {blind(r.ID, 1, "2D", "A", dhr.VerdictConfirm), nil},
		"done":      {blind(r.ID, 1, "", "A", dhr.VerdictDone), nil},
	} {
		if _, err := s.Decide(t.Context(), c.d); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.AddRound(t.Context(), r, []string{passage("D01", 1)}); !errors.Is(err, dhr.ErrInRound) {
		t.Error("two rounds at once:", err)
	}
	// One blind coder does not make the other's page stale, nor can they undo each other.
	if _, err := s.DecideIf(t.Context(), blind(r.ID, 1, "2D", "B", dhr.VerdictReject), 0); err != nil {
		t.Error(err)
	}
	if _, err := s.DecideIf(t.Context(), blind(r.ID, 1, "2D", "B", dhr.VerdictUnsure), 0); !errors.Is(err, dhr.ErrStale) {
		t.Error(err)
	}
	var bad BadDecisionsError
	if _, err := s.Append(t.Context(), []dhr.Decision{decision("D02", 1, "2D", "C", dhr.VerdictReject), decision("D01", 1, "2D", "C", dhr.VerdictReject)}); !errors.As(err, &bad) ||
		len(bad) != 1 || bad[0].Index != 1 || !errors.Is(bad[0].Reason, dhr.ErrInRound) {
		t.Error("imported into a round:", err)
	}
	must(t, s.EndRound(t.Context(), r.ID, monday))
	if d, err := s.Undo(t.Context(), "A", monday); len(d) > 0 || err != nil {
		t.Errorf("took back what was decided in a round that has ended: %+v %v", d, err)
	}
	if _, err := s.Decide(t.Context(), blind(r.ID, 1, "", "A", dhr.VerdictUndo)); !errors.Is(err, dhr.ErrNotInRound) {
		t.Error(err)
	}
}

// TestSampleSurvivesReading checks that a passage of a sample stays when a later
// reading no longer finds it.
func TestSampleSurvivesReading(t *testing.T) {
	s, r := drawn(t)
	must(t, s.SaveReading(t.Context(), docID("D01"), reading("D01", "e2", 3), ""))
	passages, err := s.RoundPassages(t.Context(), r.ID)
	must(t, err)
	if len(passages) != 2 || passages[0].Ordinal >= 0 {
		t.Errorf("%+v", passages)
	}
}

// TestCopiesFollowRounds plays histories with rounds at random and compares every copy
// of what stands with dhr.Standing.
func TestCopiesFollowRounds(t *testing.T) {
	for seed := range uint64(12) {
		s, r := drawn(t)
		rng := rand.New(rand.NewPCG(seed, 4))
		verdicts := []dhr.Verdict{dhr.VerdictConfirm, dhr.VerdictReject, dhr.VerdictUnsure, dhr.VerdictAdd}
		codes, coders := []string{"2D", "5E", "9", "1A"}, []string{"A", "B", "C"}
		pick := func(list []string) string { return list[rng.IntN(len(list))] }
		end := 20 + rng.IntN(30)
		for step := range 80 {
			if step == end {
				must(t, s.EndRound(t.Context(), r.ID, monday))
			}
			d := decision(pick([]string{"D01", "D02"}), 1+rng.IntN(3), pick(codes), pick(coders), verdicts[rng.IntN(4)])
			switch rng.IntN(9) {
			case 0:
				_, err := s.Undo(t.Context(), d.Coder, monday)
				must(t, err)
				d.Coder = ""
			case 1, 2, 3:
				d = blind(r.ID, 1+rng.IntN(2), d.Code, pick(coders[:2]), d.Verdict)
			case 4, 5:
				d = blind(r.ID, 1+rng.IntN(2), "", pick(coders[:2]), dhr.VerdictDone)
			case 6:
				d = blind(r.ID, 1+rng.IntN(2), d.Code, "L", d.Verdict)
				d.Adjudicates = true
			case 7:
				doc := pick([]string{"D01", "D02"})
				must(t, s.SaveSuggestions(t.Context(), docID(doc), "r2", []dhr.Suggestion{suggestion(doc, 1, "2D", 0.6), suggestion(doc, 2, "5E", 0.6), suggestion(doc, 2, "9", 0.2)}))
				d.Coder = ""
			}
			if d.Coder != "" {
				if _, err := s.Decide(t.Context(), d); err != nil && !errors.Is(err, dhr.ErrInRound) && !errors.Is(err, dhr.ErrNotInRound) {
					t.Fatal(err)
				}
			}
			inStep(t, s)
		}
		chain, err := s.CheckChain(t.Context())
		must(t, err)
		if chain.Broken != 0 {
			t.Errorf("%+v", chain)
		}
	}
}

// inStep compares the copies with what stands.
func inStep(t *testing.T, s *Store) {
	t.Helper()
	standing, err := s.Codings(t.Context())
	must(t, err)
	want := map[pair]dhr.Verdict{}
	var pending, coded int
	for _, c := range standing {
		want[pair{c.Passage, c.Code}] = c.Verdict
		if c.Pending() {
			pending++
		}
		if c.Coded() {
			coded++
		}
	}
	rows, err := collect(t.Context(), s.db, scanSettled, `SELECT passage, code, verdict FROM codings`)
	must(t, err)
	got := map[pair]dhr.Verdict{}
	for _, c := range rows {
		got[c.pair] = c.verdict
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(pair{})); d != "" {
		t.Fatal("codings:", d)
	}
	rows, err = collect(t.Context(), s.db, scanSettled, `SELECT p.id, s.code, s.verdict FROM suggestions s
		JOIN passages p ON p.document = s.document AND p.ordinal = s.ordinal`)
	must(t, err)
	for _, c := range rows {
		if c.verdict != want[c.pair] {
			t.Fatalf("suggestion %v: %q, want %q", c.pair, c.verdict, want[c.pair])
		}
		it := unit(t, s, c.passage, c.code)
		if v := want[c.pair]; (it.Standing == nil) != (v == "") || it.Standing != nil && it.Standing.Verdict != v {
			t.Fatalf("item %v: %+v, want %q", c.pair, it.Standing, v)
		}
	}
	coverage, err := s.Coverage(t.Context())
	must(t, err)
	var sum dhr.Coverage
	for _, c := range coverage {
		sum.Plus(c)
	}
	if sum.Pending != pending || sum.Confirmed+sum.Added != coded {
		t.Fatalf("coverage %+v, want %d coded and %d pending", sum, coded, pending)
	}
}

func TestDrawRound(t *testing.T) {
	s := coded(t)
	draw := func(unit dhr.RoundUnit, size int, seed uint64) (dhr.Round, []string, error) {
		r, err := s.DrawRound(t.Context(), dhr.Round{Coders: []string{"A", "B"}, Unit: unit, Seed: seed, Drawn: monday}, size)
		if err != nil {
			return r, nil, err
		}
		passages, err := s.RoundPassages(t.Context(), r.ID)
		must(t, err)
		must(t, s.EndRound(t.Context(), r.ID, monday))
		var ids []string
		for _, p := range passages {
			ids = append(ids, p.ID)
		}
		return r, ids, nil
	}
	_, one, err := draw(dhr.RoundPassages, 3, 1)
	must(t, err)
	_, again, err := draw(dhr.RoundPassages, 3, 1)
	must(t, err)
	differ := false
	for seed := range uint64(5) {
		_, other, err := draw(dhr.RoundPassages, 3, seed)
		must(t, err)
		differ = differ || !cmp.Equal(one, other)
	}
	if len(one) != 3 || !cmp.Equal(one, again) || !differ {
		t.Error(one, again, differ)
	}
	r, whole, err := draw(dhr.RoundCases, 1, 1)
	must(t, err)
	if len(whole) < 2 || r.Size != len(whole) {
		t.Error(whole, r)
	}
	if _, _, err := draw(dhr.RoundCases, 3, 1); err == nil || !strings.Contains(err.Error(), "there are 2 to draw from") {
		t.Error(err)
	}
	open, err := s.DrawRound(t.Context(), dhr.Round{Coders: []string{"A", "B"}, Unit: dhr.RoundPassages, Drawn: monday}, 1)
	must(t, err)
	if _, err := s.DrawRound(t.Context(), dhr.Round{Coders: []string{"A", "C"}, Unit: dhr.RoundCases, Drawn: monday}, 2); err == nil {
		t.Error("a case of which a passage is in an open round was drawn")
	}
	if second, err := s.DrawRound(t.Context(), dhr.Round{Coders: []string{"A", "C"}, Unit: dhr.RoundCases, Drawn: monday}, 1); err != nil || second.ID == open.ID {
		t.Error(second, err)
	}
}
