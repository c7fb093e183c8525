package store

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// walk follows the queue from its beginning and names what it meets.
func walk(t *testing.T, s *Store, f dhr.QueueFilter) (keys []dhr.SuggestionKey) {
	t.Helper()
	var at dhr.SuggestionKey
	for range 50 {
		k, found, err := s.Next(t.Context(), f, at)
		must(t, err)
		if !found {
			return keys
		}
		keys, at = append(keys, k), k
	}
	t.Fatal("the queue does not end")
	return nil
}

func back(t *testing.T, s *Store, f dhr.QueueFilter, at dhr.SuggestionKey) (keys []dhr.SuggestionKey) {
	t.Helper()
	for range 50 {
		k, found, err := s.Previous(t.Context(), f, at)
		must(t, err)
		if !found {
			return keys
		}
		keys, at = append(keys, k), k
	}
	t.Fatal("the queue does not begin")
	return nil
}

func TestQueue(t *testing.T) {
	s := coded(t)
	key := func(of string, n int, code string) dhr.SuggestionKey {
		return dhr.SuggestionKey{Passage: passage(of, n), Code: code}
	}
	a, b, c := key("D01", 1, "2D"), key("D01", 2, "5E"), key("D01", 2, "9")
	d, e, f := key("D02", 1, "2D"), key("D02", 2, "5E"), key("D02", 2, "9")
	check := func(what string, want []dhr.SuggestionKey, got []dhr.SuggestionKey) {
		t.Helper()
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", what, d)
		}
	}
	check("all", []dhr.SuggestionKey{a, b, c, d, e, f}, walk(t, s, dhr.QueueFilter{}))
	check("codes", []dhr.SuggestionKey{a, c, d, f}, walk(t, s, dhr.QueueFilter{Codes: []string{"9", "2D"}}))
	check("case", []dhr.SuggestionKey{d, e, f}, walk(t, s, dhr.QueueFilter{Case: "D02"}))
	check("both", []dhr.SuggestionKey{e}, walk(t, s, dhr.QueueFilter{Case: "D02", Codes: []string{"5E"}}))
	check("unknown", nil, walk(t, s, dhr.QueueFilter{Case: "D09"}))
	for n, v := range map[int]dhr.Verdict{1: dhr.VerdictReject, 2: dhr.VerdictUnsure} {
		_, err := s.Decide(t.Context(), decision("D01", n, []string{"", "2D", "5E"}[n], "RB", v))
		must(t, err)
	}
	check("two decided", []dhr.SuggestionKey{c, d, e, f}, walk(t, s, dhr.QueueFilter{}))
	check("back", []dhr.SuggestionKey{e, d, c, b, a}, back(t, s, dhr.QueueFilter{}, f))
	check("back by code", []dhr.SuggestionKey{d, a}, back(t, s, dhr.QueueFilter{Codes: []string{"2D"}}, f))
	check("back from a code outside the filter", []dhr.SuggestionKey{e, b}, back(t, s, dhr.QueueFilter{Codes: []string{"5E"}}, f))
	check("back in a case", []dhr.SuggestionKey{d}, back(t, s, dhr.QueueFilter{Case: "D02"}, e))
	for _, x := range []struct {
		f            dhr.QueueFilter
		decided, all int
	}{{dhr.QueueFilter{}, 2, 6}, {dhr.QueueFilter{Codes: []string{"2D", "9"}}, 1, 4}, {dhr.QueueFilter{Case: "D02"}, 0, 3}, {dhr.QueueFilter{Case: "D01", Codes: []string{"5E"}}, 1, 1}} {
		if decided, all, err := s.Counts(t.Context(), x.f); decided != x.decided || all != x.all || err != nil {
			t.Errorf("%+v: %d of %d, %v", x.f, decided, all, err)
		}
	}
	_, found, err := s.Undo(t.Context(), "RB", monday)
	must(t, err)
	if !found || len(walk(t, s, dhr.QueueFilter{})) != 5 {
		t.Error("an undone decision does not come back")
	}
	if k, found, err := s.Next(t.Context(), dhr.QueueFilter{}, dhr.SuggestionKey{Passage: "nonsense", Code: "5E"}); k != walk(t, s, dhr.QueueFilter{})[0] || !found || err != nil {
		t.Error(k, found, err)
	}
	if _, found, err := s.Previous(t.Context(), dhr.QueueFilter{}, dhr.SuggestionKey{Passage: "nonsense", Code: "5E"}); found || err != nil {
		t.Error(found, err)
	}
}

func TestItem(t *testing.T) {
	s := coded(t)
	_, err := s.Decide(t.Context(), decision("D01", 2, "1A", "RB", dhr.VerdictAdd))
	must(t, err)
	_, err = s.Decide(t.Context(), decision("D01", 2, "5E", "RB", dhr.VerdictConfirm))
	must(t, err)
	_, _, err = s.Undo(t.Context(), "RB", monday)
	must(t, err)
	it, err := s.Item(t.Context(), dhr.SuggestionKey{Passage: passage("D01", 2), Code: "5E"})
	must(t, err)
	r := reading("D01", "e1", 1, 2, 3)
	want := dhr.QueueItem{Suggestion: suggestion("D01", 2, "5E", 0.7), Passage: r.Passages[1],
		Document: dhr.Document{ID: docID("D01"), Name: "D01.pdf", Case: "D01", Bytes: 10, Status: dhr.DocumentRead, Pages: 2, Engine: "e1", Tried: "e1", Suggested: "r1"},
		Case:     dhr.Case{ID: "D01", Title: "The review of D01", CSP: "Safer Town", Year: 2014, Type: dhr.CaseIPV, Source: dhr.CaseFromText},
		Before:   textOf(1), After: textOf(3), Seen: 3, Others: []dhr.QueueCode{{Code: "1A", Verdict: dhr.VerdictAdd}, {Code: "9"}}}
	if d := cmp.Diff(want, it); d != "" {
		t.Error(d)
	}
	var unknown *UnknownError
	for _, k := range []dhr.SuggestionKey{{Passage: "nonsense", Code: "5E"}, {Passage: passage("D01", 1), Code: "5E"}} {
		if _, err := s.Item(t.Context(), k); !errors.As(err, &unknown) {
			t.Error(err)
		}
	}
}
