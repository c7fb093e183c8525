package pipeline

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"
)

// each works on items 0 to n-1 of a stage, several at a time, and tells Progress of
// each. It stops at the first error and waits for what is under way.
func (r *runner) each(ctx context.Context, stage Stage, n int, name func(int) string, work func(context.Context, int) error) error {
	if n == 0 {
		return nil
	}
	var telling sync.Mutex
	r.Progress.Start(stage, n)
	defer r.Progress.End(stage)
	g, working := errgroup.WithContext(ctx)
	g.SetLimit(r.Workers)
	for i := range n {
		if working.Err() != nil {
			break
		}
		g.Go(func() error {
			if err := working.Err(); err != nil {
				return err
			}
			if err := work(working, i); err != nil {
				return err
			}
			telling.Lock()
			defer telling.Unlock()
			r.Progress.Done(stage, name(i))
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}
