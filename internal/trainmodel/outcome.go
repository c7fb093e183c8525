package main

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/internal/eval"
)

// outcome is how well the codings of a source were found.
type outcome struct {
	report      eval.Report
	topThree    float64 // codings among their passage's three most likely codes, kept or not
	suggestions []dhr.Suggestion
}

// In the calibration a written passage counts for less than a report's: half of them
// are near misses, more than reports have.
const passageWeight = 0.3

func weightOf(e model.Example) float64 {
	if e.Case {
		return 1
	}
	return passageWeight
}

// scored gives the taught examples with margins but for those of a part.
func (d *data) scored(margins [][]model.Margin, taught source, without string) []model.Scored {
	var all []model.Scored
	for i, e := range d.examples {
		if margins[i] != nil && taught&d.source[i] != 0 && d.part[i] != without {
			all = append(all, model.Scored{Example: e, Margins: margins[i], Weight: weightOf(e)})
		}
	}
	return all
}

// measure calibrates each part of the tested source on the taught examples of the
// other parts, and scores what would be suggested.
func (d *data) measure(margins [][]model.Margin, taught, tested source) outcome {
	var o outcome
	probabilities := map[int][]float64{}
	for _, part := range d.parts(tested) {
		c := model.Calibrate(d.scored(margins, taught, part), d.codes)
		for i, e := range d.examples {
			if tested&d.source[i] == 0 || d.part[i] != part {
				continue
			}
			probabilities[i] = make([]float64, len(d.codes))
			for j, code := range d.codes {
				p := math.Round(c.Probability(j, margins[i][j], e.Passage.Zone)*1e4) / 1e4
				probabilities[i][j] = p
				if p >= dhr.ScoreFloor {
					o.suggestions = append(o.suggestions, dhr.Suggestion{Passage: d.truth[i].Passage, Code: code, Score: p, Shown: p >= c.Codes[j].Threshold})
				}
			}
		}
	}
	o.report = eval.NewReport(d.framework, d.allTruth(tested), o.suggestions)
	o.topThree = d.topThree(probabilities)
	return o
}

// allTruth is the truth of every passage of the source's reports.
func (d *data) allTruth(s source) []eval.Truth {
	var all []eval.Truth
	for i, t := range d.truth {
		if s&d.source[i] != 0 {
			all = append(all, t)
		}
	}
	for _, of := range []source{samples, reports} {
		if s&of != 0 {
			all = append(all, d.cases[of].rest...)
		}
	}
	return all
}

// topThree is the share of codings that stand among the three most likely codes of
// their passage.
func (d *data) topThree(probabilities map[int][]float64) float64 {
	total, found := 0, 0
	for i, ps := range probabilities {
		for j, code := range d.codes {
			if !slices.Contains(d.examples[i].Codes, code) {
				continue
			}
			total++
			above := 0
			for _, q := range ps {
				if q > ps[j] {
					above++
				}
			}
			if above < 3 {
				found++
			}
		}
	}
	return float64(found) / float64(max(total, 1))
}

func (o outcome) figures() []model.Score {
	s := o.report.Scores
	_, _, macro := s.Macro(eval.ByPassage)
	return []model.Score{{Name: "passage micro-F1", Value: s.Micro(eval.ByPassage).F1()}, {Name: "passage macro-F1", Value: macro},
		{Name: "case micro-F1", Value: s.Micro(eval.ByCase).F1()}, {Name: "recall of kept suggestions", Value: s.Micro(eval.AllKept).Recall()},
		{Name: "expected calibration error", Value: o.report.Calibration.Error}}
}
