package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/dhrcoder/dhr/classify/model"
)

// shippedOptions are those of the base model. They were chosen by leaving out
// hands of the reports, see classify/testdata/ablation.txt.
func (d *data) shippedOptions() model.Options {
	return model.Options{Stems: true, Pairs: true, Skips: true, Pieces: true, Length: true, Blocks: d.blocks, Offset: 0.4,
		Least: 3, Vocabulary: 4000, Cost: 2, Positive: 2, NormPower: 1, TextScale: 8}
}

// trainBase makes the base model and its scores.
func trainBase(d *data) (*model.Model, []byte, error) {
	hash, err := d.hash()
	if err != nil {
		return nil, nil, err
	}
	const tested = samples | reports
	folds := d.folds(everything, tested)
	t := model.Train(d.examples, folds, d.weights, d.codes, d.shippedOptions(), model.Info{Data: hash, Rules: d.rules.Hash()})
	o := d.outcome(t.Folded, folds, variant{taught: everything}, tested)
	var out bytes.Buffer
	fmt.Fprintf(&out, "The shipped rules and the base model on coded reports, cross-validated: the regression that scores a\n"+
		"report saw neither it nor the others of its part (%d hands; for samples two cases), and the calibration and\n"+
		"thresholds come from the other parts. %d training passages are in every fold.\ndata %s\n", handsTogether, d.of(passages), hash)
	for _, of := range []struct {
		name string
		of   source
	}{{"the sample reviews", samples}, {"the training reports, each part by what the others and the samples taught", reports}} {
		fmt.Fprintf(&out, "\n\n== %s ==\n\n", of.name)
		if err := o.of(of.of).Write(&out); err != nil {
			return nil, nil, err
		}
	}
	fmt.Fprintf(&out, "\n\n== by hand ==\n\n     %s\n", lineHead)
	for _, hand := range d.hands() {
		fmt.Fprintf(&out, "%-4s %s\n", hand, line(o.report(func(c suggested) bool { return d.handOf[c.gold.ID] == hand })))
	}
	t.Model.SetScores(figures(o.of(tested)))
	return t.Model, out.Bytes(), nil
}

// hash is the SHA-256 of the examples with their codes and of the options: what a
// base model is made from beside the rules.
func (d *data) hash() (string, error) {
	sum := sha256.New()
	enc := json.NewEncoder(sum)
	for _, e := range d.examples {
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
