package model

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr"
)

// Calibration turns margins into probabilities and says from which probability a
// code is shown by default.
type Calibration struct {
	Codes []CodeCalibration
	Zones []ZoneShift
}

// CodeCalibration is the probability of one code, the logistic function of the sum of
// each part of a Margin times its factor and Shift, which is Platt's scaling with
// several inputs (Platt 1999, "Probabilistic outputs for support vector machines"),
// and its default threshold.
type CodeCalibration struct {
	Code                       string
	Words, Best, Rules, Length float64
	Shift                      float64
	Threshold                  float64
}

// odds are the log odds before any zone's shift.
func (k CodeCalibration) odds(m Margin) float64 {
	return k.Words*m.Words + k.Best*m.Best + k.Rules*m.Rules + k.Length*m.Length + k.Shift
}

// Margin is what speaks for a code, as log odds that are not calibrated yet.
type Margin struct {
	Words  float64 // the regression's: of words and blocks
	Best   float64 // the same of the one sentence that speaks most for the code
	Rules  float64 // of the code's rules, see ruleOdds
	Length float64 // of the passage, see lengthOf
}

// ZoneShift is added to the log odds in a zone: lessons mostly repeat what was said
// before, and what stands under good practice is no shortfall.
type ZoneShift struct {
	Zone  dhr.Zone
	Nine  bool // for code 9, else for the other codes
	Shift float64
}

// goodPractice is the code that praises.
const goodPractice = "9"

// Scored is an example with margins from a regression that did not see it.
type Scored struct {
	Example Example
	Margins []Margin
	Weights Weights
}

// Weights are what an example counts for where probabilities are fitted and where the
// thresholds are chosen.
type Weights struct{ Fit, Threshold float64 }

// How far the calibration of a code is drawn to that of all codes together.
const (
	ridgeFactor = 40
	ridgeShift  = 8
	ridgeZone   = 1
)

// Calibrate fits the calibration on scored examples.
func Calibrate(scored []Scored, codes []string) *Calibration {
	c := &Calibration{}
	var rows [][]float64
	var target, weight []float64
	perCode := len(scored)
	for i := range codes {
		for _, s := range scored {
			m := s.Margins[i]
			rows = append(rows, []float64{m.Words, m.Best, m.Rules, m.Length})
			target = append(target, s.target(codes[i]))
			weight = append(weight, s.weights(codes[i]).Fit)
		}
	}
	pooled := fitLogistic(rows, target, weight, []float64{1, 0, 1, 0, 0}, []float64{1e-3, 1e-3, 1e-3, 1e-3, 1e-3})
	for i, code := range codes {
		from, to := i*perCode, (i+1)*perCode
		w := fitLogistic(rows[from:to], target[from:to], weight[from:to], pooled, []float64{ridgeFactor, ridgeFactor, ridgeFactor, ridgeFactor, ridgeShift})
		c.Codes = append(c.Codes, CodeCalibration{Code: code, Words: w[0], Best: w[1], Rules: w[2], Length: w[3], Shift: w[4]})
	}
	for _, z := range []ZoneShift{{dhr.ZoneLessons, false, -0.5}, {dhr.ZoneConclusions, false, -0.3},
		{dhr.ZoneGoodPractice, false, -1.5}, {dhr.ZoneGoodPractice, true, 1}} {
		c.Zones = append(c.Zones, c.fitZone(z, scored))
	}
	c.fitReports(scored)
	c.setThresholds(scored)
	return c
}

func (s Scored) target(code string) float64 {
	if slices.Contains(s.Example.Codes, code) {
		return 1
	}
	return 0
}

// weights are 0 where it was not decided whether the example has the code.
func (s Scored) weights(code string) Weights {
	if s.Example.Known != nil && !slices.Contains(s.Example.Known, code) {
		return Weights{}
	}
	return s.Weights
}

// fitZone fits one shift; z.Shift is where it starts from.
func (c *Calibration) fitZone(z ZoneShift, scored []Scored) ZoneShift {
	// One step of Newton's method at a time on the log loss of a constant.
	start := z.Shift
	for range 20 {
		g, h := ridgeZone*(z.Shift-start), float64(ridgeZone)
		for _, s := range scored {
			if s.Example.Passage.Zone != z.Zone {
				continue
			}
			for i, k := range c.Codes {
				if (k.Code == goodPractice) != z.Nine {
					continue
				}
				p := logistic(k.odds(s.Margins[i]) + z.Shift)
				w := s.weights(k.Code).Fit
				g += w * (p - s.target(k.Code))
				h += w * p * (1 - p)
			}
		}
		step := g / h
		z.Shift -= max(-1, min(1, step))
		if math.Abs(step) < 1e-6 {
			break
		}
	}
	z.Shift = max(-4, min(4, z.Shift))
	return z
}

// fitReports draws the probabilities of all codes together to what reports have:
// written passages hold more near misses than those of a report do.
func (c *Calibration) fitReports(scored []Scored) {
	var rows [][]float64
	var target, weight []float64
	for _, s := range scored {
		if !s.Example.Case {
			continue
		}
		for i, k := range c.Codes {
			rows = append(rows, []float64{logit(max(1e-9, min(1-1e-9, c.Probability(i, s.Margins[i], s.Example.Passage.Zone))))})
			target = append(target, s.target(k.Code))
			weight = append(weight, s.weights(k.Code).Fit)
		}
	}
	w := fitLogistic(rows, target, weight, []float64{1, 0}, []float64{1, 1})
	for i := range c.Codes {
		k := &c.Codes[i]
		k.Words, k.Best, k.Rules, k.Length, k.Shift = k.Words*w[0], k.Best*w[0], k.Rules*w[0], k.Length*w[0], k.Shift*w[0]+w[1]
	}
	for i := range c.Zones {
		c.Zones[i].Shift *= w[0]
	}
}

// Probability is that a passage in the zone has the code at place i of the codes.
func (c *Calibration) Probability(i int, margin Margin, zone dhr.Zone) float64 {
	k := c.Codes[i]
	m := k.odds(margin)
	for _, z := range c.Zones {
		if z.Zone == zone && z.Nine == (k.Code == goodPractice) {
			m += z.Shift
		}
	}
	return logistic(m)
}

// Default thresholds: each maximises the F1 of its code and of all codes together,
// for few codes have enough examples to set theirs alone, among those that find
// leastRecall of the same.
const (
	leastThreshold = 0.15
	mostThreshold  = 0.55
	leastRecall    = 0.6
	pooledShare    = 300 // passages with the code that the pooled F1 counts for
)

func (c *Calibration) setThresholds(scored []Scored) {
	const steps = 41
	grid := make([]float64, steps)
	for g := range grid {
		grid[g] = leastThreshold + (mostThreshold-leastThreshold)*float64(g)/(steps-1)
	}
	type counts struct{ right, shown, gold float64 }
	all := make([]counts, steps)
	byCode := make([][]counts, len(c.Codes))
	for i, k := range c.Codes {
		byCode[i] = make([]counts, steps)
		for _, s := range scored {
			p, y, w := c.Probability(i, s.Margins[i], s.Example.Passage.Zone), s.target(k.Code), s.weights(k.Code).Threshold
			for g, t := range grid {
				n := &byCode[i][g]
				n.gold += w * y
				if p >= t {
					n.shown += w
					n.right += w * y
				}
			}
		}
		for g := range grid {
			all[g].gold += byCode[i][g].gold
			all[g].shown += byCode[i][g].shown
			all[g].right += byCode[i][g].right
		}
	}
	for i := range c.Codes {
		best, at := -1.0, 0
		for g := range grid {
			share := pooledShare / max(all[g].gold, 1)
			n := byCode[i][g]
			right, gold := n.right+share*all[g].right, max(n.gold+share*all[g].gold, 1e-9)
			f := 2 * right / (gold + n.shown + share*all[g].shown)
			if f > best && (g == 0 || right/gold >= leastRecall) {
				best, at = f, g
			}
		}
		c.Codes[i].Threshold = math.Round(grid[at]*100) / 100
	}
}
