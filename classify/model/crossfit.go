package model

import (
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Fold says which examples teach and which are then scored.
type Fold struct{ Train, Test []int }

// Folded is what CrossFit gives.
type Folded struct {
	Margins [][]Margin // of every example that some fold tests; nil for the others
	Models  []*Model   // of each fold, without calibration; see Calibrated
}

// CrossFit fits a regression on each fold's teaching examples and returns the
// margins of those that it tests. Sub-words are learnt from the teaching examples as
// well.
func CrossFit(examples []Example, folds []Fold, codes []string, o Options) Folded {
	out := Folded{Margins: make([][]Margin, len(examples)), Models: make([]*Model, len(folds))}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for k, f := range folds {
		g.Go(func() error {
			train := make([]Example, len(f.Train))
			for i, at := range f.Train {
				train[i] = examples[at]
			}
			r := fit(train, codes, o, o.vocabulary(train))
			var rd *reader
			for _, at := range f.Test {
				p := examples[at].Passage
				if rd == nil || rd.document != p.Document {
					rd = r.space.reader(p.Document)
				}
				out.Margins[at] = r.margins(rd, p)
			}
			out.Models[k] = r.compress(Info{Examples: len(train)}, Calibration{Codes: make([]CodeCalibration, len(codes))})
			return nil
		})
	}
	_ = g.Wait() // no part fails
	return out
}

func (o Options) vocabulary(examples []Example) []string {
	if !o.Pieces {
		return nil
	}
	return learnPieces(countWords(examples), o.Vocabulary)
}

// Calibrated returns the model with another calibration, which is for the same codes
// in the same order.
func (m *Model) Calibrated(c *Calibration) *Model {
	out := *m
	out.calibration = *c
	return &out
}
