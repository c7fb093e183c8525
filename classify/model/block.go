package model

import (
	"math"
	"slices"
)

// Block is a part of what the regression sees beside words: a fixed number of
// values for a passage, such as a sentence embedding. It does not change and may be
// used by several goroutines.
type Block interface {
	Name() string // by which a model file asks for it
	Width() int   // number of values
	// Open makes ready for the passages of a document. What it returns sets the
	// values, which are zero before; they should be of the size of 1, for the
	// regression holds large weights for unlikely.
	Open(d *Document) func(to []float32, p Passage)
}

// The blocks below are measured in testdata/ablation.txt; those that add nothing on
// other authors' passages are not in the shipped model.

// ruleBlock tells what the rules say of each code: how surely they hit, and that
// one would hit but for a cue.
type ruleBlock struct{ codes []string }

func (b ruleBlock) Name() string { return "rules" }
func (b ruleBlock) Width() int   { return 2 * len(b.codes) }

func (b ruleBlock) Open(*Document) func([]float32, Passage) { return b.fill }

func (b ruleBlock) fill(to []float32, p Passage) {
	for i, miss := range misses(b.codes, p) {
		if miss < 1 {
			to[i] = float32(1 + strength(1-miss))
		}
	}
	for _, h := range p.Rules {
		if i := slices.Index(b.codes, h.Code); i >= 0 && h.Blocked {
			to[len(b.codes)+i] = 1
		}
	}
}

// strength is half the log odds of a score, within ±1.5, so that scores near 0 and
// 1 do not outweigh everything.
func strength(score float64) float64 {
	return max(-1.5, min(1.5, logit(max(1e-3, min(1-1e-3, score)))/2))
}

// misses returns, for each code, how likely all its rules that hit are wrong:
// ∏(1-score), 1 where none hits.
func misses(codes []string, p Passage) []float64 {
	miss := make([]float64, len(codes))
	for i := range miss {
		miss[i] = 1
	}
	for _, h := range p.Rules {
		if i := slices.Index(codes, h.Code); i >= 0 && !h.Blocked {
			miss[i] *= 1 - h.Score
		}
	}
	return miss
}

// cueBlock tells which kinds of cue the passage holds.
type cueBlock struct{}

func (cueBlock) Name() string { return "cues" }
func (cueBlock) Width() int   { return 16 }

func (b cueBlock) Open(*Document) func([]float32, Passage) { return b.fill }

func (cueBlock) fill(to []float32, p Passage) {
	for i := range to {
		if p.Cues&(1<<i) != 0 {
			to[i] = 0.5
		}
	}
}

// lengthBlock tells how long the passage is.
type lengthBlock struct{}

func (lengthBlock) Name() string { return "length" }
func (lengthBlock) Width() int   { return 1 }

func (b lengthBlock) Open(*Document) func([]float32, Passage) { return b.fill }

func (lengthBlock) fill(to []float32, p Passage) {
	to[0] = float32(lengthOf(p) / 2)
}

// lengthOf is the log of the passage's length over 40 words.
func lengthOf(p Passage) float64 { return math.Log(float64(len(p.Tokens)+1) / 40) }
