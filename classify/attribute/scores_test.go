package attribute_test

import (
	"bytes"
	"flag"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/internal/eval"
	"github.com/dhrcoder/dhr/internal/eval/goldtest"
)

var (
	update = flag.Bool("update", false, "rewrite the golden file")
	// prints what is wrong instead of comparing: go test ./classify/attribute -run TestScores -v -cases KLN
	onlyCases = flag.String("cases", "", "score only these cases and print the mistakes: odd, KLN, STU and so on; of even none is printed")
)

// TestScores holds the scores on the samples' gold and on the training reports
// against testdata/scores.txt. The rules were written with the odd samples and all
// these reports in view, and the thresholds set by their scores; of the even samples
// only the scores were seen. On 56 reports by eight hands of which nothing was read, 0.62
// of the attributes were exact where these reports have 0.72: many such reports tell no
// age, place or year at all.
func TestScores(t *testing.T) {
	goldtest.Hold(t, "../..", *onlyCases, *update, func(w *bytes.Buffer, gold []eval.Gold) { score(t, w, gold) })
}

func score(t *testing.T, w *bytes.Buffer, gold []eval.Gold) {
	t.Helper()
	proposed := map[string][]dhr.Attribute{}
	for _, g := range gold {
		proposed[g.ID] = classify.Attributes([][]dhr.Passage{g.Passages()})
		for _, a := range proposed[g.ID] {
			if err := a.Validate(); err != nil {
				t.Errorf("%s: %v", g.ID, err)
			}
		}
	}
	scores, misses := eval.Attributes(gold, proposed)
	if err := eval.WriteAttributes(w, scores); err != nil {
		t.Fatal(err)
	}
	if *onlyCases == "" || *onlyCases == "even" {
		return
	}
	for _, m := range misses {
		t.Logf("%s %s: want %v, got %v", m.Case, m.Name, m.Want, m.Got)
		text := map[string]string{}
		for _, g := range gold {
			for _, p := range g.Passages() {
				text[p.ID] = p.Text
			}
		}
		for _, a := range proposed[m.Case] {
			if a.Name == m.Name && a.Passage != "" {
				r := []rune(text[a.Passage])
				s := a.Evidence[0]
				t.Logf("      %s %.2f: %q in …%s…", a.Value, a.Score, string(r[s.Start:s.End]), string(r[max(0, s.Start-70):min(len(r), s.End+50)]))
			}
		}
	}
}
