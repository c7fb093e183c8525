package classify

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
	"github.com/dhrcoder/dhr/classify/rules"
	"github.com/google/go-cmp/cmp"
)

// goldenPassages is one invented document that goes through zones, cues, agencies
// and people.
func goldenPassages() []dhr.Passage {
	var all []dhr.Passage
	add := func(zone dhr.Zone, heading string, texts ...string) {
		for _, text := range texts {
			n := len(all)
			all = append(all, dhr.Passage{ID: "p" + string(rune('a'+n)), Ordinal: n, Zone: zone, Heading: heading, Text: text})
		}
	}
	add(dhr.ZoneProcess, "INTRODUCTION",
		"This review concerns the death of Adult A, a woman of 40. She was killed by her husband, Adult B, a man of 44. Adult B was convicted of murder.",
		"The panel asked whether a DASH was not completed. No DASH was completed in similar cases.")
	add(dhr.ZoneBackground, "THE FACTS",
		"Adult B was drinking heavily by 2012. His brother was drinking heavily too.",
		"She did not drink. Adult B would drink at home, and often did.")
	add(dhr.ZoneChronology, "CHRONOLOGY",
		"“Zoë”, a neighbour, rang. The officers came; no DASH was completed. The GP was told.",
		"The health visitor's risk assessment was graded standard although he had threatened her. It was never repeated. No DASH followed.")
	add(dhr.ZoneAnalysis, "ANALYSIS: GLANNAU POLICE",
		"No risk assessment was done that night.",
		"The nurse wrote at once. This was good practice, and she was not thanked.",
		"A DASH must be completed. If no DASH is completed, the sergeant must be told.")
	add(dhr.ZoneGoodPractice, "GOOD PRACTICE", "The school's work was exemplary. No DASH was needed of the school.")
	add(dhr.ZoneLessons, "LESSONS", "No DASH was completed by the hospital. He was drinking heavily.")
	add(dhr.ZoneRecommendations, "RECOMMENDATIONS", "No DASH was completed. He was drinking heavily.")
	return all
}

// testRules are those of the small codebook.
func testRules(tb testing.TB) *rules.Set {
	tb.Helper()
	rs, err := rules.Check(codebooktest.Small(tb), codebooktest.Framework(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return rs
}

func TestSuggestGolden(t *testing.T) {
	passages := goldenPassages()
	s := NewSuggester(codebooktest.Framework(t), testRules(t))
	text := map[string][]rune{}
	for _, p := range passages {
		text[p.ID] = []rune(p.Text)
	}
	var out strings.Builder
	for _, s := range s.Suggest(passages) {
		line, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(line)
		for _, e := range s.Evidence {
			out.WriteString("\n    " + string(text[s.Passage][e.Start:e.End]))
		}
		out.WriteString("\n")
	}
	golden := filepath.Join("testdata", "golden", "suggestions.txt")
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSuggestSame: the same passages give the same suggestions, also side by side.
func TestSuggestSame(t *testing.T) {
	s := NewSuggester(codebooktest.Framework(t), testRules(t))
	want := s.Suggest(goldenPassages())
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if diff := cmp.Diff(want, s.Suggest(goldenPassages())); diff != "" {
				t.Error(diff)
			}
		})
	}
	wg.Wait()
	again := NewSuggester(codebooktest.Framework(t), testRules(t))
	if again.Version() != s.Version() || !strings.Contains(s.Version(), s.rules.Hash()) {
		t.Errorf("versions %s and %s", s.Version(), again.Version())
	}
}

// TestSuggestInvariants: what every suggestion promises, on the samples' style of text.
func TestSuggestInvariants(t *testing.T) {
	framework, rules := codebooktest.Framework(t), testRules(t)
	passages := goldenPassages()
	checkSuggestions(t, framework, passages, NewSuggester(framework, rules).Suggest(passages))
	if got := NewSuggester(framework, rules).Suggest(nil); got != nil {
		t.Errorf("suggestions for no passages: %v", got)
	}
}

// checkSuggestions holds the promises of dhr.Suggestion and of Suggest.
func checkSuggestions(tb testing.TB, framework dhr.Framework, passages []dhr.Passage, all []dhr.Suggestion) {
	tb.Helper()
	at := map[string]int{}
	for i, p := range passages {
		at[p.ID] = i
	}
	rank := map[string]int{}
	for i, c := range framework.Codes() {
		rank[c.ID] = i
	}
	for i, s := range all {
		p := passages[at[s.Passage]]
		code, known := framework.Code(s.Code)
		switch {
		case !known:
			tb.Errorf("unknown code %s", s.Code)
		case !p.Zone.Codable():
			tb.Errorf("a suggestion in %s", p.Zone)
		case s.Score < dhr.ScoreFloor || s.Score > 1:
			tb.Errorf("score %g", s.Score)
		case len(s.Sources) == 0 || len(s.Evidence) == 0:
			tb.Errorf("%s without sources or evidence", s.Code)
		case !code.Practice && s.Agencies != nil:
			tb.Errorf("%s names agencies", s.Code)
		}
		end := -1
		for _, e := range s.Evidence {
			if e.Start <= end || e.End <= e.Start || e.End > len([]rune(p.Text)) {
				tb.Errorf("evidence %v of a text of %d", s.Evidence, len([]rune(p.Text)))
			}
			end = e.End
		}
		if i > 0 {
			b := all[i-1]
			if at[b.Passage] > at[s.Passage] || b.Passage == s.Passage && rank[b.Code] >= rank[s.Code] {
				tb.Errorf("%s %s stands before %s %s", b.Passage, b.Code, s.Passage, s.Code)
			}
		}
	}
}
