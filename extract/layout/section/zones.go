package section

import (
	"math"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
)

// zoneChunks gives every section its zone and a confidence, by the best path
// through all sections: what the heading says, what the paragraphs say, and the
// order in which reports usually have their parts (Viterbi). A document without
// headings is cut where its paragraphs change their zone.
func zoneChunks(chunks []*chunk) []*chunk {
	if chunks = cutMixed(cutUnheaded(chunks)); len(chunks) == 0 {
		return nil
	}
	evidence := make([]scores, len(chunks))
	stay := make([]float64, len(chunks))
	for i, c := range chunks {
		evidence[i] = c.evidence()
		switch {
		case c.level == inTable:
			stay[i] = 2
		case c.level > 1:
			stay[i] = 1.5
		}
	}
	best, confidence := path(evidence, stay)
	zones := dhr.Zones()
	for i, c := range chunks {
		c.zone, c.confidence = zones[best[i]], confidence[i]
	}
	return chunks
}

// sampled is about how many paragraphs of a section are looked at for its zone,
// when its heading does not decide it.
const sampled = 10

// evidence is what speaks for each zone in the section itself.
func (c *chunk) evidence() scores {
	var s scores
	if c.heading != "" && c.level != inTable {
		s = c.said()
	}
	if c.part {
		s[c.fixed] += mixedBonus
	}
	parts := c.telling()
	n := len(parts)
	if n == 0 {
		return s
	}
	var body scores
	read, most := 0, sampled
	if decided(s) {
		most = 3
	}
	for i := 0; i < n; i += 1 + n/most {
		for z, v := range paragraphZones(parts[i]) {
			body[z] += v
		}
		read++
	}
	for z := range s {
		s[z] += body[z] / float64(read) * math.Sqrt(math.Min(float64(n), 6))
	}
	return s
}

// telling gives the parts that the section's zone is read from. Of a table among
// paragraphs that is one row: the key dates do not make a chronology of the facts.
func (c *chunk) telling() []paragraph.Part {
	rows := 0
	for _, p := range c.parts {
		if p.Row {
			rows++
		}
	}
	if rows == 0 || rows == len(c.parts) {
		return c.parts
	}
	var out []paragraph.Part
	for i, p := range c.parts {
		if !p.Row || i == 0 || !c.parts[i-1].Row {
			out = append(out, p)
		}
	}
	return out
}

// decided reports whether one zone is far ahead of the others.
func decided(s scores) bool {
	first, second := 0.0, 0.0
	for _, v := range s {
		if v > first {
			first, second = v, first
		} else {
			second = max(second, v)
		}
	}
	return first-second >= 4
}

// order is where each zone stands in a report, in the order of dhr.Zones.
var order = [len(scores{})]float64{
	0,   // front
	1,   // process
	1.5, // terms of reference
	2.5, // background
	3.5, // chronology
	5,   // analysis
	5,   // family voice
	6,   // good practice
	7,   // lessons
	7.5, // conclusions
	8.5, // recommendations
	9.5, // action plan
	10,  // glossary
	10.5,
}

// Places in dhr.Zones.
const (
	zFront = iota
	zProcess
	zTerms
	zBackground
	zChronology
	zAnalysis
	zFamily
	zGood
	zLessons
	zConclusions
	zRecommendations
	zPlan
	zGlossary
	zAppendix
)

// step is the cost of going from one zone to the next.
func step(from, to int) float64 {
	if from == to {
		return 0
	}
	switch {
	case from == zGlossary && to <= zTerms, to == zGlossary && from <= zTerms:
		return 0.7
	case from == zFamily || to == zFamily:
		if order[from] >= 2 && order[to] >= 2 && order[to] <= 8 {
			return 0.7
		}
	case from == zTerms && to == zProcess, from == zGood && to == zAnalysis, from == zConclusions && to == zLessons:
		return 0.5
	}
	d := order[to] - order[from]
	if d >= 0 {
		return 0.4 + 0.3*math.Max(0, d-1.5)
	}
	return math.Min(4, 0.9-0.7*d)
}

// begin is the cost of a report that begins with the zone.
func begin(z int) float64 {
	if z == zGlossary {
		return 1
	}
	return math.Min(3, 0.6*order[z])
}

// opensLikeReport reports whether anything speaks for the parts with which a report
// opens. What has none of them, such as a few quotations, need not begin with any.
func opensLikeReport(evidence []scores) bool {
	for _, s := range evidence {
		for z := zFront; z <= zTerms; z++ {
			if s[z] > 0 {
				return true
			}
		}
	}
	return false
}

// spread makes confidences come true: in the samples without their headings seven to
// nine in ten paragraphs are right where it is 0.7 to 0.9.
const spread = 0.6

// path finds the zones with the greatest sum of evidence less the cost of steps,
// and for each how far it is ahead of the others there, as a share from 0 to 1.
// Stay is what a change costs more at a place.
func path(evidence []scores, stay []float64) ([]int, []float64) {
	n := len(evidence)
	cost := func(i, from, to int) float64 {
		if from == to {
			return 0
		}
		return step(from, to) + stay[i]
	}
	opens := opensLikeReport(evidence)
	forward, backward := make([]scores, n), make([]scores, n)
	for i := range n {
		for z := range forward[i] {
			best := math.Inf(-1)
			if i == 0 {
				if opens {
					best = -begin(z)
				} else {
					best = 0
				}
			} else {
				for y := range forward[i-1] {
					best = math.Max(best, forward[i-1][y]-cost(i, y, z))
				}
			}
			forward[i][z] = best + evidence[i][z]
		}
	}
	for i := n - 2; i >= 0; i-- {
		for z := range backward[i] {
			best := math.Inf(-1)
			for y := range backward[i+1] {
				best = math.Max(best, backward[i+1][y]+evidence[i+1][y]-cost(i+1, z, y))
			}
			backward[i][z] = best
		}
	}
	zones, confidence := make([]int, n), make([]float64, n)
	for i := range n {
		best, sum := 0, 0.0
		total := func(z int) float64 { return forward[i][z] + backward[i][z] }
		for z := range forward[i] {
			if total(z) > total(best) {
				best = z
			}
		}
		for z := range forward[i] {
			sum += math.Exp((total(z) - total(best)) / spread)
		}
		zones[i], confidence[i] = best, math.Round(100/sum)/100
	}
	return zones, confidence
}
