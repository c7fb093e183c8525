package attribute

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// Shown is what a recommendation shows of its agency and its theme.
type Shown struct{ Agency, Theme Features }

// Features is what one regression reads of a recommendation.
type Features = []weighed

// Lesson is what an example shows and which class it has.
type Lesson struct {
	Shown Features
	Want  string
}

// Show reads lines of recommendations, each with the heading of its section, of one
// document's passages.
func Show(passages []dhr.Passage, lines, sections []string) []Shown {
	r := newRecommender(passages)
	all := make([]Shown, len(lines))
	for i, line := range lines {
		words := wordsOf(line[len(listNumber.FindString(line)):])
		all[i] = Shown{r.agencyShown(words, nil, wordsOf(sections[i])), r.themeShown(words)}
	}
	return all
}

// Linear is a regression learnt from examples.
type Linear struct{ linear }

// Best returns the class of an example.
func (l Linear) Best(shown Features) string { c, _ := l.best(shown); return c }

// Learn fits a multinomial logistic regression that minimises ½|w|² + C·loss by
// Nesterov's accelerated descent, whose step is the inverse of a bound on the curvature.
func Learn(classes []string, lessons []Lesson, cost float64) Linear {
	const rounds = 300
	index := map[string]int{}
	var names []string
	seen := map[string]int{}
	for _, x := range lessons {
		for _, f := range x.Shown {
			if seen[f.name]++; seen[f.name] == 2 { // what stands once teaches nothing that carries over
				index[f.name] = len(names)
				names = append(names, f.name)
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
			if at, kept := index[f.name]; kept {
				rows[i] = append(rows[i], entry{at, f.value})
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
			odds[slices.Index(classes, lessons[i].Want)]--
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
	l := linear{classes: classes, weights: map[string][]float64{}}
	for i, name := range names {
		l.weights[name] = w[i*k : (i+1)*k]
	}
	return Linear{l}
}

// Write writes a regression as the program reads it.
func (l Linear) Write(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "model\t%s\t%s\n", name, strings.Join(l.classes, "\t"))
	names := make([]string, 0, len(l.weights))
	for n := range l.weights {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		line, heavy := n, false
		for _, w := range l.weights[n] {
			hundredths := int(math.Round(100 * w))
			line += fmt.Sprintf("\t%d", hundredths)
			heavy = heavy || hundredths > 4 || hundredths < -4
		}
		if heavy {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// ModelFile is the shipped file of regressions.
func ModelFile() string { return modelFile }

// ReadModel reads a file of regressions and says what is wrong with it.
func ReadModel(file string) error { _, err := readLinear(file); return err }
