package classify

import (
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
)

// FuzzSuggest: whatever a PDF's text holds, suggestions keep their promises.
func FuzzSuggest(f *testing.F) {
	framework := codebooktest.Framework(f)
	s := NewSuggester(framework, testRules(f))
	for _, p := range goldenPassages() {
		f.Add(p.Heading, p.Text, p.Text)
	}
	f.Add("", "\x00\xff ’’ Adult A’s 1.2.3 J. S. B. ... ‘drinking heavily’", "№ ½ é́ drinking heavily\u2028£%")
	f.Fuzz(func(t *testing.T, heading, a, b string) {
		passages := []dhr.Passage{
			{ID: "a", Zone: dhr.ZoneAnalysis, Heading: heading, Text: a},
			{ID: "b", Zone: dhr.ZoneProcess, Heading: heading, Text: a + b},
			{ID: "c", Zone: dhr.ZoneChronology, Heading: a, Text: b + " He was drinking heavily. " + a},
		}
		checkSuggestions(t, framework, passages, s.Suggest(passages))
	})
}
