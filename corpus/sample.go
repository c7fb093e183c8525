package corpus

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
)

// SampleKey names an attribute by which a sample is stratified.
type SampleKey string

// The attributes by which a sample can be stratified.
const (
	SampleByYear   SampleKey = "year"
	SampleByRegion SampleKey = "region" // grouped, see RegionGroup
)

// NotStated is the value of cases that lack the attribute: they are a stratum of
// their own.
const NotStated = "not stated"

// Sample is a stratified random sample of cases and everything needed to draw it
// again.
type Sample struct {
	Seed   uint64
	Size   int // cases drawn
	Frame  int // cases it was drawn from
	By     []SampleKey
	Strata []Stratum    // in the order of their values
	Cases  []SampleCase // the whole frame: by stratum, then in the order of drawing
	// OtherRegions are the regions, as written, that belong to no group and are
	// strata under their own names; by name.
	OtherRegions []string
}

// Stratum is a part of the frame with a share of the sample.
type Stratum struct {
	Values    []string // one for each key, such as "2014", "Midlands"
	Size      int      // cases in the frame
	Allocated int      // cases to draw
}

// SampleCase is a case of the frame.
type SampleCase struct {
	Case    dhr.Case
	Stratum int    // place in Sample.Strata
	Number  uint64 // its random number
	Order   int    // its place in the order of drawing within the stratum, from 1
}

// Drawn reports whether the case is in the sample.
func (s Sample) Drawn(c SampleCase) bool { return c.Order <= s.Strata[c.Stratum].Allocated }

// DrawSample draws a stratified random sample as Annex B of the 2016 report
// describes: the sample is divided among the values of the first key in proportion
// to their cases, what each got among the values of the second within it, and so
// on. Each division is by largest remainders; of equal remainders the larger stratum
// comes first, then the earlier value.
//
// The cases, in the order of their IDs, get one 64-bit number each from PCG-DXSM
// (math/rand/v2, seeded with seed and 0); in each stratum those with the smallest
// numbers are drawn. The result depends on nothing else, the order of cases
// included. It is an error to ask for less than one case or more than there are.
func DrawSample(cases []dhr.Case, size int, by []SampleKey, seed uint64) (Sample, error) {
	s := Sample{Seed: seed, Size: size, Frame: len(cases), By: by}
	switch {
	case size < 1:
		return s, fmt.Errorf("a sample needs at least one case, not %d", size)
	case size > len(cases):
		return s, fmt.Errorf("a sample of %d cannot be drawn from %d cases", size, len(cases))
	}
	ordered := slices.Clone(cases)
	slices.SortFunc(ordered, func(a, b dhr.Case) int { return strings.Compare(a.ID, b.ID) })
	numbers := rand.NewPCG(seed, 0)
	all := make([]SampleCase, len(ordered))
	values := map[string][]string{} // by case
	for i, c := range ordered {
		if i > 0 && c.ID == ordered[i-1].ID {
			return s, fmt.Errorf("case %s is in the list twice", c.ID)
		}
		all[i] = SampleCase{Case: c, Number: numbers.Uint64()}
		for _, key := range by {
			v, err := valueOf(c, key)
			if err != nil {
				return s, err
			}
			values[c.ID] = append(values[c.ID], v)
			if key == SampleByRegion && v != NotStated && !slices.Contains(RegionGroups(), v) && !slices.Contains(s.OtherRegions, v) {
				s.OtherRegions = append(s.OtherRegions, v)
			}
		}
	}
	slices.Sort(s.OtherRegions)
	compareValues := func(a, b []string) int {
		return slices.CompareFunc(a, b, func(x, y string) int {
			return cmp.Or(cmp.Compare(rankOf(x), rankOf(y)), strings.Compare(x, y))
		})
	}
	slices.SortFunc(all, func(a, b SampleCase) int {
		return cmp.Or(compareValues(values[a.Case.ID], values[b.Case.ID]), cmp.Compare(a.Number, b.Number), strings.Compare(a.Case.ID, b.Case.ID))
	})
	for i := range all {
		c := &all[i]
		v := values[c.Case.ID]
		if n := len(s.Strata); n == 0 || !slices.Equal(s.Strata[n-1].Values, v) {
			s.Strata = append(s.Strata, Stratum{Values: v})
		}
		c.Stratum = len(s.Strata) - 1
		s.Strata[c.Stratum].Size++
		c.Order = s.Strata[c.Stratum].Size
	}
	allocate(s.Strata, size, 0, len(by))
	s.Cases = all
	return s, nil
}

func valueOf(c dhr.Case, key SampleKey) (string, error) {
	switch key {
	case SampleByYear:
		if c.Year != 0 {
			return strconv.Itoa(c.Year), nil
		}
	case SampleByRegion:
		region := strings.TrimSpace(c.Region)
		if group, known := RegionGroup(region); known {
			return group, nil
		}
		if region != "" {
			return region, nil
		}
	default:
		return "", fmt.Errorf("a sample cannot be stratified by %q (year, region)", key)
	}
	return NotStated, nil
}

// rankOf puts the region groups in the report's order and what is not stated last.
func rankOf(value string) int {
	if at := slices.Index(RegionGroups(), value); at >= 0 {
		return at
	}
	if value == NotStated {
		return len(RegionGroups()) + 1
	}
	return len(RegionGroups())
}

// allocate divides n among strata that agree in the first depth keys.
func allocate(strata []Stratum, n, depth, keys int) {
	if depth == keys {
		for i := range strata { // one, or none
			strata[i].Allocated = n
		}
		return
	}
	var groups [][]Stratum
	var sizes []int
	for from := 0; from < len(strata); {
		to, size := from, 0
		for to < len(strata) && strata[to].Values[depth] == strata[from].Values[depth] {
			size += strata[to].Size
			to++
		}
		groups, sizes = append(groups, strata[from:to]), append(sizes, size)
		from = to
	}
	for i, share := range LargestRemainders(sizes, n) {
		allocate(groups[i], share, depth+1, keys)
	}
}

// LargestRemainders divides n in proportion to the sizes: each gets the whole part of
// its share, and what is left goes one each to the largest fractions; of equal ones
// the larger size comes first, then the earlier. With n at most the sum of the sizes
// none gets more than its size.
func LargestRemainders(sizes []int, n int) []int {
	total := 0
	for _, size := range sizes {
		total += size
	}
	shares := make([]int, len(sizes))
	if total == 0 {
		return shares
	}
	left := n
	order := make([]int, len(sizes))
	for i, size := range sizes {
		shares[i] = n * size / total
		left -= shares[i]
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(n*sizes[b]%total, n*sizes[a]%total), cmp.Compare(sizes[b], sizes[a]))
	})
	for _, i := range order[:left] {
		shares[i]++
	}
	return shares
}
