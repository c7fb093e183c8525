// Package linear is multinomial logistic regression over named features: what a class
// is told by, how its weights are learnt from examples, and the file that keeps them.
package linear

import "math"

// Feature is what an example shows, by name, and how much of it.
type Feature struct {
	Name  string
	Value float64
}

// Regression is a multinomial logistic regression over named features: what speaks for
// each class is the sum of the weights of what the text shows.
type Regression struct {
	Classes []string
	weights map[string][]float64 // by feature, one a class
}

// shares returns how much speaks for each class, all together 1.
func (r *Regression) shares(shown []Feature) []float64 {
	out := make([]float64, len(r.Classes))
	for _, f := range shown {
		for c, w := range r.weights[f.Name] {
			out[c] += w * f.Value
		}
	}
	softmax(out)
	return out
}

// Best returns the class for which most speaks, and its share, 0-1.
func (r *Regression) Best(shown []Feature) (string, float64) {
	shares := r.shares(shown)
	at := 0
	for c, s := range shares {
		if s > shares[at] {
			at = c
		}
	}
	return r.Classes[at], shares[at]
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
