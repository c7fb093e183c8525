package eval

import (
	"math/rand/v2"
	"slices"

	"github.com/dhrcoder/dhr"
)

// Interval is a 95 % interval.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Intervals are the 95 % intervals of the pooled figures.
type Intervals struct {
	Precision Interval `json:"precision"` // of passages
	Recall    Interval `json:"recall"`
	F1        Interval `json:"f1"`
	CaseF1    Interval `json:"case_f1"`
}

// draws is how many samples the bootstrap draws.
const draws = 2000

// Bootstrap gives percentile intervals by drawing whole cases with replacement
// (Efron 1979): passages of one case resemble each other, so that single passages
// would make the intervals too narrow. The draws are the same at every call.
// Suggestions for passages of no case of the truth are in every draw.
func Bootstrap(framework dhr.Framework, truth []Truth, suggestions []dhr.Suggestion) Intervals {
	caseOf := map[string]string{}
	var cases []string
	byCase := map[string][]Truth{}
	for _, t := range truth {
		caseOf[t.Passage] = t.Case
		if byCase[t.Case] == nil {
			cases = append(cases, t.Case)
		}
		byCase[t.Case] = append(byCase[t.Case], t)
	}
	suggested := map[string][]dhr.Suggestion{}
	for _, s := range suggestions {
		suggested[caseOf[s.Passage]] = append(suggested[caseOf[s.Passage]], s)
	}
	type tallies struct{ passage, presence Tally }
	of := make([]tallies, len(cases))
	for i, c := range cases {
		scores := Score(framework, byCase[c], suggested[c])
		of[i] = tallies{scores.Micro(ByPassage), scores.Micro(ByCase)}
	}
	lost := Score(framework, nil, suggested[""]).Micro(ByPassage)
	r := rand.New(rand.NewPCG(2016, 40))
	var precision, recall, f1, caseF1 []float64
	for range draws {
		sum := tallies{passage: lost}
		for range cases {
			t := of[r.IntN(len(of))]
			sum.passage, sum.presence = sum.passage.plus(t.passage), sum.presence.plus(t.presence)
		}
		precision = append(precision, sum.passage.Precision())
		recall = append(recall, sum.passage.Recall())
		f1 = append(f1, sum.passage.F1())
		caseF1 = append(caseF1, sum.presence.F1())
	}
	return Intervals{interval(precision), interval(recall), interval(f1), interval(caseF1)}
}

// interval takes the 2.5th and 97.5th percentile of the draws.
func interval(draws []float64) Interval {
	slices.Sort(draws)
	at := func(share float64) float64 { return draws[int(share*float64(len(draws)-1)+0.5)] }
	return Interval{at(0.025), at(0.975)}
}
