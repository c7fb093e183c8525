package attribute

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

// weighed is what a recommendation's text shows, by name, and how much of it.
type weighed struct {
	name  string
	value float64
}

// linear is a multinomial logistic regression over named features: what speaks for
// each class is the sum of the weights of what the text shows.
type linear struct {
	classes []string
	weights map[string][]float64 // by feature, one a class
}

// shares returns how much speaks for each class, all together 1.
func (l *linear) shares(shown []weighed) []float64 {
	out := make([]float64, len(l.classes))
	for _, f := range shown {
		for c, w := range l.weights[f.name] {
			out[c] += w * f.value
		}
	}
	softmax(out)
	return out
}

// best returns the class for which most speaks, and its share, 0-1.
func (l *linear) best(shown []weighed) (string, float64) {
	shares := l.shares(shown)
	at := 0
	for c, s := range shares {
		if s > shares[at] {
			at = c
		}
	}
	return l.classes[at], shares[at]
}

// softmax turns log odds into shares.
func softmax(x []float64) {
	top, sum := math.Inf(-1), 0.0
	for _, v := range x {
		top = max(top, v)
	}
	for i, v := range x {
		x[i] = math.Exp(v - top)
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

// The weights, as TestRecommendModel -update learns them from the recommendations of
// classify/training/reports and testdata/recommendations.txt: for each model a line
// "model NAME", the classes, and a line a feature, parted by tabs; weights in hundredths.
//
//go:embed recommendmodel.tsv
var modelFile string

// The names of the two models in the file.
const (
	agencyModel = "agency"
	themeModel  = "theme"
)

// models are the shipped regressions, read once.
var models = sync.OnceValue(func() map[string]*linear {
	m, err := readLinear(modelFile)
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return m
})

// readLinear reads regressions by their names. Lines that begin with # are remarks.
func readLinear(file string) (map[string]*linear, error) {
	all := map[string]*linear{}
	var current *linear
	number := 0
	for line := range strings.Lines(file) {
		number++
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
			continue
		case fields[0] == "model" && len(fields) > 2:
			current = &linear{classes: fields[2:], weights: map[string][]float64{}}
			all[fields[1]] = current
			continue
		case current == nil || len(fields) != len(current.classes)+1:
			return nil, fmt.Errorf("recommendation model, line %d: %d fields do not fit the classes", number, len(fields))
		}
		w := make([]float64, len(current.classes))
		for c := range w {
			hundredths, err := strconv.Atoi(fields[c+1])
			if err != nil {
				return nil, fmt.Errorf("recommendation model, line %d: %w", number, err)
			}
			w[c] = float64(hundredths) / 100
		}
		current.weights[fields[0]] = w
	}
	for _, name := range []string{agencyModel, themeModel} {
		if all[name] == nil {
			return nil, fmt.Errorf("recommendation model: no model %q", name)
		}
	}
	return all, nil
}
