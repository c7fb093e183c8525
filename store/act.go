package store

import (
	"context"
	"database/sql"

	"github.com/dhrcoder/dhr"
)

// DecideAll appends decisions that are one act, wholly or not at all: they are undone
// together. The error is dhr.ErrStale when one of them is out of date, see DecideIf.
func (s *Store) DecideAll(ctx context.Context, all []dhr.SeenDecision) error {
	return s.write(ctx, func(tx *sql.Tx) error { return decideAll(ctx, tx, all) })
}

func decideAll(ctx context.Context, tx *sql.Tx, all []dhr.SeenDecision) error {
	var first, last int64
	for _, d := range all {
		seen, err := lastSeq(ctx, tx, d.Decision)
		if err != nil {
			return err
		}
		if seen != d.Seen {
			return dhr.ErrStale
		}
		if last, err = decide(ctx, tx, d.Decision); err != nil {
			return err
		}
		if first == 0 {
			first = last
		}
	}
	if last == first {
		return nil
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO acts (first, last) VALUES (?, ?)`, first, last)
	return err
}
