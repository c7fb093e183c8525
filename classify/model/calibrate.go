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

// CodeCalibration is the probability of one code, logistic(Words·words + Rules·rules
// + Shift), which is Platt's scaling with the rules as a second input (Platt 1999,
// "Probabilistic outputs for support vector machines"), and its default threshold.
type CodeCalibration struct {
	Code                string
	Words, Rules, Shift float64
	Threshold           float64
}

// odds are the log odds before any zone's shift.
func (k CodeCalibration) odds(m Margin) float64 { return k.Words*m.Words + k.Rules*m.Rules + k.Shift }

// Margin is what speaks for a code, as log odds that are not calibrated yet.
type Margin struct {
	Words float64 // the regression's: of words and blocks
	Rules float64 // of the code's rules, see ruleOdds
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
	Weight  float64
}

// How far the calibration of a code is drawn to that of all codes together.
const (
	ridgeWords = 20
	ridgeRules = 20
	ridgeShift = 4
	ridgeZone  = 1
)

// Calibrate fits the calibration on scored examples.
func Calibrate(scored []Scored, codes []string) *Calibration {
	c := &Calibration{}
	var rows [][]float64
	var target, weight []float64
	perCode := len(scored)
	for i := range codes {
		for _, s := range scored {
			rows = append(rows, []float64{s.Margins[i].Words, s.Margins[i].Rules})
			target = append(target, s.target(codes[i]))
			weight = append(weight, s.weight(codes[i]))
		}
	}
	pooled := fitLogistic(rows, target, weight, []float64{1, 1, 0}, []float64{1e-3, 1e-3, 1e-3})
	for i, code := range codes {
		from, to := i*perCode, (i+1)*perCode
		w := fitLogistic(rows[from:to], target[from:to], weight[from:to], pooled, []float64{ridgeWords, ridgeRules, ridgeShift})
		c.Codes = append(c.Codes, CodeCalibration{Code: code, Words: w[0], Rules: w[1], Shift: w[2]})
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

// weight is 0 where it was not decided whether the example has the code, and in
// zones of their own, which have their shifts.
func (s Scored) weight(code string) float64 {
	if s.Example.Known != nil && !slices.Contains(s.Example.Known, code) {
		return 0
	}
	return s.Weight
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
				w := s.weight(k.Code)
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
			weight = append(weight, s.weight(k.Code))
		}
	}
	w := fitLogistic(rows, target, weight, []float64{1, 0}, []float64{1, 1})
	for i := range c.Codes {
		k := &c.Codes[i]
		k.Words, k.Rules, k.Shift = k.Words*w[0], k.Rules*w[0], k.Shift*w[0]+w[1]
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
// for few codes have enough examples to set theirs alone.
const (
	leastThreshold = 0.15
	mostThreshold  = 0.55
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
			p, y, w := c.Probability(i, s.Margins[i], s.Example.Passage.Zone), s.target(k.Code), s.weight(k.Code)
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
			f := 2 * (n.right + share*all[g].right) / max(n.shown+n.gold+share*(all[g].shown+all[g].gold), 1e-9)
			if f > best {
				best, at = f, g
			}
		}
		c.Codes[i].Threshold = math.Round(grid[at]*100) / 100
	}
}

// fitLogistic fits weights w and a constant (last) that minimise the weighted log
// loss of targets in 0-1 plus ½·ridge·|w-prior|², by Newton's method. It is used
// with a few features: Platt's scaling (Platt 1999, "Probabilistic outputs for
// support vector machines") has one, stacking two or three.
func fitLogistic(rows [][]float64, target, weight []float64, prior []float64, ridge []float64) []float64 {
	n := len(prior)
	w := append([]float64(nil), prior...)
	loss := func(w []float64) float64 {
		sum := 0.0
		for i, x := range rows {
			m := w[n-1]
			for j, v := range x {
				m += w[j] * v
			}
			sum += weight[i] * (math.Log1p(math.Exp(-math.Abs(m))) + max(m, 0) - target[i]*m)
		}
		for j := range w {
			sum += ridge[j] / 2 * (w[j] - prior[j]) * (w[j] - prior[j])
		}
		return sum
	}
	now := loss(w)
	for range 50 {
		g := make([]float64, n)
		h := make([][]float64, n)
		for j := range h {
			h[j] = make([]float64, n)
			g[j] = ridge[j] * (w[j] - prior[j])
			h[j][j] = ridge[j] + 1e-9
		}
		full := make([]float64, n)
		full[n-1] = 1
		for i, x := range rows {
			copy(full, x)
			m := 0.0
			for j, v := range full {
				m += w[j] * v
			}
			p := logistic(m)
			for j := range full {
				g[j] += weight[i] * (p - target[i]) * full[j]
				for k := 0; k <= j; k++ {
					h[j][k] += weight[i] * p * (1 - p) * full[j] * full[k]
				}
			}
		}
		step := solveSymmetric(h, g)
		next := make([]float64, n)
		size := 1.0
		for ; size > 1e-6; size /= 2 {
			for j := range w {
				next[j] = w[j] - size*step[j]
			}
			if l := loss(next); l <= now {
				improved := now - l
				copy(w, next)
				now = l
				if improved < 1e-9*(1+now) {
					return w
				}
				break
			}
		}
		if size <= 1e-6 {
			break
		}
	}
	return w
}

// solveSymmetric solves h·x = g by Cholesky's decomposition; h holds the lower half.
func solveSymmetric(h [][]float64, g []float64) []float64 {
	n := len(g)
	l := make([][]float64, n)
	for i := range l {
		l[i] = make([]float64, n)
		for j := 0; j <= i; j++ {
			sum := h[i][j]
			for k := range j {
				sum -= l[i][k] * l[j][k]
			}
			if i == j {
				l[i][i] = math.Sqrt(max(sum, 1e-12))
			} else {
				l[i][j] = sum / l[j][j]
			}
		}
	}
	x := append([]float64(nil), g...)
	for i := range n {
		for k := range i {
			x[i] -= l[i][k] * x[k]
		}
		x[i] /= l[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= l[k][i] * x[k]
		}
		x[i] /= l[i][i]
	}
	return x
}
