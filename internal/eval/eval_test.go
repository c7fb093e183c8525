package eval

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
)

func TestReadGoldSamples(t *testing.T) {
	gold, err := ReadGold(os.DirFS("../../samples"), "gold")
	if err != nil {
		t.Fatal(err)
	}
	var paragraphs, coded, codings, recommendations int
	for _, g := range gold {
		truth := g.Truth()
		if len(truth) != len(g.Passages()) {
			t.Errorf("%s: %d truths, %d passages", g.ID, len(truth), len(g.Passages()))
		}
		for _, s := range g.Sections {
			for _, p := range s.Paragraphs {
				if p.Recommendation {
					recommendations++
					continue
				}
				paragraphs++
				codings += len(p.Labels)
				if len(p.Labels) > 0 {
					coded++
				}
			}
		}
	}
	// Counted with grep over samples/gold.
	if len(gold) != 16 || paragraphs != 902 || coded != 474 || codings != 696 || recommendations != 119 {
		t.Errorf("got %d cases, %d paragraphs, %d coded, %d codings, %d recommendations",
			len(gold), paragraphs, coded, codings, recommendations)
	}
}

func TestParseGoldNamesEveryMistake(t *testing.T) {
	_, problems, err := parseGold(strings.NewReader(`# id: X
# type: cousin
## agency_analysis | Analysis
## surprise | What?
P [5E:moon] No.
Q [] what
P [5E:health No.
`), "x.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`x.txt:4: unknown role "surprise"`, `x.txt:5: unknown agency "moon"`,
		"x.txt:6: a line begins with #, ##, P [ or R [", "x.txt:7: a paragraph is written P [codes] text",
		`x.txt: case X: unknown case type "cousin" (ipv, familial, suicide, other or empty)`}
	if got := problems.Error(); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s", got)
	}
}

func TestBodyDropsPrintedNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"4.12 She said.":      "She said.",
		"67. He left.":        "He left.",
		"D3 They met.":        "They met.",
		"2011 was a bad year": "2011 was a bad year",
		"A1. One":             "One",
	} {
		if got := (GoldParagraph{Text: text}).Body(); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestScore(t *testing.T) {
	f := dhr.Framework{Factors: []dhr.Factor{{ID: "1", Name: "x", Codes: []dhr.Code{{ID: "1A", Name: "a"}, {ID: "1B", Name: "b"}, {ID: "1C", Name: "c"}}}}}
	truth := []Truth{{Passage: "p1", Case: "A", Codes: []string{"1A", "1B"}}, {Passage: "p2", Case: "A", Codes: []string{"1A"}}, {Passage: "p3", Case: "B", Codes: []string{"1A"}}, {Passage: "p4", Case: "B"}}
	got := Score(f, truth, []dhr.Suggestion{
		{Passage: "p1", Code: "1A", Shown: true}, {Passage: "p4", Code: "1A", Shown: true},
		{Passage: "p2", Code: "1A"}, {Passage: "p3", Code: "1C", Shown: true}, {Passage: "elsewhere", Code: "1A", Shown: true},
	})
	a := got.Codes[0]
	if a.Passage != (Tally{3, 3, 1}) || a.Kept != (Tally{3, 4, 2}) || a.Case != (Tally{2, 2, 2}) {
		t.Errorf("1A: %+v", a)
	}
	micro := got.Micro(ByPassage)
	if micro != (Tally{4, 4, 1}) || micro.F1() != 0.25 {
		t.Errorf("micro: %+v %v", micro, micro.F1())
	}
	// 1A: 1/3, 1/3, 1/3; 1B: 0; 1C does not occur in the gold.
	if p, r, f1 := got.Macro(ByPassage); math.Abs(p-1./6)+math.Abs(r-1./6)+math.Abs(f1-1./6) > 1e-9 {
		t.Errorf("macro: %v %v %v", p, r, f1)
	}
}

func FuzzParseGold(f *testing.F) {
	f.Add("# id: X\n## front | Title\nP [1A; 5E:health] text\nR [agency=police; theme=training] Do.\n")
	f.Fuzz(func(t *testing.T, s string) {
		g, problems, _ := parseGold(strings.NewReader(s), "f")
		if len(problems) == 0 && len(g.Truth()) != len(g.Passages()) {
			t.Fatal("truth and passages differ")
		}
	})
}
