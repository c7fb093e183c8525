package main

import (
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/classify/rules"
	"github.com/dhrcoder/dhr/classify/training"
	"github.com/dhrcoder/dhr/internal/eval"
)

// source is where examples come from. Several may be joined with |.
type source uint8

const (
	passages source = 1 << iota // short ones, written for training
	samples                     // the sample reviews
	reports                     // whole reports, written for training
)

// data is everything that the base model is made from.
type data struct {
	framework dhr.Framework
	rules     *rules.Set
	suggester *classify.Suggester // by rules alone
	codes     []string
	blocks    []model.Block
	examples  []model.Example // the passages, then those of samples and of reports in zones that are coded
	weights   []model.Weights // of each example
	source    []source        // of each example
	part      []string        // of each example: what is left out together, some hands or a pair of cases
	cases     map[source][]eval.Gold
	casesOf   map[string][]string // IDs of a part's reports
	handOf    map[string]string   // who wrote a training report, by its ID
}

func readData(root string) (*data, error) {
	d := &data{cases: map[source][]eval.Gold{}, casesOf: map[string][]string{}, handOf: map[string]string{}}
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
	d.suggester = classify.NewSuggester(d.framework, d.rules)
	written, err := training.Read(os.DirFS(root+"/classify/training/passages"), d.framework)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(written))
	for i, p := range written {
		texts[i] = p.Text
	}
	for i, in := range d.suggester.LooseInputs(texts) {
		d.add(passages, written[i].Hand, model.Example{Passage: in, Codes: written[i].Codes, Group: written[i].Hand})
	}
	gold, err := eval.ReadGold(os.DirFS(root+"/samples"), "gold")
	if err != nil {
		return nil, err
	}
	for _, g := range gold {
		d.addCase(samples, g, g.ID, caseFold(g.ID))
	}
	byHand, err := eval.ReadWritten(os.DirFS(root+"/classify/training/reports"), d.framework)
	if err != nil {
		return nil, err
	}
	for i, w := range byHand {
		for _, g := range w.Gold {
			d.handOf[g.ID] = w.Hand
			d.addCase(reports, g, w.Hand, fmt.Sprintf("hands %d", i/handsTogether+1))
		}
	}
	d.weigh()
	return d, nil
}

// In the calibration a written passage counts for less than a report's: half of them
// are near misses, more than reports have.
const passageWeight = 0.3

// weigh says what each example counts for in the calibration. Thresholds are to suit
// the samples as much as the many more reports, whose writers gave more codes to a
// passage: both count alike for them.
func (d *data) weigh() {
	alike := float64(d.of(reports)) / float64(d.of(samples))
	for _, s := range d.source {
		w := model.Weights{Fit: 1, Threshold: 1}
		switch s {
		case passages:
			w = model.Weights{Fit: passageWeight, Threshold: passageWeight}
		case samples:
			w.Threshold = alike
		}
		d.weights = append(d.weights, w)
	}
}

func (d *data) add(s source, part string, e model.Example) {
	d.examples = append(d.examples, e)
	d.source = append(d.source, s)
	d.part = append(d.part, part)
}

func (d *data) addCase(s source, g eval.Gold, group, part string) {
	d.cases[s] = append(d.cases[s], g)
	d.casesOf[part] = append(d.casesOf[part], g.ID)
	all, truth := g.Passages(), g.Truth()
	for i, in := range d.suggester.Inputs(all) {
		if all[i].Zone.Codable() {
			d.add(s, part, model.Example{Passage: in, Codes: truth[i].Codes, Group: group, Case: true})
		}
	}
}

// Parts that are left out together: as many hands, or as many pairs of samples.
const (
	handsTogether = 4
	casePairs     = 8
)

// caseFold pairs D01 with D09, D02 with D10 and so on.
func caseFold(id string) string {
	n := 0
	for _, r := range id {
		if r >= '0' && r <= '9' {
			n = n*10 + int(r-'0')
		}
	}
	return "pair " + string(rune('1'+(n+casePairs-1)%casePairs))
}

// of counts the examples of a source.
func (d *data) of(s source) int {
	n := 0
	for _, t := range d.source {
		if s&t != 0 {
			n++
		}
	}
	return n
}

// parts lists the parts of a source, in their order.
func (d *data) parts(s source) []string {
	var all []string
	seen := map[string]bool{}
	for i, p := range d.part {
		if s&d.source[i] != 0 && !seen[p] {
			seen[p] = true
			all = append(all, p)
		}
	}
	return all
}

// hands lists who wrote the training reports.
func (d *data) hands() []string {
	var all []string
	for _, g := range d.cases[reports] {
		if h := d.handOf[g.ID]; !slices.Contains(all, h) {
			all = append(all, h)
		}
	}
	return all
}
