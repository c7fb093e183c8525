package store

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// TestProposeHits proposes hits of a search, lets a run replace the suggestions, and
// takes the proposal back.
func TestProposeHits(t *testing.T) {
	s := create(t)
	ctx := t.Context()
	add(t, s, "a.pdf", "b.pdf")
	r := reading("a.pdf", "e1", 1, 2, 3, 4, 5)
	r.Passages[4].Zone = dhr.ZoneRecommendations
	must(t, s.SaveReading(ctx, docID("a.pdf"), r, ""))
	run := []dhr.Suggestion{suggestion("a.pdf", 1, "5E", 0.9), suggestion("a.pdf", 2, "5E", 0.2), suggestion("a.pdf", 3, "2D", 0.7)}
	must(t, s.SaveSuggestions(ctx, docID("a.pdf"), "r1", run))
	_, err := s.Decide(ctx, dhr.Decision{Passage: passage("a.pdf", 4), Code: "5E", Verdict: dhr.VerdictReject, Coder: "RB", At: monday})
	must(t, err)
	before, err := s.Suggestions(ctx, docID("a.pdf"))
	must(t, err)

	var hits []dhr.ProposedHit
	for n := 1; n <= 5; n++ {
		hits = append(hits, dhr.ProposedHit{Passage: passage("a.pdf", n), Evidence: []dhr.Span{{Start: 5, End: 12}}})
	}
	hits = append(hits, hits[0], dhr.ProposedHit{Passage: "gone"})
	want := dhr.HitCount{New: 2, Shown: 1, Decided: 1, NotCodable: 1, Gone: 1}
	n, err := s.CountHits(ctx, "5E", hits)
	if must(t, err); n != want {
		t.Errorf("count %+v", n)
	}
	p, n, err := s.Propose(ctx, dhr.SearchProposal{Query: "lost notes", Code: "5E", Coder: "KM", At: monday}, hits)
	if must(t, err); n != want || p.ID != 1 || p.Score != 0.9 || p.Passages != 2 {
		t.Errorf("proposed %+v %+v", p, n)
	}
	over := []dhr.Suggestion{
		{Passage: passage("a.pdf", 1), Code: "5E", Score: 0.9, Shown: true, Agencies: []dhr.Agency{dhr.AgencyPolice}, Sources: []string{"rule:5E/a"}, Evidence: []dhr.Span{{Start: 0, End: 9}}},
		{Passage: passage("a.pdf", 2), Code: "5E", Score: 0.9, Shown: true, Agencies: []dhr.Agency{dhr.AgencyPolice}, Sources: []string{"rule:5E/a", "search:lost notes"}, Evidence: []dhr.Span{{Start: 0, End: 12}}},
		{Passage: passage("a.pdf", 3), Code: "2D", Score: 0.7, Shown: true, Agencies: []dhr.Agency{dhr.AgencyPolice}, Sources: []string{"rule:2D/a"}, Evidence: []dhr.Span{{Start: 0, End: 9}}},
		{Passage: passage("a.pdf", 3), Code: "5E", Score: 0.9, Shown: true, Sources: []string{"search:lost notes"}, Evidence: []dhr.Span{{Start: 5, End: 12}}},
	}
	check := func(when string, want []dhr.Suggestion) {
		t.Helper()
		got, err := s.Suggestions(ctx, docID("a.pdf"))
		must(t, err)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", when, d)
		}
	}
	check("proposed", over)
	if codings, err := s.Codings(ctx); err != nil || len(codings) != 1 {
		t.Errorf("proposing coded: %v %v", codings, err)
	}

	// A run, and a reading that loses a passage and one that finds it again.
	must(t, s.SaveSuggestions(ctx, docID("a.pdf"), "r2", run))
	check("after a run", over)
	less := reading("a.pdf", "e2", 1, 2, 4, 5)
	less.Passages[3].Zone = dhr.ZoneRecommendations
	must(t, s.SaveReading(ctx, docID("a.pdf"), less, ""))
	must(t, s.SaveSuggestions(ctx, docID("a.pdf"), "r2", run[:2]))
	check("without a passage", over[:2])
	must(t, s.SaveReading(ctx, docID("a.pdf"), r, ""))
	must(t, s.SaveSuggestions(ctx, docID("a.pdf"), "r2", run))
	check("with it again", over)

	// A second search over the first; the first is taken back.
	second, _, err := s.Propose(ctx, dhr.SearchProposal{Query: "late", Code: "2D", Coder: "KM", At: monday}, hits[1:2])
	if must(t, err); second.Score != 0.7 {
		t.Errorf("the second has score %v", second.Score)
	}
	_, err = s.Decide(ctx, dhr.Decision{Passage: passage("a.pdf", 3), Code: "5E", Verdict: dhr.VerdictConfirm, Coder: "RB", At: monday})
	must(t, err)
	all, err := s.Proposals(ctx)
	if must(t, err); len(all) != 2 || all[1].Confirmed != 1 || all[1].Open != 1 || all[0].Open != 1 {
		t.Errorf("proposals %+v", all)
	}
	if ids, err := s.ProposedPassages(ctx, "5E"); err != nil || len(ids) != 2 {
		t.Errorf("passages %v %v", ids, err)
	}
	for i, want := range []bool{true, false} {
		if undone, err := s.UndoProposal(ctx, p.ID, "KM", monday); err != nil || undone != want {
			t.Errorf("undo %d: %v %v", i, undone, err)
		}
	}
	_, err = s.UndoProposal(ctx, second.ID, "RB", monday)
	must(t, err)
	check("taken back", before)
	if codings, err := s.Codings(ctx); err != nil || len(codings) != 2 {
		t.Errorf("undoing touched decisions: %v %v", codings, err)
	}
	if _, _, err := s.Propose(ctx, dhr.SearchProposal{Query: "x", Code: "7Z", Coder: "KM", At: monday}, hits); !errors.Is(err, dhr.ErrGone) {
		t.Errorf("an unknown code: %v", err)
	}
	if _, _, err := s.Propose(ctx, dhr.SearchProposal{Query: " ", Code: "5E", Coder: "KM", At: monday}, hits); err == nil {
		t.Error("an empty query proposes")
	}
}

func TestVersions(t *testing.T) {
	s := create(t)
	ctx := t.Context()
	if _, err := s.NewestVersion(ctx, "rules/5E.yaml"); !errors.Is(err, dhr.ErrGone) {
		t.Error(err)
	}
	one := dhr.CodebookVersion{File: "rules/5E.yaml", Text: "a\n", At: monday, Note: "as it was"}
	two := dhr.CodebookVersion{File: "rules/5E.yaml", Text: "b\n", Coder: "RB", At: monday, Note: "wider"}
	id, err := s.AddVersions(ctx, []dhr.CodebookVersion{one, two})
	if must(t, err); id != 2 {
		t.Error(id)
	}
	one.ID, two.ID = 1, 2
	newest, err := s.NewestVersion(ctx, "rules/5E.yaml")
	must(t, err)
	if d := cmp.Diff(two, newest); d != "" {
		t.Error(d)
	}
	two.Text, one.Text = "", ""
	all, err := s.Versions(ctx, "")
	must(t, err)
	if d := cmp.Diff([]dhr.CodebookVersion{two, one}, all); d != "" {
		t.Error(d)
	}
	if _, err := s.db.Exec(`UPDATE codebook_versions SET text = 'x'`); err == nil {
		t.Error("a version can be changed")
	}
	if _, err := s.db.Exec(`DELETE FROM codebook_versions`); err == nil {
		t.Error("a version can be removed")
	}
}
