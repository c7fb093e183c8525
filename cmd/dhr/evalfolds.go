package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/internal/eval"
	"github.com/dhrcoder/dhr/store"
)

// evalFolds bounds how often a cross-validation refits the classifier.
const evalFolds = 8

// againstDecisions scores suggestions on what people have decided, cross-validated:
// each case's are made by the project's rules with the shipped classifier refitted to
// the decisions on the other cases, as dhr train does. Cases go to folds in the order
// of their IDs, so that the figures are the same at every call.
func (a *app) againstDecisions(ctx context.Context, s *store.Store, framework dhr.Framework) (eval.Report, error) {
	d, err := readDecided(ctx, s)
	if err != nil {
		return eval.Report{}, err
	}
	if len(d.truth) == 0 {
		return eval.Report{}, fmt.Errorf("nothing has been decided yet: review suggestions with `dhr serve`, or give --gold")
	}
	rules, err := loadRules(s.Project(), framework)
	if err != nil {
		return eval.Report{}, err
	}
	book := codebook{framework, rules}
	examples, err := decidedExamples(ctx, s, book)
	if err != nil {
		return eval.Report{}, err
	}
	base, err := classify.BaseModel()
	if err != nil {
		return eval.Report{}, err
	}
	documents, err := s.Documents(ctx)
	if err != nil {
		return eval.Report{}, err
	}
	suggester := classify.NewSuggester(framework, rules)
	fold := map[string]int{}
	for i, c := range d.cases {
		fold[c] = i % evalFolds
	}
	var suggestions []dhr.Suggestion
	for k := range min(evalFolds, len(d.cases)) {
		m, err := base.Refitted(slices.DeleteFunc(slices.Clone(examples), func(e model.Example) bool { return fold[e.Group] == k }))
		if err != nil {
			return eval.Report{}, err
		}
		fitted := suggester.WithModel(m)
		for _, doc := range documents {
			at, decided := fold[d.caseOf[doc.ID]]
			if !decided || at != k {
				continue
			}
			passages, err := s.Passages(ctx, doc.ID)
			if err != nil {
				return eval.Report{}, err
			}
			for _, g := range fitted.Suggest(passages) {
				if d.decided[passageCode{g.Passage, g.Code}] {
					suggestions = append(suggestions, g)
				}
			}
		}
	}
	r := eval.NewReport(framework, d.truth, suggestions)
	by, err := caseGroups(ctx, s)
	if err != nil {
		return eval.Report{}, err
	}
	r.Subgroups = eval.Subgroups(framework, d.truth, suggestions, by)
	r.Method = fmt.Sprintf("Cross-validated over %s in %s: each case's suggestions are made by the rules and the shipped classifier\n"+
		"refitted to the decisions on the other cases. Only decided passages and codes are looked at.",
		count(len(d.cases), "case"), count(min(evalFolds, len(d.cases)), "fold"))
	if len(d.cases) == 1 {
		r.Method = "All decisions are on one case, so that its suggestions are made by the rules and the shipped classifier as it is.\n" +
			"Only decided passages and codes are looked at."
	}
	r.Caution, err = d.learntBefore(ctx, s, documents)
	return r, err
}

type passageCode struct{ passage, code string }

// decided is what people have decided about codes, as truth.
type decided struct {
	truth   []eval.Truth
	decided map[passageCode]bool
	cases   []string // with decisions, sorted
	caseOf  map[string]string
}

func readDecided(ctx context.Context, s *store.Store) (decided, error) {
	d := decided{decided: map[passageCode]bool{}}
	codings, err := s.Codings(ctx)
	if err != nil {
		return d, err
	}
	ofPassage, err := s.CaseOf(ctx)
	if err != nil {
		return d, err
	}
	at := map[string]int{}
	for _, c := range codings {
		if c.Verdict == dhr.VerdictUnsure || c.Pending() {
			continue
		}
		i, seen := at[c.Passage]
		if !seen {
			i = len(d.truth)
			at[c.Passage] = i
			d.truth = append(d.truth, eval.Truth{Passage: c.Passage, Case: ofPassage[c.Passage]})
			d.cases = append(d.cases, ofPassage[c.Passage])
		}
		if c.Coded() {
			d.truth[i].Codes = append(d.truth[i].Codes, c.Code)
			if d.truth[i].Agencies == nil {
				d.truth[i].Agencies = map[string][]dhr.Agency{}
			}
			d.truth[i].Agencies[c.Code] = c.Agencies
		}
		d.decided[passageCode{c.Passage, c.Code}] = true
	}
	slices.Sort(d.cases)
	d.cases = slices.Compact(d.cases)
	documents, err := s.Documents(ctx)
	if err != nil {
		return d, err
	}
	d.caseOf = map[string]string{}
	for _, doc := range documents {
		d.caseOf[doc.ID] = doc.Case
	}
	return d, nil
}

// learntBefore says that the shipped classifier has learnt from some of the cases, if
// it has: those of the samples.
func (d decided) learntBefore(ctx context.Context, s *store.Store, documents []dhr.Document) (string, error) {
	shipped, err := shippedPassages()
	if err != nil {
		return "", err
	}
	learnt := map[string]bool{}
	for _, doc := range documents {
		if !slices.Contains(d.cases, doc.Case) {
			continue
		}
		passages, err := s.Passages(ctx, doc.ID)
		if err != nil {
			return "", err
		}
		for _, p := range passages {
			if shipped[p.Text] {
				learnt[doc.Case] = true
			}
		}
	}
	if len(learnt) == 0 {
		return "", nil
	}
	return fmt.Sprintf("the shipped classifier learnt from %d of these %s (they are sample reviews), so these figures are far too good; "+
		"what it reaches on cases that it did not see stands in classify/testdata/model-scores.txt", len(learnt), count(len(d.cases), "case")), nil
}

// caseGroups tells what people have stated of the cases by which figures are given
// apart.
func caseGroups(ctx context.Context, s *store.Store) (eval.Attribution, error) {
	const byType, bySex = "type of case", "sex of victim"
	by := eval.Attribution{Names: []string{byType, bySex}, Values: map[string]map[string]string{byType: {}, bySex: {}}}
	cases, err := s.Cases(ctx)
	if err != nil {
		return by, err
	}
	facts, err := s.Facts(ctx)
	if err != nil {
		return by, err
	}
	for _, c := range cases {
		by.Values[byType][c.ID] = string(c.Stated(facts).Type)
	}
	for _, f := range facts {
		if f.Name == dhr.AttributeVictimSex && f.Stated() && f.Verdict != dhr.FactUnsure {
			by.Values[bySex][f.Case] = f.Values[0]
		}
	}
	return by, nil
}
