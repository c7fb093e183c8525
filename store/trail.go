package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/dhrcoder/dhr"
)

// trailLength is how many steps back the orders by score leave out what was shown, and
// trailKept how many steps a project keeps in all.
const (
	trailLength = 2000
	trailKept   = 50_000
)

// Step notes that the coder is shown a passage with one of its codes, having come from
// the step given, and returns the new step. Again says that the queue was begun anew.
// When the step they came from is 0 and they were at another passage, that is noted
// first, so that they can go back to it.
func (s *Store) Step(ctx context.Context, from dhr.QueuePlace, to dhr.SuggestionKey, again bool) (step int64, err error) {
	put := func(tx *sql.Tx, at dhr.SuggestionKey, before int64, again bool) (id int64, err error) {
		err = tx.QueryRowContext(ctx, `INSERT INTO trail (coder, passage, code, before, again) VALUES (?, ?, ?, ?, ?) RETURNING id`,
			from.Coder, at.Passage, at.Code, before, again).Scan(&id)
		return id, err
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		before := from.Step
		if before == 0 && from.At.Passage != "" {
			if before, err = put(tx, from.At, 0, false); err != nil {
				return err
			}
		}
		if step, err = put(tx, to, before, again); err != nil {
			return err
		}
		if step%1000 != 0 {
			return nil
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM trail WHERE id <= ?`, step-trailKept)
		return err
	})
	return step, err
}

// StepBack returns what the coder was shown before the step, and the step at which it
// was; false when there is nothing before it, or the step is not theirs.
func (s *Store) StepBack(ctx context.Context, coder string, step int64) (at dhr.SuggestionKey, before int64, found bool, err error) {
	_, before, found, err = s.stepAt(ctx, coder, step)
	if !found || err != nil || before == 0 {
		return at, 0, false, s.explain(ctx, err)
	}
	at, _, found, err = s.stepAt(ctx, coder, before)
	return at, before, found, s.explain(ctx, err)
}

func (s *Store) stepAt(ctx context.Context, coder string, step int64) (at dhr.SuggestionKey, before int64, found bool, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT passage, code, before FROM trail WHERE id = ? AND coder = ?`, step, coder).Scan(&at.Passage, &at.Code, &before)
	if errors.Is(err, sql.ErrNoRows) {
		return at, 0, false, nil
	}
	return at, before, err == nil, err
}
