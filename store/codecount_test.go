package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func TestCodeCounts(t *testing.T) {
	s := create(t)
	ctx := t.Context()
	add(t, s, "A/a.pdf", "A/b.pdf", "c.pdf")
	for _, doc := range []string{"a.pdf", "b.pdf", "c.pdf"} {
		must(t, s.SaveReading(ctx, docID(doc), reading(doc, "e1", 1, 2), ""))
		must(t, s.SaveSuggestions(ctx, docID(doc), "r1", []dhr.Suggestion{suggestion(doc, 1, "5E", 0.9), suggestion(doc, 2, "5E", 0.8), suggestion(doc, 1, "2D", 0.3)}))
	}
	for _, d := range []dhr.Decision{
		{Passage: passage("a.pdf", 1), Code: "5E", Verdict: dhr.VerdictConfirm},
		{Passage: passage("b.pdf", 1), Code: "5E", Verdict: dhr.VerdictReject},
		{Passage: passage("c.pdf", 1), Code: "5E", Verdict: dhr.VerdictReject},
		{Passage: passage("c.pdf", 2), Code: "9", Verdict: dhr.VerdictAdd},
	} {
		d.Coder, d.At = "RB", monday
		_, err := s.Decide(ctx, d)
		must(t, err)
	}
	cases, err := s.CodeCases(ctx)
	must(t, err)
	if d := cmp.Diff(map[string]dhr.CodeCases{"5E": {Confirmed: 1, Rejected: 2}, "9": {Confirmed: 1}}, cases); d != "" {
		t.Error(d)
	}
	if n, err := s.OpenCases(ctx, "5E"); err != nil || n != 2 {
		t.Errorf("open in %d cases, %v", n, err)
	}
	sources, err := s.SourceCounts(ctx, "5E")
	must(t, err)
	if d := cmp.Diff(map[string]dhr.Coverage{"rule:5E/a": {Code: "5E", Confirmed: 1, Rejected: 2, Unreviewed: 3}}, sources); d != "" {
		t.Error(d)
	}
	coded, err := s.CodedPassages(ctx)
	must(t, err)
	if d := cmp.Diff(map[string][]string{passage("a.pdf", 1): {"5E"}, passage("c.pdf", 2): {"9"}}, coded); d != "" {
		t.Error(d)
	}
	if v, err := s.VerdictsOn(ctx, "5E"); err != nil || len(v) != 3 || v[passage("c.pdf", 1)] != dhr.VerdictReject {
		t.Error(v, err)
	}
}
