package main

import (
	"fmt"
	"runtime"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/internal/eval"
	"golang.org/x/sync/errgroup"
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

// outcome is what the program would suggest for reports that it did not see.
type outcome struct {
	framework dhr.Framework
	cases     []suggested
}

// suggested is a report with its suggestions.
type suggested struct {
	source      source
	gold        eval.Gold
	suggestions []dhr.Suggestion
}

// outcome suggests for the reports of sources: for each part's by the model of the
// fold that left it out, with a calibration on the taught examples of the other parts.
func (d *data) outcome(of model.Folded, folds []model.Fold, v variant, tested source) outcome {
	modelOf := map[string]*model.Model{} // by part
	for k, f := range folds {
		for _, i := range f.Test {
			modelOf[d.part[i]] = of.Models[k]
		}
	}
	parts := d.parts(tested)
	byPart := make([][]suggested, len(parts))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for k, part := range parts {
		g.Go(func() error {
			c := model.Calibrate(d.scored(of.Margins, v, part), d.codes)
			if v.plain {
				for i := range c.Codes {
					c.Codes[i].Best, c.Codes[i].Rules, c.Codes[i].Length = 0, 0, 0
				}
			}
			s := d.suggester.WithModel(modelOf[part].Calibrated(c))
			for _, of := range []source{samples, reports} {
				for _, c := range d.reports(tested&of, part) {
					byPart[k] = append(byPart[k], suggested{of, c, s.Suggest(c.Passages())})
				}
			}
			return nil
		})
	}
	_ = g.Wait() // no part fails
	return outcome{d.framework, slices.Concat(byPart...)}
}

// report scores the reports that count.
func (o outcome) report(counts func(suggested) bool) eval.Report {
	var truth []eval.Truth
	var suggestions []dhr.Suggestion
	for _, c := range o.cases {
		if counts(c) {
			truth = append(truth, c.gold.Truth()...)
			suggestions = append(suggestions, c.suggestions...)
		}
	}
	return eval.NewReport(o.framework, truth, suggestions)
}

// of scores the reports of sources.
func (o outcome) of(s source) eval.Report {
	return o.report(func(c suggested) bool { return s&c.source != 0 })
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
