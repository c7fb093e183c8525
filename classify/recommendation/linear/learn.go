package linear

import (
	"math"
	"slices"
)

// Lesson is what an example shows and which class it has.
type Lesson struct {
	Shown []Feature
	Class string
}

// Learn fits a multinomial logistic regression that minimises ½|w|² + C·loss by
// Nesterov's accelerated descent, whose step is the inverse of a bound on the curvature.
func Learn(classes []string, lessons []Lesson, cost float64) *Regression {
	const rounds = 300
	index := map[string]int{}
	var names []string
	seen := map[string]int{}
	for _, x := range lessons {
		for _, f := range x.Shown {
			if seen[f.Name]++; seen[f.Name] == 2 { // what stands once teaches nothing that carries over
				index[f.Name] = len(names)
				names = append(names, f.Name)
			}
		}
	}
	type entry struct {
		at    int
		value float64
	}
	rows := make([][]entry, len(lessons))
	for i, x := range lessons {
		for _, f := range x.Shown {
			if at, kept := index[f.Name]; kept {
				rows[i] = append(rows[i], entry{at, f.Value})
			}
		}
	}
	// the largest eigenvalue of XᵀX, by powers
	v := make([]float64, len(names))
	for i := range v {
		v[i] = 1
	}
	curve := 0.0
	for range 30 {
		next := make([]float64, len(names))
		for _, x := range rows {
			dot := 0.0
			for _, e := range x {
				dot += v[e.at] * e.value
			}
			for _, e := range x {
				next[e.at] += dot * e.value
			}
		}
		curve = 0
		for _, n := range next {
			curve += n * n
		}
		curve = math.Sqrt(curve)
		for i := range v {
			v[i] = next[i] / curve
		}
	}
	step := 1 / (1 + 0.5*cost*curve*1.05)
	k := len(classes)
	w, ahead := make([]float64, len(names)*k), make([]float64, len(names)*k)
	odds := make([]float64, k)
	for round := range rounds {
		slope := slices.Clone(ahead)
		for i, x := range rows {
			clear(odds)
			for _, e := range x {
				for c := range odds {
					odds[c] += e.value * ahead[e.at*k+c]
				}
			}
			softmax(odds)
			odds[slices.Index(classes, lessons[i].Class)]--
			for _, e := range x {
				for c := range odds {
					slope[e.at*k+c] += cost * e.value * odds[c]
				}
			}
		}
		push := float64(round) / float64(round+3)
		for i := range w {
			next := ahead[i] - step*slope[i]
			ahead[i] = next + push*(next-w[i])
			w[i] = next
		}
	}
	r := &Regression{Classes: classes, weights: map[string][]float64{}}
	for i, name := range names {
		r.weights[name] = w[i*k : (i+1)*k]
	}
	return r
}
