package missed

import (
	"math"

	"github.com/dhrcoder/dhr"
)

// Sample is a random sample of the codable passages without a suggestion, as far as a
// coder has read it.
type Sample struct {
	Drawn       dhr.BlindSample
	Passages    []dhr.BlindPassage // in the order of the draw
	Done        map[string]bool    // the passages that a coder has read for every code
	Unsuggested map[string]int     // codable passages without a shown suggestion, by case
}

// Read returns the passages that were read up to the first that was not: a part of a
// sample that was picked in another way than by the draw is none.
func (s Sample) Read() []dhr.BlindPassage {
	for i, p := range s.Passages {
		if !s.Done[p.Passage] {
			return s.Passages[:i]
		}
	}
	return s.Passages
}

// Estimate is what a sample says of a code.
type Estimate struct {
	Code  string
	Read  int // passages of the sample in cases that carry the code nowhere else
	Found int // cases in which the code was found in the sample only
	Cases Range
}

// Range is an estimate with its 95 % interval, in whole cases.
type Range struct{ Low, Likely, High int }

// Estimates works out, for each code, in how many cases it stands in passages that
// nothing suggested and nowhere else, those found in the sample among them. The codings
// are those that stand; caseOf gives the case of each of their passages.
//
// Cases that carry the code in other passages are counted already and are set aside. In
// the rest, the share of sample passages that bring a case to light is taken for that of
// all their passages without a suggestion, with the exact interval of Interval. Each
// passage is taken for a case of its own, which makes the estimate too high rather than
// too low, and no more cases can be missed than are not counted.
func (s Sample) Estimates(framework dhr.Framework, cases []dhr.Case, codings []dhr.Coding, caseOf map[string]string) (all []Estimate) {
	read := s.Read()
	inSample := map[string]bool{}
	for _, p := range read {
		inSample[p.Passage] = true
	}
	counted, found := map[[2]string]bool{}, map[[2]string]bool{} // code and case
	for _, c := range codings {
		if !c.Coded() {
			continue
		}
		k := [2]string{c.Code, caseOf[c.Passage]}
		if inSample[c.Passage] {
			found[k] = true
		} else {
			counted[k] = true
		}
	}
	for _, code := range framework.Codes() {
		e := Estimate{Code: code.ID}
		left, population := 0, 0
		for _, c := range cases {
			k := [2]string{code.ID, c.ID}
			if counted[k] {
				continue
			}
			left++
			population += s.Unsuggested[c.ID]
			if found[k] {
				e.Found++
			}
		}
		for _, p := range read {
			if !counted[[2]string{code.ID, p.Case}] {
				e.Read++
			}
		}
		e.Cases = likely(e.Found, e.Read, population, left)
		all = append(all, e)
	}
	return all
}

// likely carries a share of the sample over to the population, in whole cases.
func likely(found, read, population, left int) Range {
	low, high := Interval(found, read)
	bounded := func(n float64) int { return max(found, min(left, int(n))) }
	r := Range{Low: bounded(math.Floor(low * float64(population))), High: bounded(math.Ceil(high*float64(population) - 1e-9))}
	if read > 0 {
		r.Likely = bounded(math.Round(float64(found) / float64(read) * float64(population)))
	}
	return r
}
