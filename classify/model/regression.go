package model

import (
	"math"
	"runtime"
	"slices"
	"sync"
)

// Options say how a model is made.
type Options struct {
	Stems, Pairs, Skips, Pieces, Cued bool // sparse features
	Rules, Cues, Length               bool // blocks
	Blocks                            []Block
	Least                             int     // passages that a feature must stand in
	Vocabulary                        int     // of sub-words
	Cost                              float64 // C of the regression: the larger, the closer to the examples
	Positive                          float64 // how much more a passage with the code weighs
	NormPower                         float64 // text features are divided by their length to this power
	TextScale                         float64
	Offset                            float64 // how much of the rules' log odds the regression starts from
}

// encoder turns passages into rows.
type encoder struct {
	space                *space
	blocks               []Block
	dense                int // values of all blocks
	normPower, textScale float64
}

// regression is one linear function of the features a code.
type regression struct {
	encoder
	codes   []string
	options Options
	weights [][]float64 // by code; sparse features, then blocks, then the constant
}

// fit learns a regression from examples.
func fit(examples []Example, codes []string, o Options, vocabulary []string) *regression {
	var kinds kindSet
	for k, on := range []bool{kindStem: o.Stems, kindCued: o.Cued, kindPair: o.Pairs, kindPiece: o.Pieces, kindSkip: o.Skips} {
		if on {
			kinds |= 1 << k
		}
	}
	r := &regression{codes: codes, options: o, encoder: encoder{space: learnSpace(examples, kinds, o.Least, vocabulary),
		normPower: o.NormPower, textScale: o.TextScale}}
	if o.Rules {
		r.blocks = append(r.blocks, ruleBlock{codes})
	}
	if o.Cues {
		r.blocks = append(r.blocks, cueBlock{})
	}
	if o.Length {
		r.blocks = append(r.blocks, lengthBlock{})
	}
	r.blocks = append(r.blocks, o.Blocks...)
	for _, b := range r.blocks {
		r.dense += b.Width()
	}
	rows := make([]vector, 0, len(examples))
	starts := make([][]float64, 0, len(examples))
	squares := make([]float64, 0, len(examples))
	eachReader(r.space, examples, func(rd *reader, e Example) {
		x := r.encode(rd, e.Passage)
		rows = append(rows, x)
		squares = append(squares, x.squared())
		starts = append(starts, ruleOdds(codes, e.Passage))
	})
	r.weights = make([][]float64, len(codes))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for c := range next {
				t := task{rows: rows, square: squares, sign: make([]int8, len(rows)), cost: [2]float64{o.Cost, o.Cost * o.Positive}, offset: make([]float64, len(rows))}
				for i := range rows {
					t.offset[i] = o.Offset * starts[i][c]
				}
				for i, e := range examples {
					switch {
					case slices.Contains(e.Codes, codes[c]):
						t.sign[i] = 1
					case e.Known == nil || slices.Contains(e.Known, codes[c]):
						t.sign[i] = -1
					}
				}
				r.weights[c] = t.solve(r.width())
			}
		})
	}
	for c := range codes {
		next <- c
	}
	close(next)
	wg.Wait()
	return r
}

// width is the number of values in a row: sparse features, blocks and a constant.
func (r *encoder) width() int { return len(r.space.features) + r.dense + 1 }

// encode gives the row of a passage.
func (r *encoder) encode(rd *reader, p Passage) vector {
	var at []int32
	rd.visit(p, func(f feature, _ int) {
		if i := r.space.find(f); i >= 0 {
			at = append(at, i)
		}
	})
	slices.Sort(at)
	at = slices.Compact(at)
	x := vector{at: at, value: make([]float32, len(at))}
	norm := 0.0
	for i, f := range at {
		x.value[i] = r.space.weight[f]
		norm += float64(x.value[i]) * float64(x.value[i])
	}
	scale := float32(r.textScale / math.Pow(max(norm, 1e-9), r.normPower/2))
	for i := range x.value {
		x.value[i] *= scale
	}
	dense := make([]float32, r.dense)
	from := 0
	for _, b := range r.blocks {
		b.Open(p.Document)(dense[from:from+b.Width()], p)
		from += b.Width()
	}
	for i, v := range dense {
		if v != 0 {
			x.at = append(x.at, int32(len(r.space.features)+i))
			x.value = append(x.value, v)
		}
	}
	x.at = append(x.at, int32(r.width()-1))
	x.value = append(x.value, 1)
	return x
}

// margins returns what speaks for each code.
func (r *regression) margins(rd *reader, p Passage) []Margin {
	out := make([]Margin, len(r.codes))
	x := r.encode(rd, p)
	odds := ruleOdds(r.codes, p)
	for c, w := range r.weights {
		m := x.dot(w)
		out[c] = Margin{Words: m, Best: m, Rules: odds[c], Length: lengthOf(p)}
	}
	for i, s := range p.sentences() {
		x := r.encode(rd, s)
		for c, w := range r.weights {
			if m := x.dot(w); i == 0 || m > out[c].Best {
				out[c].Best = m
			}
		}
	}
	return out
}

// What the rules say, as log odds: of a code without a rule that hits, and the
// range of those with one.
const (
	oddsWithoutRule = -4.0
	surestRule      = 0.98
)

// ruleOdds are the log odds that a code's rules are not all wrong.
func ruleOdds(codes []string, p Passage) []float64 {
	out := misses(codes, p)
	for i, miss := range out {
		if miss < 1 {
			out[i] = logit(max(1-surestRule, min(surestRule, 1-miss)))
		} else {
			out[i] = oddsWithoutRule
		}
	}
	return out
}
