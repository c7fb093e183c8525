package review_test

import (
	"context"
	"errors"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review"
	"github.com/dhrcoder/dhr/store"
)

// desk lets the pages use the real store, as cmd/dhr does.
type desk struct{ *store.Store }

func (d desk) Next(ctx context.Context, f review.Filter, after review.Key) (review.Key, bool, error) {
	k, ok, err := d.Store.Next(ctx, store.Filter(f), store.Key(after))
	return review.Key(k), ok, gone(err)
}

func (d desk) Previous(ctx context.Context, f review.Filter, before review.Key) (review.Key, bool, error) {
	k, ok, err := d.Store.Previous(ctx, store.Filter(f), store.Key(before))
	return review.Key(k), ok, gone(err)
}

func (d desk) Item(ctx context.Context, k review.Key) (review.Item, error) {
	it, err := d.Store.Item(ctx, store.Key(k))
	out := review.Item{Suggestion: it.Suggestion, Passage: it.Passage, Document: it.Document, Case: it.Case,
		Before: it.Before, After: it.After, Standing: it.Standing, Seen: it.Seen}
	for _, o := range it.Others {
		out.Others = append(out.Others, review.Other(o))
	}
	return out, gone(err)
}

func (d desk) Counts(ctx context.Context, f review.Filter) (decided, all int, err error) {
	return d.Store.Counts(ctx, store.Filter(f))
}

func (d desk) Decide(ctx context.Context, dec dhr.Decision, seen int64) error {
	_, err := d.Store.DecideIf(ctx, dec, seen)
	if errors.Is(err, store.ErrStale) {
		return review.ErrStale
	}
	return gone(err)
}

func (d desk) Undo(ctx context.Context, coder string, at time.Time) (dhr.Decision, bool, error) {
	return d.Store.Undo(ctx, coder, at)
}

func (d desk) Coverage(ctx context.Context) ([]review.Coverage, error) {
	all, err := d.Store.Coverage(ctx)
	var out []review.Coverage
	for _, c := range all {
		out = append(out, review.Coverage(c))
	}
	return out, err
}

// gone tells the pages of what the project does not have.
func gone(err error) error {
	var unknown *store.UnknownError
	if errors.As(err, &unknown) {
		return review.ErrGone
	}
	return err
}
