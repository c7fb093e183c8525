package eval

import (
	"cmp"
	"slices"

	"github.com/dhrcoder/dhr"
)

// Ranking is how well the order of suggestions serves a coder. Unit: a passage and a
// code; of N = passages × codes pairs those without a suggestion come last, in an
// order that knows nothing.
type Ranking struct {
	Pairs    int // N
	Positive int // pairs of the gold
	// AveragePrecision is the mean, over the positive pairs, of the precision down to
	// each; pairs without a suggestion add nothing.
	AveragePrecision float64
	// RecallAt3 is the share of the codings of a passage that are among its three
	// best suggestions, pooled over passages.
	RecallAt3 float64
	// ScreenedAt95 is the share of all pairs that has been looked at, best first, when
	// 95 % of the positive ones have been met. Among pairs without a suggestion it is
	// the expected share in a random order.
	ScreenedAt95 float64
	// WSS95 is the work saved over sampling at 95 % recall, as ASReview defines it
	// (Cohen et al. 2006): 0.95 minus ScreenedAt95.
	WSS95 float64
}

// Bin is a range of scores with how often suggestions of that range are right.
type Bin struct {
	From, To    float64
	Suggestions int
	Mean        float64 // score
	Right       float64 // share
}

// Calibration says whether scores can be read as chances.
type Calibration struct {
	Bins []Bin // ten of equal width; empty ones are left out
	// Error is the expected calibration error: the mean, over all kept suggestions,
	// of the distance between a bin's mean score and its share of right ones
	// (Naeini et al. 2015).
	Error float64
}

type pair struct{ passage, code string }

func positives(truth []Truth) map[pair]bool {
	gold := map[pair]bool{}
	for _, t := range truth {
		for _, c := range t.Codes {
			gold[pair{t.Passage, c}] = true
		}
	}
	return gold
}

// Rank measures the order of all kept suggestions.
func Rank(framework dhr.Framework, truth []Truth, suggestions []dhr.Suggestion) Ranking {
	gold := positives(truth)
	r := Ranking{Pairs: len(truth) * len(framework.Codes()), Positive: len(gold)}
	if r.Positive == 0 || r.Pairs == 0 {
		return r
	}
	ordered := slices.Clone(suggestions)
	slices.SortStableFunc(ordered, func(a, b dhr.Suggestion) int { return cmp.Compare(b.Score, a.Score) })
	need := (95*r.Positive + 99) / 100
	met, screened := 0, 0.0
	for i, s := range ordered {
		if !gold[pair{s.Passage, s.Code}] {
			continue
		}
		met++
		r.AveragePrecision += float64(met) / float64(i+1)
		if met == need {
			screened = float64(i + 1)
		}
	}
	r.AveragePrecision /= float64(r.Positive)
	if met < need {
		// The k-th of m positives among n pairs in random order is expected at k(n+1)/(m+1).
		rest := float64(max(r.Pairs-len(ordered), 0))
		screened = float64(len(ordered)) + float64(need-met)*(rest+1)/float64(r.Positive-met+1)
	}
	r.ScreenedAt95 = min(screened/float64(r.Pairs), 1)
	r.WSS95 = 0.95 - r.ScreenedAt95
	r.RecallAt3 = recallAt(3, gold, ordered)
	return r
}

// recallAt is the share of the gold that stands among the first k suggestions of its
// passage; the suggestions are best first.
func recallAt(k int, gold map[pair]bool, ordered []dhr.Suggestion) float64 {
	seen := map[string]int{}
	found := 0
	for _, s := range ordered {
		if seen[s.Passage]++; seen[s.Passage] <= k && gold[pair{s.Passage, s.Code}] {
			found++
		}
	}
	return share(found, len(gold))
}

// Calibrate compares scores with how often they are right.
func Calibrate(truth []Truth, suggestions []dhr.Suggestion) Calibration {
	const bins = 10
	gold := positives(truth)
	var count, right [bins]int
	var sum [bins]float64
	for _, s := range suggestions {
		b := min(int(s.Score*bins), bins-1)
		count[b]++
		sum[b] += s.Score
		if gold[pair{s.Passage, s.Code}] {
			right[b]++
		}
	}
	var c Calibration
	for b := range bins {
		if count[b] == 0 {
			continue
		}
		bin := Bin{From: float64(b) / bins, To: float64(b+1) / bins, Suggestions: count[b],
			Mean: sum[b] / float64(count[b]), Right: share(right[b], count[b])}
		c.Bins = append(c.Bins, bin)
		c.Error += share(count[b], len(suggestions)) * max(bin.Mean-bin.Right, bin.Right-bin.Mean)
	}
	return c
}
