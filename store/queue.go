package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/dhrcoder/dhr"
)

// place is where a suggestion stands in the queue: the queue is in the order of
// case, document, passage and code.
type place struct {
	of, name      string // case and name of the document
	num           int64
	ordinal, rank int
}

// Next returns the first suggestion of the filter after the key, or from the
// beginning for the zero Key or one whose passage the project no longer has, that is
// shown and on which nothing stands decided; false when there is none.
func (s *Store) Next(ctx context.Context, f dhr.QueueFilter, after dhr.SuggestionKey) (dhr.SuggestionKey, bool, error) {
	const open = ` AND s.shown = 1 AND s.verdict = ''`
	index := "suggestions_queue"
	if len(f.Codes) > 0 {
		index = "suggestions_by_code"
	}
	at, known, err := s.placeOf(ctx, after)
	if err != nil {
		return dhr.SuggestionKey{}, false, s.explain(ctx, err)
	}
	if !known {
		return s.first(ctx, index, f, open, "", "ASC")
	}
	k, found, err := s.first(ctx, index, f, open, ` AND d.num = ? AND (s.ordinal, s.rank) > (?, ?)`, "ASC", at.num, at.ordinal, at.rank)
	if found || err != nil {
		return k, found, err
	}
	return s.first(ctx, index, f, open, ` AND (d.case_id, d.name) > (?, ?)`, "ASC", at.of, at.name)
}

// Previous returns the last suggestion of the filter before the key that is shown,
// decided or not; false when there is none, or the project no longer has the key's
// passage.
func (s *Store) Previous(ctx context.Context, f dhr.QueueFilter, before dhr.SuggestionKey) (dhr.SuggestionKey, bool, error) {
	const shown = ` AND s.shown = 1`
	index := ""
	if len(f.Codes) > 0 {
		index = "suggestions_by_code"
	}
	at, known, err := s.placeOf(ctx, before)
	if err != nil || !known {
		return dhr.SuggestionKey{}, false, s.explain(ctx, err)
	}
	k, found, err := s.first(ctx, "", f, shown, ` AND d.num = ? AND (s.ordinal, s.rank) < (?, ?)`, "DESC", at.num, at.ordinal, at.rank)
	if found || err != nil {
		return k, found, err
	}
	if index != "" {
		// The index has the verdict before the document.
		return s.first(ctx, index, f, shown+` AND s.verdict IN ('', 'confirm', 'reject', 'unsure', 'add')`,
			` AND (d.case_id, d.name) < (?, ?)`, "DESC", at.of, at.name)
	}
	return s.first(ctx, "", f, shown, ` AND (d.case_id, d.name) < (?, ?)`, "DESC", at.of, at.name)
}

// first returns the first suggestion in the queue's order, or its reverse, that
// meets the conditions. Documents are the outer loop, so that those without any
// cost one look-up each.
func (s *Store) first(ctx context.Context, index string, f dhr.QueueFilter, which, where, direction string, args ...any) (k dhr.SuggestionKey, found bool, err error) {
	if index != "" {
		index = " INDEXED BY " + index
	}
	narrow, values := conditions(f)
	query := fmt.Sprintf(`SELECT p.id, s.code FROM documents d CROSS JOIN suggestions s%s ON s.document = d.num%s
		CROSS JOIN passages p ON p.document = s.document AND p.ordinal = s.ordinal
		WHERE 1%s%s ORDER BY d.case_id %[5]s, d.name %[5]s, s.ordinal %[5]s, s.rank %[5]s LIMIT 1`,
		index, which, where, narrow, direction)
	err = s.db.QueryRowContext(ctx, query, append(args, values...)...).Scan(&k.Passage, &k.Code)
	if errors.Is(err, sql.ErrNoRows) {
		return dhr.SuggestionKey{}, false, nil
	}
	return k, err == nil, s.explain(ctx, err)
}

// conditions returns the filter as conditions on documents d and suggestions s.
func conditions(f dhr.QueueFilter) (where string, args []any) {
	if f.Case != "" {
		where += ` AND d.case_id = ?`
		args = append(args, f.Case)
	}
	if len(f.Codes) > 0 {
		where += ` AND s.code IN (?` + strings.Repeat(`, ?`, len(f.Codes)-1) + `)`
		for _, c := range f.Codes {
			args = append(args, c)
		}
	}
	return where, args
}

// placeOf returns where a suggestion stands, or would stand if there were one; false
// when the project lacks the passage or the code.
func (s *Store) placeOf(ctx context.Context, k dhr.SuggestionKey) (p place, known bool, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT d.case_id, d.name, d.num, p.ordinal, c.rank
		FROM passages p JOIN documents d ON d.num = p.document JOIN codes c ON c.id = ? WHERE p.id = ?`,
		k.Code, k.Passage).Scan(&p.of, &p.name, &p.num, &p.ordinal, &p.rank)
	if errors.Is(err, sql.ErrNoRows) {
		return p, false, nil
	}
	return p, err == nil, err
}

// Counts returns how many shown suggestions of the filter are decided, and how many
// there are.
func (s *Store) Counts(ctx context.Context, f dhr.QueueFilter) (decided, all int, err error) {
	narrow, args := conditions(f)
	err = s.db.QueryRowContext(ctx, `SELECT coalesce(sum(s.verdict <> ''), 0), count(*)
		FROM suggestions s JOIN documents d ON d.num = s.document WHERE s.shown = 1`+narrow, args...).Scan(&decided, &all)
	return decided, all, s.explain(ctx, err)
}
