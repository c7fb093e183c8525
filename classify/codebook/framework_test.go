package codebook_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
	"github.com/google/go-cmp/cmp"
)

func TestFrameworkShipped(t *testing.T) {
	f := codebooktest.Framework(t)
	if err := f.Validate(); err != nil {
		t.Fatal(err)
	}
	if got := len(f.Factors); got != 9 {
		t.Errorf("%d factors, want 9", got)
	}
	if got := len(f.Codes()); got != 51 {
		t.Errorf("%d codes, want 51", got)
	}
	for _, c := range f.Codes() {
		factor := c.ID[:1]
		if want := factor != "1" && factor != "8"; c.Practice != want {
			t.Errorf("code %s: practice %v, want %v", c.ID, c.Practice, want)
		}
		if of, _ := f.FactorOf(c.ID); of.ID != factor {
			t.Errorf("code %s stands under factor %s", c.ID, of.ID)
		}
		if c.Use == "" {
			t.Errorf("code %s has no use", c.ID)
		}
	}
	for id, name := range map[string]string{
		"1F": "Child abuse (current – of children involved in relationship)",
		"5E": "Record keeping",
		"8H": "Public awareness",
		"9":  "Any best practice/good points",
	} {
		if c, _ := f.Code(id); c.Name != name {
			t.Errorf("code %s is named %q, want %q", id, c.Name, name)
		}
	}
}

func TestLoadFrameworkMistakes(t *testing.T) {
	const text = `title: T
sauce: none
factors:
  - id: 1
    name: Individual
    codes:
      - id: 1A
        name: One
        use: when
      - id: 1A
        name: Two
        use: when
      - name: Three
        use: when
  - id: 2
    name: Task
    codes: []
  - id: 3
    codes:
      - id: 3A
        name: Four
        practice: often
`
	_, err := codebook.LoadFramework("f.yaml", []byte(text))
	var ps dhr.Problems
	if !errors.As(err, &ps) {
		t.Fatalf("error %v, want problems", err)
	}
	want := []string{
		`f.yaml:2: unknown key "sauce" (see docs/rules.md for the keys there are)`,
		`f.yaml:10: code 1A is given twice, first in line 7 (give each its own id)`,
		`f.yaml:13: a code has no id (add id:)`,
		`f.yaml:16: factor 2 has no codes (list them under codes:)`,
		`f.yaml:18: factor 3 has no name (add name:)`,
		`f.yaml:21: code 3A does not say when to use it (add use:)`,
		`f.yaml:22: a text stands where a true or false belongs`,
	}
	var got []string
	for _, p := range ps {
		got = append(got, p.Error())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestLoadFrameworkUnreadable(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "broken": "a: [", "list": "- a", "two": "title: a\n---\ntitle: b"} {
		t.Run(name, func(t *testing.T) {
			_, err := codebook.LoadFramework("f.yaml", []byte(text))
			if err == nil || !strings.HasPrefix(err.Error(), "f.yaml") {
				t.Errorf("error %v, want one that names the file", err)
			}
		})
	}
}
