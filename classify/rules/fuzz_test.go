package rules

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
)

// FuzzLoadRules: whatever stands in the files, loading ends in a rule set or in
// problems that name a file.
func FuzzLoadRules(f *testing.F) {
	framework := codebooktest.Framework(f)
	for name, file := range codebooktest.Small(f) {
		if name != "rules/lists.yaml" {
			f.Add("test_x: [a, $test_y]", string(file.Data))
		}
	}
	f.Add("test_x: [$test_x]", "code: 5E\nrules:\n  - id: a\n    all: ['$test_x .. b/V', c*]\n    matches: [a, b]\n    rejects: [c, d]\n")
	lists := codebooktest.Lists(f)
	f.Fuzz(func(t *testing.T, list, rules string) {
		files := fstest.MapFS{
			"rules/lists.yaml": {Data: []byte(lists + "  " + list + "\n")},
			"rules/rules.yaml": {Data: []byte(rules)},
		}
		_, err := Check(files, framework)
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
