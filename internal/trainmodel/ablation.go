package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/internal/eval"
)

// variant is the shipped model without length and with something else.
type variant struct {
	name   string
	change func(o *model.Options)
}

func variants() []variant {
	return []variant{
		{"without length", func(*model.Options) {}},
		{"without stems", func(o *model.Options) { o.Stems = false }},
		{"without pairs", func(o *model.Options) { o.Pairs = false }},
		{"without sub-words", func(o *model.Options) { o.Pieces = false }},
		{"without the embedding", func(o *model.Options) { o.Blocks = nil }},
		{"embedding and rules only", func(o *model.Options) { o.Stems, o.Pairs, o.Pieces = false, false, false }},
		{"not starting from the rules", func(o *model.Options) { o.Offset = 0 }},
		{"with every code's rules", func(o *model.Options) { o.Rules = true }},
		{"with cues", func(o *model.Options) { o.Cues = true }},
		{"with words under cues", func(o *model.Options) { o.Cued = true }},
		{"with length (shipped)", func(o *model.Options) { o.Length = true }},
	}
}

// writeAblation measures every variant by the three ways of teaching.
func writeAblation(w io.Writer, d *data) error {
	fmt.Fprintf(w, "What each part of the model adds: the samples' gold text (%d passages in zones that are coded), scored by\n"+
		"regressions, calibrations and thresholds that did not see the case. %d training passages by %d hands.\n"+
		"kept = recall of suggestions from 0.05 (their number); AP = average precision; top 3 = codings among their\n"+
		"passage's three most likely codes; ECE = expected calibration error of what is kept; hands = mean average\n"+
		"precision on the training passages of a hand that was left out. The calibration weighs words and rules in every row.\n\n", len(d.samples), len(d.passages), len(groups(d.passages)))
	s := eval.Score(d.framework, slices.Concat(d.truth, d.rest), d.baseline)
	_, _, macro := s.Macro(eval.ByPassage)
	fmt.Fprintf(w, "rules alone: micro-F1 %.3f, macro-F1 %.3f, cases %.3f, kept %.3f\n\n", s.Micro(eval.ByPassage).F1(), macro,
		s.Micro(eval.ByCase).F1(), s.Micro(eval.AllKept).Recall())
	fmt.Fprintf(w, "%-28s %-15s %7s %7s %7s %14s %6s %6s %6s %6s\n", "model", "taught by", "micro", "macro", "cases", "kept", "AP", "top 3", "ECE", "hands")
	for _, v := range variants() {
		o := d.shippedOptions()
		o.Length = false
		v.change(&o)
		for _, t := range []teaching{passagesAlone, samplesAlone, both} {
			d.writeVariant(w, v.name, o, t)
		}
	}
	return nil
}

func (d *data) writeVariant(w io.Writer, name string, o model.Options, t teaching) {
	margins := model.CrossFit(slices.Concat(d.passages, d.samples), d.folds(t), d.codes, o)
	n := len(d.passages)
	m := d.measure(margins[:n], margins[n:], t)
	_, _, macro := m.scores.Macro(eval.ByPassage)
	kept := m.scores.Micro(eval.AllKept)
	hands := strings.Repeat(" ", 5) + "-"
	if t != samplesAlone {
		hands = fmt.Sprintf("%6.3f", d.handPrecision(margins[:n]))
	}
	fmt.Fprintf(w, "%-28s %-15s %7.3f %7.3f %7.3f %7.3f (%4d) %6.3f %6.3f %6.3f %s\n", name, t, m.scores.Micro(eval.ByPassage).F1(), macro,
		m.scores.Micro(eval.ByCase).F1(), kept.Recall(), kept.Suggested, m.averagePrecision, m.topThree, m.calibrationError, hands)
}
