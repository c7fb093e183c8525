package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/store"
)

// codebook is a project's framework and rules.
type codebook struct {
	framework dhr.Framework
	rules     *classify.RuleSet
}

// openProject opens the project with its framework.
func (a *app) openProject(ctx context.Context) (*store.Store, dhr.Framework, error) {
	project := a.project()
	s, err := store.Open(ctx, project)
	if err != nil {
		return nil, dhr.Framework{}, err
	}
	framework, err := loadFramework(project)
	if err == nil {
		err = s.SetFramework(ctx, framework)
	}
	if err != nil {
		return nil, dhr.Framework{}, errors.Join(err, s.Close())
	}
	return s, framework, nil
}

func loadFramework(project dhr.Project) (dhr.Framework, error) {
	data, err := os.ReadFile(project.Framework())
	if err != nil {
		return dhr.Framework{}, fmt.Errorf("read the project's framework: %w", err)
	}
	return classify.LoadFramework(project.Framework(), data)
}

// loadRules reads the project's rules and checks them. Problems name files by
// their place in the project.
func loadRules(project dhr.Project, framework dhr.Framework) (*classify.RuleSet, error) {
	dir := filepath.Dir(project.Rules())
	rules, err := classify.LoadRules(os.DirFS(dir), framework)
	var problems dhr.Problems
	if errors.As(err, &problems) {
		for i := range problems {
			problems[i].File = filepath.Join(dir, problems[i].File)
		}
		return nil, problems
	}
	if err != nil {
		return nil, fmt.Errorf("read the project's rules: %w", err)
	}
	return rules, nil
}

func loadCodebook(project dhr.Project) (codebook, error) {
	framework, err := loadFramework(project)
	if err != nil {
		return codebook{}, err
	}
	rules, err := loadRules(project, framework)
	return codebook{framework, rules}, err
}

// createProject makes a project with a copy of the shipped codebook.
func createProject(ctx context.Context, project dhr.Project) (*store.Store, error) {
	s, err := store.Create(ctx, project)
	if err != nil {
		return nil, err
	}
	if err := copyCodebook(filepath.Dir(project.Framework())); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	framework, err := loadFramework(project)
	if err == nil {
		err = s.SetFramework(ctx, framework)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func copyCodebook(dir string) error {
	shipped := classify.Codebook()
	return fs.WalkDir(shipped, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if d.IsDir() {
			return os.MkdirAll(to, 0o700)
		}
		data, err := fs.ReadFile(shipped, name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(to, data, 0o600); err != nil {
			return fmt.Errorf("copy the codebook: %w", err)
		}
		return nil
	})
}
