package exchange

import "github.com/dhrcoder/dhr"

// alikeUnits is the least similarity, 0-1, at which a text is taken for a proposed
// recommendation: lower than alike, since one may carry a number or a lead-in that
// the other does not.
const alikeUnits = 0.6

// MatchRecommendation returns the place of the proposed recommendation whose text is
// most like the given one, or -1 when none is close enough.
func MatchRecommendation(text string, proposed []dhr.Recommendation) int {
	bag, size := pairsOf(wordsOf(text))
	best, score := -1, 0.0
	for i, r := range proposed {
		other, n := pairsOf(wordsOf(r.Text))
		if s := dice(bag, size, other, n); s > score {
			best, score = i, s
		}
	}
	if score < alikeUnits {
		return -1
	}
	return best
}
