package rules

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
	"github.com/google/go-cmp/cmp"
)

// TestLoadRulesMistakes: every mistake is named in one go, with file and line.
func TestLoadRulesMistakes(t *testing.T) {
	files := codebooktest.Small(t)
	files["rules/lists.yaml"].Data = append(files["rules/lists.yaml"].Data, "  loop_a: [$loop_b]\n  loop_b: [x, $loop_a]\n  Wrong: [x]\n  empty: []\n  party: [x]\n"...)
	lines := strings.Count(string(files["rules/lists.yaml"].Data), "\n")
	files["rules/5E.yaml"] = &fstest.MapFile{Data: []byte(`code: 5E
threshold: 2
rules:
  - id: one
    all: [record]
    score: 7
    allow: [dutiful]
    zones: [analysis, recommendations, nowhere]
    scope: page
    within: -4
    matches: ["A record was lost.", "Nothing was found."]
    rejects: ["A record was kept.", "All was well."]
  - id: one
    all: [[a], b]
    matches: ["x"]
  - id: two
    colour: red
    all: ["$nowhere", "a ..", "..."]
    not: [and/or]
    matches: [a, b]
    rejects: [c, d]
`)}
	files["rules/5X.yaml"] = &fstest.MapFile{Data: []byte("code: 5X\nrules: []\n")}
	files["rules/5Y.yaml"] = &fstest.MapFile{Data: []byte("code: [\n")}
	files["rules/6A.yaml"] = &fstest.MapFile{Data: []byte("")}
	files["rules/6B.yaml"] = &fstest.MapFile{Data: []byte("code: 2D\nrules: []\n")}
	_, err := Check(files, codebooktest.Framework(t))
	var ps dhr.Problems
	if !errors.As(err, &ps) {
		t.Fatalf("error %v, want problems", err)
	}
	got := err.Error()
	for _, want := range []string{
		`rules/5E.yaml:1: threshold 2 is not between 0 and 1`,
		`rules/5E.yaml:4: rule one: score 7 is not between 0 and 1`,
		`rules/5E.yaml:4: rule one: within -4 is not a number of tokens`,
		`rules/5E.yaml:7: rule one: unknown cue "dutiful"`,
		`rules/5E.yaml:8: rule one: the zone "recommendations" is never coded`,
		`rules/5E.yaml:8: rule one: unknown zone "nowhere"`,
		`rules/5E.yaml:9: rule one: unknown scope "page"`,
		`rules/5E.yaml:11: rule one: does not match "Nothing was found.": no word of group 1 [record]`,
		`rules/5E.yaml:12: rule one: does not reject "A record was kept.": it hits by "record"`,
		`rules/5E.yaml:13: rule one: its id is used twice, first in line 4`,
		`rules/5E.yaml:13: rule one: it has 1 sentences under matches:, two are needed`,
		`rules/5E.yaml:13: rule one: it has 0 sentences under rejects:, two are needed`,
		`rules/5E.yaml:14: rule one: all: mixes words and groups`,
		`rules/5E.yaml:17: unknown key "colour"`,
		`rules/5E.yaml:18: rule two: unknown list $nowhere`,
		`rules/5E.yaml:18: rule two: term "a .." begins or ends with`,
		`rules/5E.yaml:18: rule two: "..." holds no word`,
		`rules/5E.yaml:19: rule two: "and/or": only /N`,
		`rules/5X.yaml:1: unknown code "5X"`,
		`rules/5Y.yaml:`,
		`rules/6A.yaml: the file is empty`,
		`rules/6B.yaml: code 2D has rules in rules/2D.yaml already`,
		`list $loop_a contains itself`,
		`"Wrong" is no list name`,
		`list empty has no words`,
		`list party is worked out from each report`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("not among the problems: %s", want)
		}
	}
	for i := 1; i < len(ps); i++ {
		if ps[i-1].File > ps[i].File || ps[i-1].File == ps[i].File && ps[i-1].Line > ps[i].Line {
			t.Errorf("out of order: %s after %s", ps[i].Error(), ps[i-1].Error())
		}
	}
	for _, p := range ps {
		if p.File == "rules/lists.yaml" && (p.Line < 1 || p.Line > lines) {
			t.Errorf("no such line: %s", p.Error())
		}
	}
	if t.Failed() {
		t.Log("all problems:\n" + got)
	}
}

// TestLoadRulesWithoutLists: a missing file or list is named, once.
func TestLoadRulesWithoutLists(t *testing.T) {
	files := codebooktest.Small(t)
	delete(files, "rules/lists.yaml")
	_, err := Check(files, codebooktest.Framework(t))
	if err == nil || err.Error() != "rules/lists.yaml: the word lists cannot be read (put lists.yaml beside the rules)" {
		t.Errorf("without the file: %v", err)
	}
	files["rules/lists.yaml"] = &fstest.MapFile{Data: []byte("lists:\n  other: [x]\n")}
	_, err = Check(files, codebooktest.Framework(t))
	if err == nil || !strings.Contains(err.Error(), "rules/lists.yaml: list negators is missing") {
		t.Errorf("without the lists that are needed: %v", err)
	}
}

// TestHash: what shapes suggestions moves the hash, comments and examples do not.
func TestHash(t *testing.T) {
	framework := codebooktest.Framework(t)
	hashed := func(change func(fstest.MapFS)) string {
		files := codebooktest.Small(t)
		change(files)
		rs, err := Check(files, framework)
		if err != nil {
			t.Fatal(err)
		}
		return rs.Hash()
	}
	replace := func(file, from, to string) func(fstest.MapFS) {
		return func(files fstest.MapFS) {
			old := string(files[file].Data)
			if !strings.Contains(old, from) {
				t.Fatalf("%s holds no %q", file, from)
			}
			files[file].Data = []byte(strings.ReplaceAll(old, from, to))
		}
	}
	base := hashed(func(fstest.MapFS) {})
	for name, change := range map[string]func(fstest.MapFS){
		"comment": func(f fstest.MapFS) { f["rules/9.yaml"].Data = append([]byte("# why\n"), f["rules/9.yaml"].Data...) },
		"example": replace("rules/9.yaml", "This was poor.", "This was late."),
	} {
		if got := hashed(change); got != base {
			t.Errorf("a changed %s moves the hash", name)
		}
	}
	for name, change := range map[string]func(fstest.MapFS){
		"score":     replace("rules/9.yaml", "0.7", "0.71"),
		"threshold": replace("rules/2D.yaml", "threshold: 0.6", "threshold: 0.61"),
		"word":      replace("rules/9.yaml", "commendable, ", "commendable, laudable, "),
		"within":    replace("rules/2D.yaml", "within: 5", "within: 6"),
		"list":      replace("rules/lists.yaml", "test_missing: [missing", "test_missing: [gone, missing"),
		"no rules":  func(f fstest.MapFS) { delete(f, "rules/9.yaml") },
	} {
		if got := hashed(change); got == base {
			t.Errorf("a changed %s does not move the hash", name)
		}
	}
}

func TestRuleSetTells(t *testing.T) {
	rs, err := Check(codebooktest.Small(t), codebooktest.Framework(t))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"1C", "2D", "9"}, rs.Codes()); diff != "" {
		t.Error(diff)
	}
	if got := rs.Threshold("2D"); got != 0.6 {
		t.Errorf("threshold of 2D %g, want 0.6", got)
	}
	if got := rs.Threshold("1C"); got != codebook.DefaultThreshold {
		t.Errorf("threshold of 1C %g, want the default", got)
	}
	var sources []string
	for _, r := range rs.Rules() {
		sources = append(sources, r.Source())
	}
	want := []string{"rule:1C/drinking", "rule:1C/who-drank", "rule:2D/not-done", "rule:2D/wrong-grade", "rule:9/good"}
	if diff := cmp.Diff(want, sources); diff != "" {
		t.Error(diff)
	}
}
