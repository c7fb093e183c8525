package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/store"
)

// openProject opens the project with its framework.
func (a *app) openProject(ctx context.Context) (*store.Store, dhr.Framework, error) {
	s, err := store.Open(ctx, a.project())
	if err != nil {
		return nil, dhr.Framework{}, err
	}
	framework, err := a.useCodebook(ctx, s)
	if err != nil {
		return nil, dhr.Framework{}, errors.Join(err, s.Close())
	}
	return s, framework, nil
}

// useCodebook renews the codebook if it may, and tells the store of its framework.
func (a *app) useCodebook(ctx context.Context, s *store.Store) (dhr.Framework, error) {
	renewed, err := refreshCodebook(ctx, s)
	if err != nil {
		return dhr.Framework{}, err
	}
	if renewed {
		fmt.Fprintln(a.errs, "Note: the project's codebook, which nobody had edited, is now that of this version; `dhr run` suggests anew")
	}
	framework, err := loadFramework(s.Project())
	if err == nil {
		err = s.SetFramework(ctx, framework)
	}
	return framework, err
}

// createProject makes a project with a copy of the shipped codebook.
func (a *app) createProject(ctx context.Context, project dhr.Project) (*store.Store, error) {
	s, err := store.Create(ctx, project)
	if err != nil {
		return nil, err
	}
	if err = putCodebook(ctx, s); err == nil {
		_, err = a.useCodebook(ctx, s)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}
