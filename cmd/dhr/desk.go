package main

import (
	"context"
	"errors"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review"
	"github.com/dhrcoder/dhr/store"
)

// desk lets the review pages work on a store.
type desk struct{ *store.Store }

var _ review.Store = desk{}

func (d desk) Next(ctx context.Context, f review.Filter, after review.Key) (review.Key, bool, error) {
	k, found, err := d.Store.Next(ctx, store.Filter(f), store.Key(after))
	return review.Key(k), found, err
}

func (d desk) Previous(ctx context.Context, f review.Filter, before review.Key) (review.Key, bool, error) {
	k, found, err := d.Store.Previous(ctx, store.Filter(f), store.Key(before))
	return review.Key(k), found, err
}

func (d desk) Counts(ctx context.Context, f review.Filter) (decided, all int, err error) {
	return d.Store.Counts(ctx, store.Filter(f))
}

func (d desk) Item(ctx context.Context, k review.Key) (review.Item, error) {
	it, err := d.Store.Item(ctx, store.Key(k))
	if unknown := (*store.UnknownError)(nil); errors.As(err, &unknown) {
		return review.Item{}, review.ErrGone
	}
	others := make([]review.Other, len(it.Others))
	for i, o := range it.Others {
		others[i] = review.Other(o)
	}
	return review.Item{Suggestion: it.Suggestion, Passage: it.Passage, Document: it.Document, Case: it.Case,
		Before: it.Before, After: it.After, Standing: it.Standing, Seen: it.Seen, Others: others}, err
}

func (d desk) Decide(ctx context.Context, decision dhr.Decision, seen int64) error {
	_, err := d.DecideIf(ctx, decision, seen)
	if errors.Is(err, store.ErrStale) {
		return review.ErrStale
	}
	return err
}

func (d desk) Undo(ctx context.Context, coder string, at time.Time) (dhr.Decision, bool, error) {
	return d.Store.Undo(ctx, coder, at)
}

func (d desk) Coverage(ctx context.Context) ([]review.Coverage, error) {
	all, err := d.Store.Coverage(ctx)
	coverage := make([]review.Coverage, len(all))
	for i, c := range all {
		coverage[i] = review.Coverage(c)
	}
	return coverage, err
}
