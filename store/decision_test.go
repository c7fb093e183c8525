package store

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/dhrcoder/dhr"
)

// coded returns a project with two documents read and suggested for.
func coded(t testing.TB) *Store {
	s := create(t)
	add(t, s, "D02", "D01")
	for _, name := range []string{"D01", "D02"} {
		must(t, s.SaveReading(t.Context(), docID(name), reading(name, "e1", 1, 2, 3), ""))
		must(t, s.SaveSuggestions(t.Context(), docID(name), "r1", []dhr.Suggestion{
			suggestion(name, 2, "9", 0.6), suggestion(name, 2, "5E", 0.7), suggestion(name, 1, "2D", 0.9), suggestion(name, 3, "1A", 0.3)}))
	}
	return s
}

func TestDecisionsAreOnlyAppended(t *testing.T) {
	s := coded(t)
	_, err := s.Decide(t.Context(), decision("D01", 1, "2D", "RB", dhr.VerdictConfirm))
	must(t, err)
	for _, forbidden := range []string{
		`UPDATE decisions SET verdict = 'reject'`,
		`UPDATE OR REPLACE decisions SET seq = 7`,
		`DELETE FROM decisions`,
		`INSERT OR REPLACE INTO decisions SELECT seq, passage, code, 'reject', agencies, subthemes, coder, at, note, round, adjudicates, basis, hash FROM decisions`,
		`REPLACE INTO decisions SELECT * FROM decisions`,
		`INSERT INTO decisions SELECT * FROM decisions WHERE true ON CONFLICT (seq) DO UPDATE SET verdict = 'reject'`,
		`DELETE FROM passages WHERE id = (SELECT passage FROM decisions)`,
		`DELETE FROM codes WHERE id = '2D'`,
	} {
		if _, err := s.db.Exec(forbidden); err == nil {
			t.Errorf("passes: %s", forbidden)
		}
	}
	got, err := s.Decisions(t.Context())
	must(t, err)
	want := decision("D01", 1, "2D", "RB", dhr.VerdictConfirm)
	want.Seq, want.Basis = 1, &dhr.Basis{Version: "r1", Sources: []string{"rule:2D/a"}, Score: 0.9}
	if d := cmp.Diff([]dhr.Decision{want}, got, cmpopts.IgnoreFields(dhr.Decision{}, "Hash")); d != "" {
		t.Error(d)
	}
}

func TestDecideComesBack(t *testing.T) {
	s := coded(t)
	want := decision("D01", 3, "9", "Zoë O'Neill", dhr.VerdictAdd)
	want.Agencies = []dhr.Agency{dhr.AgencyHealth, dhr.AgencyPolice}
	want.Subthemes = []string{"handover", "night shift"}
	want.Note = "see 4.3; \"quoted\"\nnext line"
	want.At = time.Date(2026, 7, 1, 12, 0, 5, 999, time.FixedZone("BST", 3600))
	seq, err := s.Decide(t.Context(), want)
	must(t, err)
	got, err := s.Decisions(t.Context())
	must(t, err)
	want.Seq, want.At = seq, time.Date(2026, 7, 1, 11, 0, 5, 0, time.UTC)
	if d := cmp.Diff([]dhr.Decision{want}, got, cmpopts.IgnoreFields(dhr.Decision{}, "Hash")); d != "" || seq != 1 {
		t.Error(seq, d)
	}
}

func TestDecideRefuses(t *testing.T) {
	s := coded(t)
	var unknown *UnknownError
	if _, err := s.Decide(t.Context(), decision("D07", 1, "2D", "RB", dhr.VerdictConfirm)); !errors.As(err, &unknown) || unknown.Noun != "passage" {
		t.Error(err)
	}
	if _, err := s.Decide(t.Context(), decision("D01", 1, "7Z", "RB", dhr.VerdictConfirm)); !errors.As(err, &unknown) || unknown.Noun != "code" {
		t.Error(err)
	}
	if _, err := s.Decide(t.Context(), decision("D01", 1, "2D", "", dhr.VerdictConfirm)); err == nil {
		t.Error("a decision of nobody")
	}
	if _, err := s.DecideIf(t.Context(), decision("D01", 1, "2D", "RB", dhr.VerdictConfirm), 0); err != nil {
		t.Error(err)
	}
	if _, err := s.DecideIf(t.Context(), decision("D01", 1, "2D", "KM", dhr.VerdictReject), 0); !errors.Is(err, dhr.ErrStale) {
		t.Error(err)
	}
	if _, err := s.DecideIf(t.Context(), decision("D01", 1, "2D", "KM", dhr.VerdictReject), 1); err != nil {
		t.Error(err)
	}
	if got, err := s.Decisions(t.Context()); len(got) != 2 || err != nil {
		t.Error(got, err)
	}
}

func TestUndo(t *testing.T) {
	s := coded(t)
	for _, d := range []dhr.Decision{
		decision("D01", 1, "2D", "RB", dhr.VerdictConfirm),
		decision("D01", 2, "5E", "RB", dhr.VerdictReject),
		decision("D01", 2, "5E", "KM", dhr.VerdictConfirm),
		decision("D01", 2, "5E", "RB", dhr.VerdictUnsure),
	} {
		_, err := s.Decide(t.Context(), d)
		must(t, err)
	}
	var got []string
	for {
		undone, err := s.Undo(t.Context(), "RB", monday)
		must(t, err)
		if len(undone) == 0 {
			break
		}
		got = append(got, undone[0].Code+" "+string(undone[0].Verdict))
	}
	if d := cmp.Diff([]string{"5E unsure", "5E reject", "2D confirm"}, got); d != "" {
		t.Error(d)
	}
	codings, err := s.Codings(t.Context())
	must(t, err)
	if len(codings) != 1 || codings[0].Coder != "KM" {
		t.Error(codings)
	}
}

// TestVerdictsFollowDecisions decides and undoes at random and compares the
// verdicts noted beside suggestions with what stands.
func TestVerdictsFollowDecisions(t *testing.T) {
	s := coded(t)
	rng := rand.New(rand.NewPCG(1, 2))
	verdicts := []dhr.Verdict{dhr.VerdictConfirm, dhr.VerdictReject, dhr.VerdictUnsure, dhr.VerdictAdd}
	for step := range 120 {
		doc, coder := []string{"D01", "D02"}[rng.IntN(2)], []string{"RB", "KM"}[rng.IntN(2)]
		switch rng.IntN(7) {
		case 0, 1:
			_, err := s.Undo(t.Context(), coder, monday)
			must(t, err)
		case 2:
			_, err := s.Decide(t.Context(), decision(doc, 2, "5E", coder, dhr.VerdictUndo))
			must(t, err)
		case 3:
			must(t, s.SaveSuggestions(t.Context(), docID(doc), "r2", []dhr.Suggestion{suggestion(doc, 1, "2D", 0.6), suggestion(doc, 2, "5E", 0.6), suggestion(doc, 3, "9", 0.6)}))
		default:
			_, err := s.Decide(t.Context(), decision(doc, 1+rng.IntN(3), []string{"2D", "5E", "9"}[rng.IntN(3)], coder, verdicts[rng.IntN(4)]))
			must(t, err)
		}
		standing, err := s.Codings(t.Context())
		must(t, err)
		want := map[dhr.SuggestionKey]dhr.Verdict{}
		for _, c := range standing {
			want[dhr.SuggestionKey{Passage: c.Passage, Code: c.Code}] = c.Verdict
		}
		var total dhr.Coverage
		for g, err := range s.AllShownSuggestions(t.Context()) {
			must(t, err)
			it := unit(t, s, g.Passage, g.Code)
			v := want[dhr.SuggestionKey{Passage: g.Passage, Code: g.Code}]
			if (it.Standing == nil) != (v == "") || it.Standing != nil && it.Standing.Verdict != v {
				t.Fatalf("step %d: %+v stands, want %q", step, it.Standing, v)
			}
			delete(want, dhr.SuggestionKey{Passage: g.Passage, Code: g.Code})
			switch v {
			case "":
				total.Unreviewed++
			case dhr.VerdictReject:
				total.Rejected++
			case dhr.VerdictUnsure:
				total.Unsure++
			default:
				total.Confirmed++
			}
		}
		for _, v := range want {
			if (dhr.Coding{Verdict: v}).Coded() {
				total.Added++
			}
		}
		got, err := s.Coverage(t.Context())
		must(t, err)
		var sum dhr.Coverage
		for _, c := range got {
			sum.Plus(c)
		}
		if d := cmp.Diff(total, sum); d != "" {
			t.Fatalf("step %d: %s", step, d)
		}
	}
}

func TestAppend(t *testing.T) {
	s := coded(t)
	list := []dhr.Decision{decision("D01", 1, "2D", "RB", dhr.VerdictConfirm), decision("D02", 2, "5E", "RB", dhr.VerdictReject),
		decision("D02", 3, "1A", "RB", dhr.VerdictAdd)}
	if n, err := s.Append(t.Context(), list); n != 3 || err != nil {
		t.Fatal(n, err)
	}
	list = append(list, decision("D02", 2, "5E", "KM", dhr.VerdictConfirm))
	if n, err := s.Append(t.Context(), list); n != 1 || err != nil {
		t.Fatal("the same again:", n, err)
	}
	bad := append([]dhr.Decision{decision("D01", 2, "9", "RB", dhr.VerdictConfirm), decision("D01", 2, "7Z", "RB", dhr.VerdictConfirm)},
		decision("D09", 2, "9", "RB", dhr.VerdictConfirm), decision("D01", 3, "9", "RB", "perhaps"))
	_, err := s.Append(t.Context(), bad)
	var named BadDecisionsError
	if !errors.As(err, &named) || len(named) != 3 || named[0].Index != 1 || named[2].Index != 3 || !strings.Contains(err.Error(), "decision 2: the project has no code 7Z") {
		t.Errorf("%v", err)
	}
	got, err := s.Coverage(t.Context())
	must(t, err)
	want := []dhr.Coverage{{Code: "1A", Added: 1}, {Code: "2D", Confirmed: 1, Unreviewed: 1}, {Code: "5E", Confirmed: 1, Unreviewed: 1}, {Code: "9", Unreviewed: 2}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestFrameworkChanges(t *testing.T) {
	s := coded(t)
	_, err := s.Decide(t.Context(), decision("D01", 2, "9", "RB", dhr.VerdictConfirm))
	must(t, err)
	must(t, s.SetFramework(t.Context(), framework("5E", "2D", "1A", "6B")))
	var unknown *UnknownError
	if _, err := s.Decide(t.Context(), decision("D01", 2, "9", "RB", dhr.VerdictReject)); !errors.As(err, &unknown) {
		t.Error(err)
	}
	got, err := s.Suggestions(t.Context(), docID("D01"))
	must(t, err)
	var codes []string
	for _, g := range got {
		codes = append(codes, g.Code)
	}
	if d := cmp.Diff([]string{"2D", "5E", "1A"}, codes); d != "" {
		t.Error(d)
	}
	must(t, s.SetFramework(t.Context(), framework()))
	if codings, err := s.Codings(t.Context()); len(codings) != 1 || err != nil {
		t.Error(codings, err)
	}
	if err := s.SetFramework(t.Context(), dhr.Framework{}); err == nil {
		t.Error("an empty framework")
	}
}

func TestSuggestionsComeBack(t *testing.T) {
	s := coded(t)
	want := []dhr.Suggestion{suggestion("D01", 1, "2D", 0.5), suggestion("D01", 2, "5E", 1.0/3), {Passage: passage("D01", 2), Code: "9", Score: 0.05}}
	must(t, s.SaveSuggestions(t.Context(), docID("D01"), "r2", []dhr.Suggestion{want[2], want[0], want[1]}))
	got, err := s.Suggestions(t.Context(), docID("D01"))
	must(t, err)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	shown, err := s.ShownSuggestions(t.Context(), docID("D01"))
	must(t, err)
	if d := cmp.Diff(want[:1], shown); d != "" {
		t.Error(d)
	}
	var unknown *UnknownError
	for _, bad := range []dhr.Suggestion{suggestion("D02", 1, "2D", 0.5), suggestion("D01", 1, "7Z", 0.5)} {
		if err := s.SaveSuggestions(t.Context(), docID("D01"), "r3", []dhr.Suggestion{bad}); !errors.As(err, &unknown) {
			t.Error(err)
		}
	}
	documents, err := s.Documents(t.Context())
	must(t, err)
	if d := cmp.Diff("r2", documents[0].Suggested); d != "" {
		t.Error(d)
	}
	if again, err := s.Suggestions(t.Context(), docID("D01")); !cmp.Equal(got, again, cmpopts.EquateEmpty()) || err != nil {
		t.Error("refused suggestions changed something")
	}
}
