package main

import (
	"fmt"
	"io"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/internal/eval"
)

// variant is the shipped model with something changed.
type variant struct {
	name   string
	change func(o *model.Options)
	taught source
	plain  bool // by words alone: neither rules nor length nor single sentences in the calibration
}

const everything = passages | samples | reports

// baseline is the textbook's classifier: TF-IDF of stems and logistic regression.
func baseline() variant {
	return variant{"TF-IDF + logistic regression", func(o *model.Options) {
		*o = model.Options{Stems: true, Least: o.Least, Cost: 1, Positive: 1, NormPower: 1, TextScale: o.TextScale}
	}, everything, true}
}

func variants() []variant {
	same := func(*model.Options) {}
	all := []variant{baseline(), {"shipped", same, everything, false},
		{"taught by passages alone", same, passages, false}, {"taught by samples alone", same, samples, false},
		{"taught by reports alone", same, reports, false}, {"taught by passages, samples", same, passages | samples, false},
		{"taught by passages, reports", same, passages | reports, false}}
	for _, v := range []struct {
		name   string
		change func(o *model.Options)
	}{
		{"without stems", func(o *model.Options) { o.Stems = false }},
		{"without pairs", func(o *model.Options) { o.Pairs = false }},
		{"without pairs one word apart", func(o *model.Options) { o.Skips = false }},
		{"without sub-words", func(o *model.Options) { o.Pieces = false }},
		{"without the embedding", func(o *model.Options) { o.Blocks = nil }},
		{"embedding and rules only", func(o *model.Options) { o.Stems, o.Pairs, o.Skips, o.Pieces = false, false, false, false }},
		{"not starting from the rules", func(o *model.Options) { o.Offset = 0 }},
		{"without length", func(o *model.Options) { o.Length = false }},
		{"with every code's rules", func(o *model.Options) { o.Rules = true }},
		{"with words under cues", func(o *model.Options) { o.Cued = true }},
	} {
		all = append(all, variant{v.name, v.change, everything, false})
	}
	return append(all, variant{"words alone in the calibration", same, everything, true})
}

// writeAblation measures every variant on samples and reports.
func writeAblation(w io.Writer, d *data) error {
	d.halve()
	fmt.Fprintf(w, "What each part of the model adds, on the samples and on the written reports, by what the program would suggest\n"+
		"for reports that neither regression nor calibration nor thresholds saw: half of the hands of the reports left out at\n"+
		"a time, or half of the samples. %d passages by %d hands, %d and %d of samples and reports in zones that are coded.\n"+
		"kept = recall of suggestions from 0.05 (their number); AP = average precision; top 3 = codings among their\n"+
		"passage's three best suggestions; ECE = expected calibration error of what is kept; agencies = F1 of right ones.\n\n",
		d.of(passages), len(d.parts(passages)), d.of(samples), d.of(reports))
	return d.compare(w, variants())
}

// compare writes the main figures of rules alone and of the variants.
func (d *data) compare(w io.Writer, all []variant) error {
	fmt.Fprintf(w, "%-31s %-8s %s\n", "", "on", lineHead)
	for _, on := range []source{samples, reports} {
		var truth []eval.Truth
		var suggestions []dhr.Suggestion
		for _, g := range d.cases[on] {
			truth = append(truth, g.Truth()...)
			suggestions = append(suggestions, d.suggester.Suggest(g.Passages())...)
		}
		if _, err := fmt.Fprintf(w, "%-31s %-8s %s\n", "rules alone", on, line(eval.NewReport(d.framework, truth, suggestions))); err != nil {
			return err
		}
	}
	for _, v := range all {
		o := d.shippedOptions()
		v.change(&o)
		tested := samples | reports
		if v.taught == passages {
			tested |= passages // which alone can calibrate
		}
		folds := d.folds(v.taught, tested)
		of := model.CrossFit(d.examples, folds, d.codes, o)
		suggested := d.outcome(of, folds, v, samples|reports)
		for _, on := range []source{samples, reports} {
			if _, err := fmt.Fprintf(w, "%-31s %-8s %s\n", v.name, on, line(suggested.of(on))); err != nil {
				return err
			}
		}
	}
	return nil
}

// halve joins the samples' pairs of cases into two halves and the reports' hands
// into two, so that a variant takes four fits.
func (d *data) halve() {
	half := map[string]string{}
	for _, of := range []source{samples, reports} {
		for i, part := range d.parts(of) {
			half[part] = fmt.Sprintf("%s, half %d", of, i%2+1)
		}
	}
	casesOf := map[string][]string{}
	for _, of := range []source{samples, reports} {
		for _, part := range d.parts(of) {
			casesOf[half[part]] = append(casesOf[half[part]], d.casesOf[part]...)
		}
	}
	d.casesOf = casesOf
	for i, part := range d.part {
		if h, joined := half[part]; joined {
			d.part[i] = h
		}
	}
}

// String names a source of one kind.
func (s source) String() string {
	switch s {
	case passages:
		return "passages"
	case samples:
		return "samples"
	case reports:
		return "reports"
	}
	return "several"
}
