package model

// Trained is a model with what its stated scores rest on.
type Trained struct {
	Model  *Model
	Folded Folded // of the examples, from folds that did not see them
}

// Train makes a model: margins of the examples from the folds, a calibration on
// those margins, and a regression on all examples. Weights are what each example
// counts for in the calibration.
func Train(examples []Example, folds []Fold, weights []Weights, codes []string, o Options, info Info) Trained {
	folded := CrossFit(examples, folds, codes, o)
	var scored []Scored
	for i, m := range folded.Margins {
		if m != nil {
			scored = append(scored, Scored{Example: examples[i], Margins: m, Weights: weights[i]})
		}
	}
	for _, e := range examples {
		info.Codings += len(e.Codes)
	}
	info.Examples = len(examples)
	r := fit(examples, codes, o, o.vocabulary(examples))
	return Trained{Model: r.compress(info, *Calibrate(scored, codes)), Folded: folded}
}
