package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/store"
)

func newTrainCommand(a *app) *cobra.Command {
	var reset bool
	cmd := &cobra.Command{
		Use:   "train",
		Short: "Fit the classifier to the project's decisions",
		Long: `Fit the classifier that stands beside the rules to what the project's coders have
confirmed, added and rejected. It starts from the classifier that ships with the
program and keeps what that knows where the decisions say nothing. The result is
the file model.bin.gz in the project; the next dhr run suggests anew with it.
Suggestions of a trained classifier need confirming like any other.

How well it foretells decisions is said by cases that it did not see: each case's
decisions are foretold by a classifier fitted to the others'. A lower log loss is
better.

--reset removes the project's classifier; the shipped one is used again.` + exitHelp,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, framework, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			if reset {
				return a.resetModel(s.Project())
			}
			rules, err := loadRules(s.Project(), framework)
			if err != nil {
				return err
			}
			return a.train(cmd.Context(), s, codebook{framework, rules})
		},
	}
	cmd.Flags().BoolVar(&reset, "reset", false, "remove the project's classifier and use the shipped one again")
	return cmd
}

func (a *app) resetModel(project dhr.Project) error {
	err := os.Remove(project.Model())
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(a.out, "The project has no classifier of its own; the shipped one is in use.")
		return nil
	}
	if err != nil {
		return fmt.Errorf("remove the project's classifier: %w", err)
	}
	fmt.Fprintln(a.out, "The project's classifier is removed; dhr run suggests anew with the shipped one.")
	return nil
}

// train fits the shipped model to the decisions and keeps it in the project.
func (a *app) train(ctx context.Context, s *store.Store, book codebook) error {
	examples, err := decidedExamples(ctx, s, book)
	if err != nil {
		return err
	}
	if len(examples) == 0 {
		return fmt.Errorf("nothing has been decided yet: confirm and reject suggestions with `dhr serve` first")
	}
	base, err := classify.BaseModel()
	if err != nil {
		return err
	}
	m, err := base.Refit(examples)
	if err != nil {
		return err
	}
	if err := writeModel(s.Project(), m); err != nil {
		return err
	}
	confirmed, rejected := 0, 0
	for _, e := range examples {
		confirmed += len(e.Codes)
		rejected += len(e.Known) - len(e.Codes)
	}
	fmt.Fprintf(a.out, "Trained on %d confirmed and %d rejected codes of %s.\n", confirmed, rejected, count(len(examples), "passage"))
	if scores := m.Info().Scores; len(scores) == 3 {
		fmt.Fprintf(a.out, "Log loss of decisions on cases not trained on: shipped %.3f, trained %.3f.\n", scores[1].Value, scores[2].Value)
		if scores[2].Value > scores[1].Value {
			fmt.Fprintln(a.out, "The trained classifier foretells them no better: dhr train --reset takes it back.")
		}
	} else {
		fmt.Fprintln(a.out, "The decisions are all on one case, so how well it does on others cannot be said.")
	}
	fmt.Fprintln(a.out, "dhr run suggests anew with it.")
	return nil
}

// decidedExamples are the passages on which somebody has decided, in the order of
// documents and passages.
func decidedExamples(ctx context.Context, s *store.Store, book codebook) ([]model.Example, error) {
	codings, err := s.Codings(ctx)
	if err != nil {
		return nil, err
	}
	byPassage := map[string][]dhr.Coding{}
	for _, c := range codings {
		if c.Verdict != dhr.VerdictUnsure && !c.Pending() {
			byPassage[c.Passage] = append(byPassage[c.Passage], c)
		}
	}
	caseOf, err := s.CaseOf(ctx)
	if err != nil {
		return nil, err
	}
	documents, err := s.Documents(ctx)
	if err != nil {
		return nil, err
	}
	suggester := classify.NewSuggester(book.framework, book.rules)
	var examples []model.Example
	for _, d := range documents {
		passages, err := s.Passages(ctx, d.ID)
		if err != nil {
			return nil, err
		}
		decided := false
		for _, p := range passages {
			decided = decided || len(byPassage[p.ID]) > 0
		}
		if !decided {
			continue
		}
		for i, in := range suggester.Inputs(passages) {
			id := passages[i].ID
			if len(byPassage[id]) == 0 {
				continue
			}
			e := model.Example{Passage: in, Case: true, Group: caseOf[id]}
			for _, c := range byPassage[id] {
				e.Known = append(e.Known, c.Code)
				if c.Coded() {
					e.Codes = append(e.Codes, c.Code)
				}
			}
			examples = append(examples, e)
		}
	}
	return examples, nil
}

// writeModel replaces the project's model whole or not at all.
func writeModel(project dhr.Project, m *model.Model) (err error) {
	f, err := os.CreateTemp(project.Dir, "model-*.tmp")
	if err != nil {
		return fmt.Errorf("write the project's classifier: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("write the project's classifier: %w", err), os.Remove(f.Name()))
		}
	}()
	if err := m.Write(f); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), project.Model())
}

// projectModel is the project's own model, else the shipped one.
func projectModel(project dhr.Project) (*model.Model, error) {
	f, err := os.Open(project.Model())
	if errors.Is(err, fs.ErrNotExist) {
		return classify.BaseModel()
	}
	if err != nil {
		return nil, fmt.Errorf("read the project's classifier: %w", err)
	}
	defer f.Close()
	m, err := classify.LoadModel(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; dhr train makes it anew, dhr train --reset removes it", filepath.Base(project.Model()), err)
	}
	return m, nil
}

// newSuggester suggests by the project's rules and model.
func newSuggester(project dhr.Project, book codebook) (*classify.Suggester, error) {
	m, err := projectModel(project)
	if err != nil {
		return nil, err
	}
	return classify.NewSuggester(book.framework, book.rules).WithModel(m), nil
}
