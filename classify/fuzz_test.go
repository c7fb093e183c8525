package classify

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dhrcoder/dhr"
)

// FuzzLoadRules: whatever stands in the files, loading ends in a rule set or in
// problems that name a file.
func FuzzLoadRules(f *testing.F) {
	framework := loadedFramework(f)
	for name, file := range testCodebook(f) {
		if name != "rules/lists.yaml" {
			f.Add("test_x: [a, $test_y]", string(file.Data))
		}
	}
	f.Add("test_x: [$test_x]", "code: 5E\nrules:\n  - id: a\n    all: ['$test_x .. b/V', c*]\n    matches: [a, b]\n    rejects: [c, d]\n")
	lists := testLists(f)
	f.Fuzz(func(t *testing.T, list, rules string) {
		files := fstest.MapFS{
			"rules/lists.yaml": {Data: []byte(lists + "  " + list + "\n")},
			"rules/rules.yaml": {Data: []byte(rules)},
		}
		_, err := LoadRules(files, framework)
		var ps dhr.Problems
		if err != nil && !errors.As(err, &ps) {
			t.Fatalf("an error that is no list of problems: %v", err)
		}
		for _, p := range ps {
			if !strings.HasPrefix(p.File, "rules/") || p.Msg == "" {
				t.Errorf("problem %+v", p)
			}
		}
	})
}

// FuzzLoadFramework: likewise for a framework file.
func FuzzLoadFramework(f *testing.F) {
	data, err := fs.ReadFile(Codebook(), "framework.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("factors: [{id: 1, name: x, codes: [{id: 1A}]}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		framework, err := LoadFramework("f.yaml", data)
		if err == nil && framework.Validate() != nil {
			t.Errorf("loaded an invalid framework: %v", framework.Validate())
		}
	})
}

// FuzzSuggest: whatever a PDF's text holds, suggestions keep their promises.
func FuzzSuggest(f *testing.F) {
	framework := loadedFramework(f)
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
