package attribute_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/classify/attribute"
	"github.com/dhrcoder/dhr/internal/eval"
)

var (
	update = flag.Bool("update", false, "rewrite the golden file")
	// prints what is wrong instead of comparing: go test ./classify/attribute -run TestScores -v -cases KLN
	onlyCases = flag.String("cases", "", "score only these cases and print the mistakes on those read: odd, KLN, STU and so on")
)

// TestScores holds the scores on the samples' gold and on the training reports
// against testdata/scores.txt. The rules were written with the odd samples and all
// these reports in view, and the thresholds set by their scores; of the even samples
// only the scores were seen. On 56 reports by eight hands of which nothing was read, 0.62
// of the attributes were exact where these reports have 0.72: many such reports tell no
// age, place or year at all. The reports' recommendations, not the samples', taught the
// regressions that read them: testdata/recommend-scores.txt tells each hand's by what
// the other hands teach.
func TestScores(t *testing.T) {
	gold, err := eval.ReadGold(os.DirFS("../../samples"), "gold")
	if err != nil {
		t.Fatal(err)
	}
	groups, hands := []string{"odd", "even", "all", "KLN", "MPQR", "STU"}, "KLMNPQRSTU"
	if *onlyCases != "" {
		groups, hands = []string{*onlyCases}, strings.TrimLeft(*onlyCases, "odevnal")
	}
	for _, hand := range strings.Split(hands, "") {
		written, err := eval.ReadGold(os.DirFS("../training/reports"), hand)
		if err != nil {
			t.Fatal(err)
		}
		gold = append(gold, written...)
	}
	var got bytes.Buffer
	for _, half := range groups {
		cases := slices.DeleteFunc(slices.Clone(gold), func(g eval.Gold) bool {
			if hand, written := strings.CutPrefix(g.ID, "R-"); written {
				return !strings.Contains(half, hand[:1])
			}
			odd := g.ID[len(g.ID)-1]%2 == 1
			return half == "odd" && !odd || half == "even" && odd || half == strings.ToUpper(half)
		})
		fmt.Fprintf(&got, "%s: %d cases\n", half, len(cases))
		score(t, &got, cases)
		got.WriteByte('\n')
	}
	if *onlyCases != "" {
		t.Log("\n" + got.String())
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
		t.Errorf("the scores have moved (go test ./classify/attribute -run TestScores -update writes them):\n%s", got.String())
	}
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
	recommended := map[string][]dhr.Recommendation{}
	for _, g := range gold {
		recommended[g.ID] = attribute.Recommendations(g.Passages())
		for _, r := range recommended[g.ID] {
			if err := r.Validate(); err != nil {
				t.Errorf("%s: %v", g.ID, err)
			}
		}
	}
	found, wrong := eval.Recommendations(gold, recommended)
	if err := eval.WriteRecommendations(w, found); err != nil {
		t.Fatal(err)
	}
	if *onlyCases == "" || *onlyCases == "even" {
		return
	}
	for _, m := range wrong {
		t.Logf("%s want %s, %s; got %v, %s: %s", m.Case, m.WantAgency, m.WantTheme, m.Agencies, m.Theme, m.Text)
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
