package eval

import (
	"slices"

	"github.com/dhrcoder/dhr"
)

// AgencyScore is how well suggestions name the agencies that a passage criticises or
// praises. It looks at shown suggestions that are right and whose coding names
// agencies.
type AgencyScore struct {
	Suggestions int   // looked at
	Exact       int   // with just the agencies of the coding
	Agencies    Tally // unit: an agency of a suggestion
}

// Agencies compares the agencies of suggestions with those of the truth.
func Agencies(truth []Truth, suggestions []dhr.Suggestion) AgencyScore {
	gold := map[pair][]dhr.Agency{}
	for _, t := range truth {
		for code, agencies := range t.Agencies {
			gold[pair{t.Passage, code}] = agencies
		}
	}
	var score AgencyScore
	for _, s := range suggestions {
		want := gold[pair{s.Passage, s.Code}]
		if !s.Shown || len(want) == 0 {
			continue
		}
		right := 0
		for _, a := range s.Agencies {
			if slices.Contains(want, a) {
				right++
			}
		}
		score.Suggestions++
		score.Agencies = score.Agencies.plus(Tally{len(want), len(s.Agencies), right})
		if right == len(want) && right == len(s.Agencies) {
			score.Exact++
		}
	}
	return score
}
