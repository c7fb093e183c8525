package index

import (
	"cmp"
	"slices"
	"strings"
)

// Facet is how many of the passages that match have a value.
type Facet struct {
	Value    string // empty where the case's type or year is not stated
	Passages int
	Cases    int // cases that these passages are in
}

// Facets are counts over all passages that match, each by falling number of
// passages and then by value.
type Facets struct {
	Types []Facet
	Years []Facet
	Zones []Facet
}

// facets adds up the counts by group and counts the cases.
func facets(groups map[string]int) (Facets, int) {
	type tally struct {
		passages int
		cases    map[string]bool
	}
	var tallies [3]map[string]*tally // types, years, zones
	for i := range tallies {
		tallies[i] = map[string]*tally{}
	}
	cases := map[string]bool{}
	for group, n := range groups {
		parts := strings.SplitN(group, "\x00", 4)
		if len(parts) != 4 {
			continue
		}
		cases[parts[0]] = true
		for i, value := range parts[1:] {
			t := tallies[i][value]
			if t == nil {
				t = &tally{cases: map[string]bool{}}
				tallies[i][value] = t
			}
			t.passages += n
			t.cases[parts[0]] = true
		}
	}
	sorted := func(m map[string]*tally) []Facet {
		var out []Facet
		for value, t := range m {
			out = append(out, Facet{Value: value, Passages: t.passages, Cases: len(t.cases)})
		}
		slices.SortFunc(out, func(a, b Facet) int {
			return cmp.Or(cmp.Compare(b.Passages, a.Passages), cmp.Compare(a.Value, b.Value))
		})
		return out
	}
	return Facets{Types: sorted(tallies[0]), Years: sorted(tallies[1]), Zones: sorted(tallies[2])}, len(cases)
}
