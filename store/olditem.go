package store

import (
	"context"

	"github.com/dhrcoder/dhr"
)

// Item returns a suggestion, shown or not, with its surroundings.
func (s *Store) Item(ctx context.Context, k dhr.SuggestionKey) (it dhr.QueueItem, err error) {
	q, err := s.QueuePassage(ctx, k.Passage)
	unknown := &UnknownError{Noun: "suggestion", ID: k.Code + " for passage " + k.Passage}
	if err != nil {
		return it, unknown
	}
	it = dhr.QueueItem{Passage: q.Passage, Document: q.Document, Case: q.Case}
	if n := len(q.Before); n > 0 {
		it.Before = q.Before[n-1].Text
	}
	if len(q.After) > 0 {
		it.After = q.After[0].Text
	}
	found := false
	for _, u := range q.Units {
		if u.Code == k.Code {
			found = true
			it.Suggestion = dhr.Suggestion{Passage: k.Passage, Code: k.Code}
			if u.Suggestion != nil {
				it.Suggestion = *u.Suggestion
			}
			it.Standing, it.Seen = u.Standing, u.Seen
			continue
		}
		one := dhr.QueueCode{Code: u.Code}
		if u.Standing != nil {
			one.Verdict = u.Standing.Verdict
		}
		if u.Suggestion != nil && u.Suggestion.Shown || u.Standing != nil && (u.Standing.Coded() || u.Standing.Pending()) {
			it.Others = append(it.Others, one)
		}
	}
	if !found {
		return it, unknown
	}
	return it, nil
}
