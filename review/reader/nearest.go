package reader

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr"
)

// near is a passage with how alike its text is to another one.
type near struct {
	dhr.Passage
	alike float64 // 0-1
}

const (
	mostNear   = 3    // passages offered
	leastAlike = 0.35 // below it they have nothing to do with one another
)

// nearest returns the passages whose text is most alike, the best first: by the cosine
// of how often each word occurs.
func nearest(text string, passages []dhr.Passage) []near {
	want := words(text)
	var all []near
	for _, p := range passages {
		if c := cosine(want, words(p.Text)); c >= leastAlike {
			all = append(all, near{p, c})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(b.alike, a.alike) })
	return all[:min(len(all), mostNear)]
}

func words(text string) map[string]int {
	n := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		n[w]++
	}
	return n
}

// cosine is exact in whole numbers up to the end, so that the order of the words does
// not matter.
func cosine(a, b map[string]int) float64 {
	dot, aa, bb := 0, 0, 0
	for w, n := range a {
		dot += n * b[w]
		aa += n * n
	}
	for _, n := range b {
		bb += n * n
	}
	if dot == 0 {
		return 0
	}
	return float64(dot) / math.Sqrt(float64(aa)*float64(bb))
}
