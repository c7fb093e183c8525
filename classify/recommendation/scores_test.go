package recommendation_test

import (
	"bytes"
	"flag"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/recommendation"
	"github.com/dhrcoder/dhr/internal/eval"
	"github.com/dhrcoder/dhr/internal/eval/goldtest"
)

var (
	update = flag.Bool("update", false, "rewrite the golden file")
	// prints what is wrong instead of comparing: go test ./classify/recommendation -run TestScores -v -cases KLN
	onlyCases = flag.String("cases", "", "score only these cases and print the mistakes: odd, KLN, STU and so on; of even none is printed")
)

// TestScores holds the scores on the samples' gold and on the training reports against
// testdata/scores.txt. The reports' recommendations, not the samples', taught the
// regressions that read them: classify/testdata/recommendation-scores.txt tells each
// hand's by what the other hands teach.
func TestScores(t *testing.T) {
	goldtest.Hold(t, "../..", *onlyCases, *update, func(w *bytes.Buffer, gold []eval.Gold) { score(t, w, gold) })
}

func score(t *testing.T, w *bytes.Buffer, gold []eval.Gold) {
	t.Helper()
	proposed := map[string][]dhr.Recommendation{}
	for _, g := range gold {
		proposed[g.ID] = recommendation.Find(g.Passages())
		for _, r := range proposed[g.ID] {
			if err := r.Validate(); err != nil {
				t.Errorf("%s: %v", g.ID, err)
			}
		}
	}
	scores, misses := eval.Recommendations(gold, proposed)
	if err := eval.WriteRecommendations(w, scores); err != nil {
		t.Fatal(err)
	}
	if *onlyCases == "" || *onlyCases == "even" {
		return
	}
	for _, m := range misses {
		t.Logf("%s want %s, %s; got %v, %s: %s", m.Case, m.WantAgency, m.WantTheme, m.Agencies, m.Theme, m.Text)
	}
}
