package index

import (
	"cmp"
	"slices"
	"strings"
)

// Facet is how many of the passages that match have a value.
type Facet struct {
	Value    string // empty where it is not stated of the case
	Passages int
	Cases    int // cases that these passages are in
}

// Facets are counts over all passages that match, each by falling number of
// passages and then by value. A passage may have several codes and agencies, or none.
type Facets struct {
	Types     []Facet
	Years     []Facet
	Zones     []Facet
	CSPs      []Facet
	Regions   []Facet
	Suggested []Facet // codes
	Confirmed []Facet // codes; see Query.Confirmed
	Agencies  []Facet // named by suggestions
}

// facetTally counts the values of a facet.
type facetTally map[string]*valueTally

type valueTally struct {
	passages int
	cases    map[string]bool
}

func (t facetTally) add(value, of string, passages int) {
	v := t[value]
	if v == nil {
		v = &valueTally{cases: map[string]bool{}}
		t[value] = v
	}
	v.passages += passages
	v.cases[of] = true
}

func (t facetTally) sorted() []Facet {
	var out []Facet
	for value, v := range t {
		out = append(out, Facet{Value: value, Passages: v.passages, Cases: len(v.cases)})
	}
	slices.SortFunc(out, func(a, b Facet) int {
		return cmp.Or(cmp.Compare(b.Passages, a.Passages), cmp.Compare(a.Value, b.Value))
	})
	return out
}

// facets adds up the counts by group and counts the cases.
func facets(groups map[string]*tally) (Facets, int) {
	var by [5]facetTally // in the order of groupOf, without the case
	for i := range by {
		by[i] = facetTally{}
	}
	suggested, confirmed, agencies := facetTally{}, facetTally{}, facetTally{}
	cases := map[string]bool{}
	for group, n := range groups {
		of, rest, _ := strings.Cut(group, groupEnd)
		cases[of] = true
		for i, value := range strings.SplitN(rest, groupEnd, len(by)) {
			by[i].add(value, of, n.passages)
		}
		for tag, passages := range n.tags {
			if code, is := strings.CutPrefix(tag, tagCode); is {
				suggested.add(code, of, passages)
			} else {
				agencies.add(strings.TrimPrefix(tag, tagAgency), of, passages)
			}
		}
		for code, passages := range n.confirmed {
			confirmed.add(code, of, passages)
		}
	}
	return Facets{Types: by[0].sorted(), Years: by[1].sorted(), Zones: by[2].sorted(), CSPs: by[3].sorted(), Regions: by[4].sorted(),
		Suggested: suggested.sorted(), Confirmed: confirmed.sorted(), Agencies: agencies.sorted()}, len(cases)
}
