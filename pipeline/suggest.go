package pipeline

import (
	"context"
	"fmt"

	"github.com/dhrcoder/dhr"
)

// suggest makes suggestions for the documents that have none of this version.
func (r *runner) suggest(ctx context.Context) error {
	documents, err := r.Store.Documents(ctx)
	if err != nil {
		return err
	}
	version := r.Suggester.Version()
	var todo []dhr.Document
	for _, d := range documents {
		if d.Status == dhr.DocumentRead && d.Suggested != version {
			todo = append(todo, d)
		}
	}
	done := make([]bool, len(todo))
	err = r.each(ctx, StageSuggest, len(todo), func(i int) string { return todo[i].Name }, func(ctx context.Context, i int) error {
		passages, err := r.Store.Passages(ctx, todo[i].ID)
		if err != nil {
			return err
		}
		if err := r.Store.SaveSuggestions(ctx, todo[i].ID, version, r.Suggester.Suggest(passages)); err != nil {
			return fmt.Errorf("store the suggestions for %s: %w", todo[i].Name, err)
		}
		done[i] = true
		return nil
	})
	for _, d := range done {
		if d {
			r.res.Suggested++
		}
	}
	return err
}
