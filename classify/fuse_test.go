package classify

import (
	"slices"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
	"github.com/dhrcoder/dhr/classify/rules"
	"github.com/google/go-cmp/cmp"
)

func withBase(tb testing.TB) *Suggester {
	tb.Helper()
	m, err := BaseModel()
	if err != nil {
		tb.Fatal(err)
	}
	return NewSuggester(codebooktest.Framework(tb), loadedRules(tb)).WithModel(m)
}

func loadedRules(tb testing.TB) *rules.Set {
	tb.Helper()
	rules, err := rules.Check(codebook.Files(), codebooktest.Framework(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return rules
}

func TestFusedSuggestions(t *testing.T) {
	s := withBase(t)
	passages := goldenPassages()
	got := s.Suggest(passages)
	if diff := cmp.Diff(got, s.Suggest(passages)); diff != "" {
		t.Errorf("not the same twice:\n%s", diff)
	}
	byID := map[string]dhr.Passage{}
	for _, p := range passages {
		byID[p.ID] = p
	}
	shown, modelAlone := 0, 0
	for _, g := range got {
		p := byID[g.Passage]
		if !p.Zone.Codable() {
			t.Errorf("a suggestion in zone %s", p.Zone)
		}
		if g.Score < dhr.ScoreFloor || g.Score > 1 || len(g.Sources) == 0 {
			t.Errorf("%+v", g)
		}
		if g.Shown {
			shown++
		}
		if slices.Equal(g.Sources, []string{SourceModel}) {
			modelAlone++
			if len(g.Evidence) == 0 {
				t.Errorf("no evidence: %+v", g)
			}
		}
		for _, e := range g.Evidence {
			if e.Start < 0 || e.End <= e.Start || e.End > len([]rune(p.Text)) {
				t.Errorf("evidence %v of %q", e, p.Text)
			}
		}
	}
	if shown == 0 || modelAlone == 0 {
		t.Errorf("%d shown, %d by the model alone", shown, modelAlone)
	}
}

// TestModelSeesWhatRulesMiss suggests for words that no rule knows.
func TestModelSeesWhatRulesMiss(t *testing.T) {
	passages := []dhr.Passage{{ID: "a", Zone: dhr.ZoneAnalysis, Text: "Nobody wrote up the attendance and the card for that visit could not be traced."}}
	got := withBase(t).Suggest(passages)
	if !slices.ContainsFunc(got, func(s dhr.Suggestion) bool { return s.Code == "5E" }) {
		t.Errorf("no 5E among %+v", got)
	}
}

// TestForeignCodes leaves codes that the model does not know to the rules.
func TestForeignCodes(t *testing.T) {
	framework := codebooktest.Framework(t)
	for f := range framework.Factors {
		for c := range framework.Factors[f].Codes {
			if framework.Factors[f].Codes[c].ID == "5E" {
				framework.Factors[f].Codes[c].ID = "5Q"
			}
		}
	}
	rules := testRules(t)
	m, err := BaseModel()
	if err != nil {
		t.Fatal(err)
	}
	s := NewSuggester(framework, rules).WithModel(m)
	for _, g := range s.Suggest(goldenPassages()) {
		if g.Code == "5E" {
			t.Errorf("a suggestion of a code that the framework lacks: %+v", g)
		}
	}
}

func BenchmarkSuggestWithModel(b *testing.B) {
	passages := benchDocument()
	s := withBase(b)
	for b.Loop() {
		s.Suggest(passages)
	}
	b.ReportMetric(float64(words(passages)*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoadBaseModel(b *testing.B) {
	for b.Loop() {
		if _, err := BaseModel(); err != nil {
			b.Fatal(err)
		}
	}
}
