package classify_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/rules"
	"github.com/dhrcoder/dhr/internal/eval"
)

var (
	update = flag.Bool("update", false, "rewrite the golden files")
	// The flags below print instead of comparing: go test ./classify -run TestScores -v -cases odd -errors 5E
	onlyCases = flag.String("cases", "", "score only these cases: odd, even or a list such as D01,D03")
	errorsOf  = flag.String("errors", "", "print the wrong and the missed suggestions of this code (or all)")
)

// TestScores holds the scores of the shipped rules on the samples' gold text
// against testdata/scores.txt, so that a change that moves them shows in the diff.
func TestScores(t *testing.T) {
	framework, rules := shipped(t)
	gold, err := eval.ReadGold(os.DirFS("../samples"), "gold")
	if err != nil {
		t.Fatal(err)
	}
	gold = slices.DeleteFunc(gold, func(g eval.Gold) bool { return !wanted(g.ID) })
	suggester := classify.NewSuggester(framework, rules)
	var truth []eval.Truth
	var suggestions []dhr.Suggestion
	text := map[string]string{}
	for _, g := range gold {
		truth = append(truth, g.Truth()...)
		passages := g.Passages()
		for _, p := range passages {
			text[p.ID] = fmt.Sprintf("%s %s", g.ID, p.Text)
		}
		suggestions = append(suggestions, suggester.Suggest(passages)...)
	}
	var got bytes.Buffer
	if err := eval.Score(framework, truth, suggestions).Write(&got); err != nil {
		t.Fatal(err)
	}
	if *onlyCases != "" || *errorsOf != "" {
		t.Log("\n" + got.String() + mistakes(truth, suggestions, text, *errorsOf))
		return
	}
	golden := filepath.Join("testdata", "scores.txt")
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the scores have moved (go test ./classify -run TestScores -update writes them):\n%s", got.String())
	}
}

func shipped(t testing.TB) (dhr.Framework, *rules.Set) {
	t.Helper()
	data, err := fs.ReadFile(codebook.Files(), "framework.yaml")
	if err != nil {
		t.Fatal(err)
	}
	framework, err := codebook.LoadFramework("framework.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := rules.Check(codebook.Files(), framework)
	if err != nil {
		t.Fatal(err)
	}
	return framework, rules
}

func wanted(id string) bool {
	last := id[len(id)-1]
	switch *onlyCases {
	case "":
		return true
	case "odd":
		return last%2 == 1
	case "even":
		return last%2 == 0
	}
	return slices.Contains(strings.Split(*onlyCases, ","), id)
}

// mistakes lists the shown suggestions that are wrong and the codings that are
// missed, with the sources of the former.
func mistakes(truth []eval.Truth, suggestions []dhr.Suggestion, text map[string]string, code string) string {
	if code == "" {
		return ""
	}
	shown := map[string]dhr.Suggestion{}
	for _, s := range suggestions {
		shown[s.Passage+" "+s.Code] = s
	}
	var b strings.Builder
	for _, t := range truth {
		for _, c := range t.Codes {
			if s := shown[t.Passage+" "+c]; (c == code || code == "all") && !s.Shown {
				fmt.Fprintf(&b, "MISSED %s (%.2f %v) %s\n", c, s.Score, s.Sources, text[t.Passage])
			}
		}
	}
	codes := map[string][]string{}
	for _, t := range truth {
		codes[t.Passage] = t.Codes
	}
	for _, s := range suggestions {
		if s.Shown && (s.Code == code || code == "all") && !slices.Contains(codes[s.Passage], s.Code) {
			fmt.Fprintf(&b, "WRONG %s %.2f %v, gold %v: %s\n", s.Code, s.Score, s.Sources, codes[s.Passage], text[s.Passage])
		}
	}
	return b.String()
}
