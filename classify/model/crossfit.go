package model

// Fold says which examples teach and which are then scored.
type Fold struct{ Train, Test []int }

// CrossFit returns the margins of every example that some fold tests, from a
// regression that was fitted on that fold's teaching examples only; nil for the
// others. Sub-words are learnt from the teaching examples as well.
func CrossFit(examples []Example, folds []Fold, codes []string, o Options) [][]Margin {
	out := make([][]Margin, len(examples))
	for _, f := range folds {
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
			out[at] = r.margins(rd, p)
		}
	}
	return out
}

func (o Options) vocabulary(examples []Example) []string {
	if !o.Pieces {
		return nil
	}
	return learnPieces(countWords(examples), o.Vocabulary)
}
