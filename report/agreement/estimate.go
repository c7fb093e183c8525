package agreement

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Estimate is a number with its 95 % interval.
type Estimate struct {
	Value     float64 // 0 when undefined
	Low, High float64 // the interval, where Interval
	Defined   bool    // false: the coefficient compares nothing
	Interval  bool    // false: too few cases, or too few resamples in which it was defined
}

// String gives the estimate to two places, as "0.43 (0.12 to 0.70)", or "–".
func (e Estimate) String() string {
	switch {
	case !e.Defined:
		return "–"
	case !e.Interval:
		return fmt.Sprintf("%.2f", e.Value+0)
	}
	return fmt.Sprintf("%.2f (%.2f to %.2f)", e.Value+0, e.Low+0, e.High+0)
}

// Percent gives a share as a percentage with one place and without its interval, as
// "99.8%", or "–".
func (e Estimate) Percent() string {
	if !e.Defined {
		return "–"
	}
	return fmt.Sprintf("%.1f%%", 100*e.Value)
}

// MarshalJSON gives {"value","low","high"}, without the interval where there is none,
// or null when the estimate is undefined.
func (e Estimate) MarshalJSON() ([]byte, error) {
	if !e.Defined {
		return []byte("null"), nil
	}
	out := struct {
		Value float64  `json:"value"`
		Low   *float64 `json:"low,omitempty"`
		High  *float64 `json:"high,omitempty"`
	}{Value: round(e.Value)}
	if e.Interval {
		low, high := round(e.Low), round(e.High)
		out.Low, out.High = &low, &high
	}
	return json.Marshal(out)
}

// round keeps six places, so that the last bits of a sum do not show.
func round(v float64) float64 { return math.Round(v*1e6)/1e6 + 0 }

// Resamples is how often the cases are drawn anew for the intervals, and LeastCases how
// many cases there have to be: resamples of a few say little of what others would give.
const (
	Resamples  = 2000
	LeastCases = 10
)

// statistic works out a number from tallies, one a code, or NaN.
type statistic func(...*tally) float64

// weights are resamples of cases: how often each case was drawn, in one row a resample.
// There are none with too few cases.
func weights(cases int, seed uint64) [][]int {
	if cases < LeastCases {
		return nil
	}
	rng := rand.New(rand.NewPCG(seed, 0))
	all := make([][]int, Resamples)
	for i := range all {
		all[i] = make([]int, cases)
		for range cases {
			all[i][rng.IntN(cases)]++
		}
	}
	return all
}

// estimate works out each statistic for codes whose tallies are given by case, and its
// interval: the 2.5th and 97.5th percentile over resamples of whole cases, drawn with
// replacement, since passages of one case are not independent (B. Efron and R.
// Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). Resamples in which
// it is undefined are left out; there is no interval when those are more than half.
func estimate(codes [][]*tally, draws [][]int, of ...statistic) []Estimate {
	if len(codes) == 0 || len(codes[0]) == 0 {
		return make([]Estimate, len(of))
	}
	like := codes[0][0]
	sums := make([]*tally, len(codes))
	for i := range sums {
		sums[i] = newTally(len(like.coded), like.categories)
		for _, t := range codes[i] {
			sums[i].plus(t, 1)
		}
	}
	all := make([]Estimate, len(of))
	for i, s := range of {
		if v := s(sums...); !math.IsNaN(v) {
			all[i].Value, all[i].Defined = v, true
		}
	}
	found := make([][]float64, len(of))
	for _, draw := range draws {
		for i, sum := range sums {
			sum.clear()
			for c, times := range draw {
				sum.plus(codes[i][c], times)
			}
		}
		for i, s := range of {
			if v := s(sums...); !math.IsNaN(v) {
				found[i] = append(found[i], v)
			}
		}
	}
	for i := range all {
		if n := len(found[i]); all[i].Defined && n > 0 && 2*n >= len(draws) {
			slices.Sort(found[i])
			all[i].Low, all[i].High, all[i].Interval = percentile(found[i], 0.025), percentile(found[i], 0.975), true
		}
	}
	return all
}

// percentile interpolates between the two nearest of the sorted values.
func percentile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
