package rules

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
)

// yamlBlocks returns the YAML examples of docs/rules.md.
func yamlBlocks(t *testing.T) (doc string, blocks []string) {
	t.Helper()
	data, err := os.ReadFile("../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	doc = string(data)
	for rest := doc; ; {
		_, after, found := strings.Cut(rest, "```yaml\n")
		if !found {
			return doc, blocks
		}
		block, after, _ := strings.Cut(after, "```")
		blocks = append(blocks, block)
		rest = after
	}
}

// TestDocsExamples: the examples of docs/rules.md load and do what it says.
func TestDocsExamples(t *testing.T) {
	_, blocks := yamlBlocks(t)
	if len(blocks) != 3 {
		t.Fatalf("%d YAML examples in docs/rules.md, want 3", len(blocks))
	}
	worked, rule, lists := blocks[0], blocks[1], strings.TrimPrefix(blocks[2], "lists:\n")
	for name, text := range map[string]string{"worked example": "code: 5E\nrules:\n" + worked, "rule line by line": rule} {
		files := fstest.MapFS{
			"rules/lists.yaml": {Data: []byte(codebooktest.Lists(t) + lists)},
			"rules/5E.yaml":    {Data: []byte(text)},
		}
		if _, err := Check(files, codebooktest.Framework(t)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	rs, err := loadRule(t, "5E", `all: [["written down", "wrote down", "write down"], [not, never, nobody]]`)
	if err != nil {
		t.Fatal(err)
	}
	want := "no word of group 1 [written down, wrote down, write down]"
	if got := outcomeOf(rs, "No one had written it down."); got != want {
		t.Errorf("the program says %q, docs/rules.md %q", got, want)
	}
}

// TestDocsComplete: every key, cue, zone and required list is in docs/rules.md.
func TestDocsComplete(t *testing.T) {
	doc, _ := yamlBlocks(t)
	words := []string{"code", "threshold", "id", "score", "all", "within", "ordered", "scope", "not", "allow", "zones", "matches", "rejects",
		"$victim", "$perpetrator", "$party", "hit/V", "/N", "/J", "/R"}
	for c := range cueCount {
		words = append(words, c.String())
	}
	for _, z := range dhr.Zones() {
		if z.Codable() {
			words = append(words, string(z))
		}
	}
	for _, l := range cueLists {
		words = append(words, l.name)
	}
	words = append(words, listContrast, listClause, listThirdPersons, listWitness, listProfessionals)
	for _, w := range words {
		if !strings.Contains(doc, "`"+w+"`") {
			t.Errorf("docs/rules.md does not say what `%s` is", w)
		}
	}
}
