package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/internal/eval"
)

// shippedOptions are those of the base model. They were chosen on the samples with
// training on the passages alone, see classify/testdata/ablation.txt.
func (d *data) shippedOptions() model.Options {
	return model.Options{Stems: true, Pairs: true, Pieces: true, Length: true, Blocks: d.blocks, Offset: 0.7,
		Least: 2, Vocabulary: 4000, Cost: 1, Positive: 2, NormPower: 1, TextScale: 8}
}

// In the calibration a written passage counts for less than a sample's: half of
// them are near misses, more than reports have.
const passageWeight = 0.3

func weightOf(e model.Example) float64 {
	if e.Case {
		return 1
	}
	return passageWeight
}

// trainBase makes the base model and its scores.
func trainBase(d *data) (*model.Model, []byte, error) {
	all := slices.Concat(d.passages, d.samples)
	hash, err := d.hash()
	if err != nil {
		return nil, nil, err
	}
	info := model.Info{Data: hash, Rules: d.rules.Hash()}
	t := model.Train(all, d.folds(both), weightOf, d.codes, d.shippedOptions(), info)
	o := d.measure(t.Margins[:len(d.passages)], t.Margins[len(d.passages):], both)
	var out bytes.Buffer
	fmt.Fprintf(&out, "The shipped rules and the base model on the samples' gold text, cross-validated: the regression\n"+
		"that scores a case saw neither it nor the case paired with it in its fold, and the calibration\n"+
		"and the thresholds come from the other folds. %d training passages are in every fold.\ndata %s\n\n", len(d.passages), hash)
	if err := o.scores.Write(&out); err != nil {
		return nil, nil, err
	}
	fmt.Fprintf(&out, "\naverage precision %.3f, codings in a passage's top three codes %.3f, expected calibration error of kept suggestions %.3f\n",
		o.averagePrecision, o.topThree, o.calibrationError)
	fmt.Fprintf(&out, "\nscore    suggestions  right\n")
	for i, b := range o.bins {
		if b.n > 0 {
			fmt.Fprintf(&out, "%.1f-%.1f  %11d  %.2f\n", float64(i)/10, float64(i+1)/10, b.n, b.right/float64(b.n))
		}
	}
	t.Model.SetScores(o.figures())
	return t.Model, out.Bytes(), nil
}

// hash is the SHA-256 of the passages and samples with their codes and of the
// options: what a base model is made from beside the rules.
func (d *data) hash() (string, error) {
	sum := sha256.New()
	enc := json.NewEncoder(sum)
	for _, e := range slices.Concat(d.passages, d.samples) {
		if err := enc.Encode([]any{e.Passage.Text, e.Codes, e.Group}); err != nil {
			return "", err
		}
	}
	o := d.shippedOptions()
	for _, b := range o.Blocks {
		if err := enc.Encode(b.Name()); err != nil {
			return "", err
		}
	}
	o.Blocks = nil
	if err := enc.Encode(o); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// training says which examples teach the regression that scores a sample.
type teaching string

const (
	passagesAlone teaching = "passages alone"
	samplesAlone  teaching = "samples alone"
	both          teaching = "both"
)

const caseFolds = 8

// caseFold pairs D01 with D09, D02 with D10 and so on.
func caseFold(group string) int {
	n := 0
	for _, r := range group {
		if r >= '0' && r <= '9' {
			n = n*10 + int(r-'0')
		}
	}
	return (n + caseFolds - 1) % caseFolds
}

// folds leaves out one hand of the passages at a time, and two cases of the
// samples. Places are those of the passages followed by the samples.
func (d *data) folds(t teaching) []model.Fold {
	var folds []model.Fold
	first := len(d.passages)
	all := slices.Concat(d.passages, d.samples)
	add := func(tested func(i int) bool) {
		var f model.Fold
		for i := range all {
			switch {
			case tested(i):
				f.Test = append(f.Test, i)
			case i < first && t != samplesAlone, i >= first && t != passagesAlone:
				f.Train = append(f.Train, i)
			}
		}
		folds = append(folds, f)
	}
	if t != samplesAlone {
		for _, h := range groups(d.passages) {
			add(func(i int) bool { return i < first && all[i].Group == h })
		}
	}
	if t == passagesAlone {
		add(func(i int) bool { return i >= first })
		return folds
	}
	for k := range caseFolds {
		add(func(i int) bool { return i >= first && caseFold(all[i].Group) == k })
	}
	return folds
}

// outcome is how well the samples' codings were found.
type outcome struct {
	scores                                       eval.Scores
	averagePrecision, topThree, calibrationError float64
	bins                                         [10]bin
	suggestions                                  []dhr.Suggestion
}

type bin struct {
	n          int
	sum, right float64
}

// measure calibrates each fold of the samples on the other folds and the passages
// and scores what would be suggested.
func (d *data) measure(passages, samples [][]model.Margin, t teaching) outcome {
	probabilities := make([][]float64, len(samples))
	var o outcome
	for k := range caseFolds {
		var scored []model.Scored
		if t != samplesAlone {
			for i, e := range d.passages {
				scored = append(scored, model.Scored{Example: e, Margins: passages[i], Weight: passageWeight})
			}
		}
		if t != passagesAlone {
			for i, e := range d.samples {
				if caseFold(e.Group) != k {
					scored = append(scored, model.Scored{Example: e, Margins: samples[i], Weight: 1})
				}
			}
		}
		c := model.Calibrate(scored, d.codes)
		for i, e := range d.samples {
			if caseFold(e.Group) != k {
				continue
			}
			probabilities[i] = make([]float64, len(d.codes))
			for j, code := range d.codes {
				p := math.Round(c.Probability(j, samples[i][j], e.Passage.Zone)*1e4) / 1e4
				probabilities[i][j] = p
				if p < dhr.ScoreFloor {
					continue
				}
				o.suggestions = append(o.suggestions, dhr.Suggestion{Passage: d.truth[i].Passage, Code: code, Score: p, Shown: p >= c.Codes[j].Threshold})
				b := &o.bins[min(int(p*10), 9)]
				b.n++
				b.sum += p
				if slices.Contains(e.Codes, code) {
					b.right++
				}
			}
		}
	}
	o.scores = eval.Score(d.framework, slices.Concat(d.truth, d.rest), o.suggestions)
	for _, b := range o.bins {
		o.calibrationError += math.Abs(b.sum-b.right) / float64(max(len(o.suggestions), 1))
	}
	o.averagePrecision, o.topThree = d.ranking(probabilities)
	return o
}

func (o outcome) figures() []model.Score {
	_, _, macro := o.scores.Macro(eval.ByPassage)
	return []model.Score{{Name: "passage micro-F1", Value: o.scores.Micro(eval.ByPassage).F1()}, {Name: "passage macro-F1", Value: macro},
		{Name: "case micro-F1", Value: o.scores.Micro(eval.ByCase).F1()}, {Name: "recall of kept suggestions", Value: o.scores.Micro(eval.AllKept).Recall()},
		{Name: "expected calibration error", Value: o.calibrationError}}
}
