package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/dhrcoder/dhr"
)

// spot is where a passage stands in its document and the document among the others.
type spot struct {
	of, name string // case and name of the document
	num      int64
	ordinal  int
}

// Next returns where the queue of the filter goes on from the place: the first passage
// after it that has a code which meets the filter, with that code; false when there is
// none. The orders by score leave out the passages on the coder's trail instead, since
// what is first in them changes with every decision. From a zero place, or one whose
// passage the project no longer has, the queue begins anew.
func (s *Store) Next(ctx context.Context, f dhr.QueueFilter, from dhr.QueuePlace) (k dhr.SuggestionKey, found bool, err error) {
	switch {
	case f.Round > 0:
		k, found, err = s.nextInRound(ctx, f.Round, from.Coder, from.At.Passage)
	case f.Sample > 0:
		k, found, err = s.nextInSample(ctx, f.Sample, from.At.Passage)
	case f.Decided() || f.Order == dhr.OrderDocument:
		k, found, err = s.nextByDocument(ctx, f, from.At.Passage)
	case f.Order == dhr.OrderCode:
		k, found, err = s.nextByCode(ctx, f, from)
	case f.Order == dhr.OrderCertain:
		k, found, err = s.nextCertain(ctx, f, from)
	case f.Order == dhr.OrderInformative:
		k, found, err = s.nextInformative(ctx, f, from)
	default:
		return k, false, fmt.Errorf("the queue has no order %q", f.Order)
	}
	return k, found, s.explain(ctx, err)
}

// Previous returns the passage before the one given, by document or in its sample, that
// has a code of the filter, decided or not; false when there is none, or the project no
// longer has the passage.
func (s *Store) Previous(ctx context.Context, f dhr.QueueFilter, passage string) (k dhr.SuggestionKey, found bool, err error) {
	if f.Round > 0 {
		k, found, err = s.previousInRound(ctx, f.Round, passage)
		return k, found, s.explain(ctx, err)
	}
	if f.Sample > 0 {
		k, found, err = s.previousInSample(ctx, f.Sample, passage)
		return k, found, s.explain(ctx, err)
	}
	at, known, err := s.spotOf(ctx, passage)
	if err != nil || !known {
		return k, false, s.explain(ctx, err)
	}
	part := units{s: s, f: f, backward: true}
	if k, found, err = part.first(ctx, ` AND d.num = ? AND {ordinal} < ?`, at.num, at.ordinal); !found && err == nil {
		k, found, err = part.first(ctx, ` AND (d.case_id, d.name) < (?, ?)`, at.of, at.name)
	}
	return k, found, s.explain(ctx, err)
}

func (s *Store) nextByDocument(ctx context.Context, f dhr.QueueFilter, passage string) (k dhr.SuggestionKey, found bool, err error) {
	at, known, err := s.spotOf(ctx, passage)
	if err != nil {
		return k, false, err
	}
	part := units{s: s, f: f}
	if !known {
		return part.first(ctx, ``)
	}
	k, found, err = part.first(ctx, ` AND d.num = ? AND {ordinal} > ?`, at.num, at.ordinal)
	if found || err != nil {
		return k, found, err
	}
	return part.first(ctx, ` AND (d.case_id, d.name) > (?, ?)`, at.of, at.name)
}

// spotOf returns where a passage stands; false when the project lacks it.
func (s *Store) spotOf(ctx context.Context, passage string) (at spot, known bool, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT d.case_id, d.name, d.num, p.ordinal FROM passages p
		JOIN documents d ON d.num = p.document WHERE p.id = ?`, passage).Scan(&at.of, &at.name, &at.num, &at.ordinal)
	if errors.Is(err, sql.ErrNoRows) {
		return at, false, nil
	}
	return at, err == nil, err
}

// key runs a query for the passage and code of one suggestion.
func (s *Store) key(ctx context.Context, query string, args ...any) (k dhr.SuggestionKey, found bool, err error) {
	err = s.db.QueryRowContext(ctx, query, args...).Scan(&k.Passage, &k.Code)
	if errors.Is(err, sql.ErrNoRows) {
		return dhr.SuggestionKey{}, false, nil
	}
	return k, err == nil, err
}
