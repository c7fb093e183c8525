package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/internal/eval"
	"github.com/dhrcoder/dhr/samples"
	"github.com/dhrcoder/dhr/store"
)

func newEvalCommand(a *app) *cobra.Command {
	var goldDir string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Measure the suggestions against codings made by people",
		Long: `Score the project's suggestions: precision (how many are right), recall (how many
of the codings were suggested) and F1, pooled and by code, for passages and for
cases, with 95 % intervals by bootstrap over cases; how well their order serves
(average precision, recall among a passage's three best, work saved over sampling at
95 % recall); and whether scores can be read as chances (calibration).

Without --gold they are held against the project's own decisions, cross-validated
over cases: each case's suggestions are made anew by a classifier refitted to the
decisions on the other cases, as dhr train does, so that no case is scored by what
learnt from it. Only decided passages and codes are looked at, so recall depends on
coders adding what was missed. Figures are also given by type of case and sex of the
victim, where people have stated them. With --gold DIR they are held against gold files (samples/FORMAT.md says
how they are written): a suggestion is right when its passage is the gold
paragraph and the paragraph has the code.` + exitHelp,
		Example: "  dhr eval\n  dhr eval --json\n  dhr eval --gold samples/gold",
		Args:    args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, framework, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			measure := a.againstDecisions
			if goldDir != "" {
				measure = func(ctx context.Context, s *store.Store, f dhr.Framework) (eval.Report, error) {
					return a.againstGold(ctx, s, f, goldDir)
				}
			}
			measured, err := measure(cmd.Context(), s, framework)
			if err != nil {
				return err
			}
			if asJSON {
				return measured.WriteJSON(a.out)
			}
			return measured.Write(a.out)
		},
	}
	cmd.Flags().StringVar(&goldDir, "gold", "", "folder of gold files")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// againstGold scores the suggestions for the documents that gold files code. A
// gold paragraph that extraction did not give as a passage counts as missed.
func (a *app) againstGold(ctx context.Context, s *store.Store, framework dhr.Framework, dir string) (eval.Report, error) {
	gold, err := eval.ReadGold(os.DirFS(dir), ".")
	if err != nil {
		return eval.Report{}, err
	}
	documents, err := s.Documents(ctx)
	if err != nil {
		return eval.Report{}, err
	}
	byName := map[string]dhr.Document{}
	for _, d := range documents {
		byName[d.Name] = d
	}
	var truth []eval.Truth
	var suggestions []dhr.Suggestion
	learnt, err := shippedSamples()
	if err != nil {
		return eval.Report{}, err
	}
	found, lost, seen := 0, 0, 0
	for _, g := range gold {
		d, known := byName[g.ID+".pdf"]
		if !known {
			continue
		}
		found++
		if learnt[textOf(g)] {
			seen++
		}
		passages, err := s.Passages(ctx, d.ID)
		if err != nil {
			return eval.Report{}, err
		}
		m := exchange.NewMatcher(passages)
		paragraphs := g.Passages()
		for i, t := range g.Truth() {
			if id, ok := m.Match(paragraphs[i].Text); ok {
				t.Passage = id
			} else {
				lost++
			}
			truth = append(truth, t)
		}
		of, err := s.Suggestions(ctx, d.ID)
		if err != nil {
			return eval.Report{}, err
		}
		suggestions = append(suggestions, of...)
	}
	if found == 0 {
		return eval.Report{}, fmt.Errorf("none of the %d gold files in %s codes a document of this project", len(gold), dir)
	}
	if lost > 0 {
		fmt.Fprintf(a.errs, "%s without a passage of the same text: their codings count as missed\n", count(lost, "gold paragraph"))
	}
	r := eval.NewReport(framework, truth, suggestions)
	if seen > 0 {
		r.Caution = fmt.Sprintf("the shipped classifier learnt from %d of these %d cases, so these figures are far too good; "+
			"what it reaches on cases that it did not see stands in classify/testdata/model-scores.txt", seen, found)
	}
	return r, nil
}

// shippedPassages are the texts of the sample cases' passages.
func shippedPassages() (map[string]bool, error) {
	gold, err := eval.ReadGold(samples.Files(), "gold")
	if err != nil {
		return nil, err
	}
	texts := map[string]bool{}
	for _, g := range gold {
		for _, p := range g.Passages() {
			texts[p.Text] = true
		}
	}
	return texts, nil
}

// shippedSamples names the texts of the sample cases, which the shipped classifier
// learnt from.
func shippedSamples() (map[string]bool, error) {
	gold, err := eval.ReadGold(samples.Files(), "gold")
	if err != nil {
		return nil, err
	}
	texts := map[string]bool{}
	for _, g := range gold {
		texts[textOf(g)] = true
	}
	return texts, nil
}

func textOf(g eval.Gold) string {
	var b strings.Builder
	for _, p := range g.Passages() {
		b.WriteString(p.Text)
	}
	return b.String()
}
