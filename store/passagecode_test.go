package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func TestCodesOf(t *testing.T) {
	s := create(t)
	add(t, s, "a.pdf", "b.pdf")
	for _, doc := range []string{"a.pdf", "b.pdf"} {
		must(t, s.SaveReading(t.Context(), docID(doc), reading(doc, "e1", 1, 2, 3), ""))
	}
	must(t, s.SaveSuggestions(t.Context(), docID("a.pdf"), "r1", []dhr.Suggestion{
		suggestion("a.pdf", 1, "9", 0.8), suggestion("a.pdf", 1, "2D", 0.9), suggestion("a.pdf", 1, "1A", 0.1), suggestion("a.pdf", 2, "5E", 0.9)}))
	for _, d := range []dhr.Decision{
		{Passage: passage("a.pdf", 1), Code: "2D", Verdict: dhr.VerdictReject, Coder: "RB", At: monday},
		{Passage: passage("a.pdf", 1), Code: "5E", Verdict: dhr.VerdictAdd, Coder: "RB", At: monday},
		{Passage: passage("a.pdf", 2), Code: "5E", Verdict: dhr.VerdictConfirm, Coder: "RB", At: monday},
		{Passage: passage("a.pdf", 3), Code: "1A", Verdict: dhr.VerdictUnsure, Coder: "RB", At: monday},
		{Passage: passage("b.pdf", 1), Code: "1A", Verdict: dhr.VerdictAdd, Coder: "RB", At: monday},
		{Passage: passage("b.pdf", 1), Code: "1A", Verdict: dhr.VerdictUndo, Coder: "RB", At: monday},
		{Passage: passage("b.pdf", 2), Code: "9", Verdict: dhr.VerdictAdd, Coder: "RB", At: monday},
	} {
		_, err := s.Decide(t.Context(), d)
		must(t, err)
	}
	got, err := s.CodesOf(t.Context(), []string{passage("a.pdf", 1), passage("a.pdf", 2), passage("a.pdf", 3), passage("b.pdf", 1), "none"})
	must(t, err)
	want := map[string][]dhr.QueueCode{
		passage("a.pdf", 1): {{Code: "2D", Verdict: dhr.VerdictReject}, {Code: "5E", Verdict: dhr.VerdictAdd}, {Code: "9"}},
		passage("a.pdf", 2): {{Code: "5E", Verdict: dhr.VerdictConfirm}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got, err := s.CodesOf(t.Context(), nil); err != nil || len(got) != 0 {
		t.Errorf("of no passages: %v %v", got, err)
	}
}
