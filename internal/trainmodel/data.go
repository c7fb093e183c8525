package main

import (
	"io/fs"
	"os"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/classify/rules"
	"github.com/dhrcoder/dhr/classify/training"
	"github.com/dhrcoder/dhr/internal/eval"
)

// data is everything that the base model is made from.
type data struct {
	framework dhr.Framework
	rules     *rules.Set
	codes     []string
	blocks    []model.Block
	passages  []model.Example // written for training; Group is the hand
	samples   []model.Example // of the sample reviews; Group is the case
	rest      []eval.Truth    // passages of samples that draw no suggestions
	truth     []eval.Truth    // of samples, in their order
	baseline  []dhr.Suggestion
}

func readData(root string) (*data, error) {
	d := &data{}
	file, err := fs.ReadFile(codebook.Files(), "framework.yaml")
	if err != nil {
		return nil, err
	}
	if d.framework, err = codebook.LoadFramework("framework.yaml", file); err != nil {
		return nil, err
	}
	if d.rules, err = rules.Check(codebook.Files(), d.framework); err != nil {
		return nil, err
	}
	if d.blocks, err = classify.Blocks(); err != nil {
		return nil, err
	}
	for _, c := range d.framework.Codes() {
		d.codes = append(d.codes, c.ID)
	}
	s := classify.NewSuggester(d.framework, d.rules)
	written, err := training.Read(os.DirFS(root+"/classify/training/passages"), d.framework)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(written))
	for i, p := range written {
		texts[i] = p.Text
	}
	for i, in := range s.LooseInputs(texts) {
		d.passages = append(d.passages, model.Example{Passage: in, Codes: written[i].Codes, Group: written[i].Hand})
	}
	gold, err := eval.ReadGold(os.DirFS(root+"/samples"), "gold")
	if err != nil {
		return nil, err
	}
	for _, g := range gold {
		passages, truth := g.Passages(), g.Truth()
		d.baseline = append(d.baseline, s.Suggest(passages)...)
		for i, in := range s.Inputs(passages) {
			if !passages[i].Zone.Codable() {
				d.rest = append(d.rest, truth[i])
				continue
			}
			d.samples = append(d.samples, model.Example{Passage: in, Codes: truth[i].Codes, Group: g.ID, Case: true})
			d.truth = append(d.truth, truth[i])
		}
	}
	return d, nil
}
