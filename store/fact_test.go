package store

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// factProject is a project with two documents, each a case by itself.
func factProject(t *testing.T) (s *Store, passages map[string][]dhr.Passage) {
	t.Helper()
	s = create(t)
	must(t, s.SetFramework(t.Context(), framework()))
	passages = map[string][]dhr.Passage{}
	for _, id := range []string{"A", "B"} {
		must(t, s.Add(t.Context(), []dhr.Case{{ID: id, Source: dhr.CaseFromText}}, []dhr.Document{{ID: "doc" + id, Name: id + ".pdf", Case: id, Bytes: 1}}))
		must(t, s.SaveReading(t.Context(), "doc"+id, factReading("doc"+id, "first of "+id, "The board should train staff.", "third"), ""))
		var err error
		passages[id], err = s.Passages(t.Context(), "doc"+id)
		must(t, err)
	}
	return s, passages
}

func factReading(document string, texts ...string) dhr.Reading {
	r := dhr.Reading{Engine: "e1", Pages: []dhr.Page{{Number: 1, Method: dhr.PageByPDFium, Agreement: -1}},
		Sections: []dhr.Section{{Heading: "Analysis", Zone: dhr.ZoneAnalysis, Page: 1}}, About: dhr.About{Title: "Of " + document}}
	for i, text := range texts {
		r.Passages = append(r.Passages, dhr.Passage{ID: dhr.PassageID(document, text, 0), Document: document, Ordinal: i, Zone: dhr.ZoneAnalysis, Page: 1, PageEnd: 1, Text: text})
	}
	return r
}

func ageOf(of, value string, coder string, v dhr.FactVerdict) dhr.FactDecision {
	d := dhr.FactDecision{FactKey: dhr.FactKey{Case: of, Name: dhr.AttributeVictimAge}, Verdict: v, Coder: coder, At: monday}
	if value != "" {
		d.Values = []string{value}
	}
	return d
}

func TestFactDecisions(t *testing.T) {
	s, passages := factProject(t)
	ctx := t.Context()
	one, err := s.DecideFact(ctx, ageOf("A", "34", "RB", dhr.FactConfirm))
	must(t, err)
	two, err := s.DecideFactIf(ctx, ageOf("A", "35", "KM", dhr.FactSet), one)
	must(t, err)
	if _, err := s.DecideFactIf(ctx, ageOf("A", "36", "RB", dhr.FactSet), one); !errors.Is(err, dhr.ErrStale) {
		t.Errorf("on a stale page: %v", err)
	}
	rec := dhr.FactDecision{FactKey: dhr.FactKey{Passage: passages["A"][1].ID, Span: dhr.Span{Start: 0, End: 29}}, Verdict: dhr.FactConfirm,
		Addressees: []dhr.Addressee{dhr.AddresseePartnership}, Theme: dhr.ThemeTraining, Coder: "RB", At: monday}
	_, err = s.DecideFact(ctx, rec)
	must(t, err)
	for _, bad := range []dhr.FactDecision{ageOf("nowhere", "3", "RB", dhr.FactConfirm), ageOf("A", "", "RB", dhr.FactConfirm), ageOf("A", "300", "RB", dhr.FactSet)} {
		if _, err := s.DecideFact(ctx, bad); err == nil {
			t.Errorf("%+v was kept", bad)
		}
	}
	facts, err := s.Facts(ctx)
	must(t, err)
	if len(facts) != 2 || facts[0].Values[0] != "35" || facts[0].Seq != two || facts[0].Coder != "KM" || facts[1].Theme != dhr.ThemeTraining {
		t.Errorf("%+v", facts)
	}
	undone, found, err := s.UndoFact(ctx, "KM", monday.Add(time.Minute))
	must(t, err)
	if !found || undone.Seq != two {
		t.Errorf("%+v", undone)
	}
	if _, found, err := s.UndoFact(ctx, "KM", monday); found || err != nil {
		t.Error("there was more to undo", err)
	}
	if facts, err = s.Facts(ctx); err != nil || facts[0].Values[0] != "34" {
		t.Errorf("%+v %v", facts, err)
	}
	of, err := s.FactDecisionsOf(ctx, "A")
	must(t, err)
	if none, err := s.FactDecisionsOf(ctx, "B"); len(of) != 4 || len(none) != 0 || err != nil {
		t.Errorf("%d %d %v", len(of), len(none), err)
	}
	for _, change := range []string{`UPDATE fact_decisions SET coder = 'x'`, `DELETE FROM fact_decisions`,
		`INSERT OR REPLACE INTO fact_decisions SELECT * FROM fact_decisions WHERE seq = 1`} {
		if _, err := s.db.Exec(change); err == nil {
			t.Errorf("the database allowed %s", change)
		}
	}
	// A file may be imported twice; its last line stands.
	file := []dhr.FactDecision{rec, ageOf("B", "50", "KM", dhr.FactSet), ageOf("B", "", "KM", dhr.FactReject)}
	for i, want := range []int{2, 0} {
		if n, err := s.AppendFacts(ctx, file); n != want || err != nil {
			t.Errorf("import %d: %d %v", i, n, err)
		}
	}
	var bad BadDecisionsError
	if _, err := s.AppendFacts(ctx, []dhr.FactDecision{ageOf("B", "51", "KM", dhr.FactSet), ageOf("Z", "1", "KM", dhr.FactSet)}); !errors.As(err, &bad) || bad[0].Index != 1 {
		t.Error(err)
	}
	if facts, err = s.Facts(ctx); err != nil || len(facts) != 3 || facts[2].Verdict != dhr.FactReject {
		t.Errorf("%+v %v", facts, err)
	}
}

// TestProposals: what is proposed is replaced as a whole, and a passage that carries a
// decided recommendation stays when the document is read anew.
func TestProposals(t *testing.T) {
	s, passages := factProject(t)
	ctx := t.Context()
	p := passages["A"][1]
	r := dhr.Recommendation{Passage: p.ID, Number: "1", Text: "The board should", Span: dhr.Span{Start: 0, End: 16},
		Agencies: []dhr.Addressee{dhr.AddresseePartnership}, Theme: dhr.ThemeTraining, Score: 0.5}
	a := dhr.Attribute{Name: dhr.AttributeVictimAge, Value: "34", Score: 0.9, Passage: passages["A"][0].ID, Evidence: []dhr.Span{{Start: 1, End: 3}}}
	must(t, s.SaveProposals(ctx, "A", "s1", []dhr.Attribute{a, a}, []dhr.Recommendation{r}))
	must(t, s.SaveProposals(ctx, "A", "s2", []dhr.Attribute{a}, []dhr.Recommendation{r}))
	attributes, err := s.ProposedAttributes(ctx, "")
	must(t, err)
	recommendations, err := s.ProposedRecommendations(ctx, "A")
	must(t, err)
	if d := cmp.Diff(map[string][]dhr.Attribute{"A": {a}}, attributes); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(map[string][]dhr.Recommendation{"A": {r}}, recommendations); d != "" {
		t.Error(d)
	}
	if stamps, err := s.ProposalStamps(ctx); err != nil || stamps["A"] != "s2" || len(stamps) != 1 {
		t.Error(stamps, err)
	}
	if err := s.SaveProposals(ctx, "Z", "s", nil, nil); !errors.Is(err, dhr.ErrGone) {
		t.Error(err)
	}
	_, err = s.DecideFact(ctx, dhr.FactDecision{FactKey: r.Key(), Verdict: dhr.FactReject, Coder: "RB", At: monday})
	must(t, err)
	must(t, s.SaveReading(ctx, "docA", factReading("docA", "other"), ""))
	if kept, err := s.PassagesByID(ctx, []string{p.ID, passages["A"][0].ID}); err != nil || len(kept) != 1 || kept[0].Ordinal >= 0 {
		t.Errorf("%+v %v", kept, err)
	}
	if gone, err := s.ProposedRecommendations(ctx, ""); err != nil || len(gone) != 0 {
		t.Errorf("%+v %v", gone, err)
	}
}

func TestGrouping(t *testing.T) {
	s, _ := factProject(t)
	ctx := t.Context()
	must(t, s.SaveProposals(ctx, "A", "s", nil, nil))
	must(t, s.Add(ctx, []dhr.Case{{ID: "B", Title: "Listed", Year: 2014, Type: dhr.CaseSuicide, Source: dhr.CaseFromList}}, nil))
	ids := func() (list []string) {
		all, err := s.Cases(ctx)
		must(t, err)
		for _, c := range all {
			list = append(list, c.ID+" "+c.Title)
		}
		return list
	}
	move := dhr.Grouping{Document: "docB", To: "A", Coder: "RB", At: monday}
	_, err := s.Group(ctx, move)
	must(t, err)
	if d := cmp.Diff([]string{"A Of docA"}, ids()); d != "" {
		t.Error(d)
	}
	if _, err := s.Group(ctx, move); !errors.Is(err, ErrGrouped) {
		t.Error(err)
	}
	if stamps, err := s.ProposalStamps(ctx); err != nil || len(stamps) != 0 {
		t.Errorf("the next run would not propose anew: %v %v", stamps, err)
	}
	undone, found, err := s.UndoGrouping(ctx, "RB", monday)
	must(t, err)
	if !found || undone.From != "B" || undone.Document != "docB" {
		t.Errorf("%+v", undone)
	}
	if d := cmp.Diff([]string{"A Of docA", "B Listed"}, ids()); d != "" {
		t.Error(d)
	}
	cases, err := s.Cases(ctx)
	must(t, err)
	if cases[1].Type != dhr.CaseSuicide || cases[1].Source != dhr.CaseFromList {
		t.Errorf("%+v", cases[1])
	}
	if _, found, err := s.UndoGrouping(ctx, "RB", monday); found || err != nil {
		t.Error("there was more to undo", err)
	}
	// One that was moved on by another cannot be taken back.
	_, err = s.Group(ctx, dhr.Grouping{Document: "docA", To: "New", Coder: "RB", At: monday})
	must(t, err)
	_, err = s.Group(ctx, dhr.Grouping{Document: "docA", To: "B", Coder: "KM", At: monday})
	must(t, err)
	if _, _, err := s.UndoGrouping(ctx, "RB", monday); !errors.Is(err, ErrGrouped) {
		t.Error(err)
	}
	if all, err := s.Groupings(ctx); err != nil || len(all) != 4 || all[1].Undoes != all[0].Seq {
		t.Errorf("%+v %v", all, err)
	}
}

func TestBlindSample(t *testing.T) {
	s, passages := factProject(t)
	ctx := t.Context()
	must(t, s.SaveSuggestions(ctx, "docA", "v", []dhr.Suggestion{{Passage: passages["A"][0].ID, Code: framework().Codes()[0].ID, Score: 0.9, Shown: true}}))
	without, err := s.Unsuggested(ctx)
	must(t, err)
	if d := cmp.Diff(map[string]int{"A": 2, "B": 3}, without); d != "" {
		t.Error(d)
	}
	draw := func(size int, seed uint64) (list []string) {
		b, err := s.DrawBlind(ctx, size, seed, "RB", monday)
		must(t, err)
		drawn, err := s.BlindPassages(ctx, b.ID)
		must(t, err)
		if b.Population != 5 || b.Size != len(drawn) {
			t.Errorf("%+v", b)
		}
		for i, p := range drawn {
			if p.Rank != i+1 || p.Passage == passages["A"][0].ID {
				t.Errorf("%+v", p)
			}
			list = append(list, p.Passage)
		}
		return list
	}
	three, again, all := draw(3, 7), draw(3, 7), draw(99, 7)
	if d := cmp.Diff(three, again); d != "" || len(all) != 5 {
		t.Error(d, len(all))
	}
	if d := cmp.Diff(three, all[:3]); d != "" {
		t.Errorf("the first part of a larger sample is another one: %s", d)
	}
	if samples, err := s.BlindSamples(ctx); err != nil || len(samples) != 3 || samples[0].Seed != 7 {
		t.Errorf("%+v %v", samples, err)
	}
	if _, err := s.DrawBlind(ctx, 0, 1, "RB", monday); err == nil {
		t.Error("a sample of none was drawn")
	}
}
