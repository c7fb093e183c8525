package agreement

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/dhrcoder/dhr"
)

// Draw draws the sample of a round from the passages, which are in a fixed order: so
// many passages, or so many cases with all their passages. They are shuffled by Go's PCG
// with the seed and 0 (math/rand/v2) and the first are taken; the sample is in the
// order given. The error says how many there are when that is fewer.
func Draw(passages []Passage, unit dhr.RoundUnit, size int, seed uint64) ([]Passage, error) {
	var names []string
	name := func(p Passage) string { return p.ID }
	if unit == dhr.RoundCases {
		name = func(p Passage) string { return p.Case }
	}
	seen := map[string]bool{}
	for _, p := range passages {
		if n := name(p); !seen[n] {
			seen[n] = true
			names = append(names, n)
		}
	}
	if size < 1 || size > len(names) {
		return nil, fmt.Errorf("cannot draw %d %s: there are %d to draw from", size, unit, len(names))
	}
	rng := rand.New(rand.NewPCG(seed, 0))
	rng.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	drawn := map[string]bool{}
	for _, n := range names[:size] {
		drawn[n] = true
	}
	return slices.DeleteFunc(slices.Clone(passages), func(p Passage) bool { return !drawn[name(p)] }), nil
}
