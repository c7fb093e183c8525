package main

import "github.com/dhrcoder/dhr/classify/model"

// folds leaves out one part at a time of what is tested, a hand or two cases; the
// other examples of what is taught teach. What is tested and not taught is one fold.
func (d *data) folds(taught, tested source) []model.Fold {
	var folds []model.Fold
	add := func(left func(i int) bool) {
		var f model.Fold
		for i, s := range d.source {
			switch {
			case tested&s != 0 && left(i):
				f.Test = append(f.Test, i)
			case taught&s != 0 && !left(i):
				f.Train = append(f.Train, i)
			}
		}
		if len(f.Test) > 0 {
			folds = append(folds, f)
		}
	}
	for _, part := range d.parts(tested & taught) {
		add(func(i int) bool { return d.part[i] == part })
	}
	add(func(i int) bool { return taught&d.source[i] == 0 })
	return folds
}
