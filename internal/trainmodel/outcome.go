package main

import (
	"fmt"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/internal/eval"
)

// scored gives the examples that taught a variant and have margins, but for those of
// a part.
func (d *data) scored(margins [][]model.Margin, v variant, without string) []model.Scored {
	var all []model.Scored
	for i, e := range d.examples {
		if margins[i] == nil || v.taught&d.source[i] == 0 || d.part[i] == without {
			continue
		}
		of := margins[i]
		if v.plain {
			of = slices.Clone(of)
			for c, m := range of {
				of[c] = model.Margin{Words: m.Words}
			}
		}
		all = append(all, model.Scored{Example: e, Margins: of, Weights: d.weights[i]})
	}
	return all
}

// measure scores what the program would suggest for the reports of a source: each
// part's by the model of the fold that left it out, with a calibration on the taught
// examples of the other parts.
func (d *data) measure(of model.Folded, folds []model.Fold, v variant, tested source) eval.Report {
	return d.measureParts(of, folds, v, tested, d.parts(tested))
}

// measureParts is measure for some parts of a source.
func (d *data) measureParts(of model.Folded, folds []model.Fold, v variant, tested source, parts []string) eval.Report {
	modelOf := map[string]*model.Model{} // by part
	for k, f := range folds {
		for _, i := range f.Test {
			modelOf[d.part[i]] = of.Models[k]
		}
	}
	var truth []eval.Truth
	var suggestions []dhr.Suggestion
	for _, part := range parts {
		c := model.Calibrate(d.scored(of.Margins, v, part), d.codes)
		if v.plain {
			for i := range c.Codes {
				c.Codes[i].Best, c.Codes[i].Rules, c.Codes[i].Length = 0, 0, 0
			}
		}
		s := d.suggester.WithModel(modelOf[part].Calibrated(c))
		for _, g := range d.reports(tested, part) {
			truth = append(truth, g.Truth()...)
			suggestions = append(suggestions, s.Suggest(g.Passages())...)
		}
	}
	return eval.NewReport(d.framework, truth, suggestions)
}

// reports are those of a source's part.
func (d *data) reports(s source, part string) []eval.Gold {
	var all []eval.Gold
	for _, of := range []source{samples, reports} {
		if s&of == 0 {
			continue
		}
		for _, g := range d.cases[of] {
			if slices.Contains(d.casesOf[part], g.ID) {
				all = append(all, g)
			}
		}
	}
	return all
}

func figures(r eval.Report) []model.Score {
	s := r.Scores
	_, _, macro := s.Macro(eval.ByPassage)
	return []model.Score{{Name: "passage micro-F1", Value: s.Micro(eval.ByPassage).F1()}, {Name: "passage macro-F1", Value: macro},
		{Name: "case micro-F1", Value: s.Micro(eval.ByCase).F1()}, {Name: "recall of kept suggestions", Value: s.Micro(eval.AllKept).Recall()},
		{Name: "expected calibration error", Value: r.Calibration.Error}}
}

// line prints the main figures of a report in the columns of lineHead.
func line(r eval.Report) string {
	s := r.Scores
	_, _, macro := s.Macro(eval.ByPassage)
	kept := s.Micro(eval.AllKept)
	return fmt.Sprintf("%7.3f %7.3f %7.3f %7.3f (%4d) %6.3f %6.3f %6.3f %8.3f", s.Micro(eval.ByPassage).F1(), macro, s.Micro(eval.ByCase).F1(),
		kept.Recall(), kept.Suggested, r.Ranking.AveragePrecision, r.Ranking.RecallAt3, r.Calibration.Error, r.Agencies.Agencies.F1())
}

const lineHead = "  micro   macro   cases           kept     AP  top 3    ECE agencies"
