package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

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

// UndoAct takes back the coder's last act that is not taken back yet: a decision, or all
// that were made at once with DecideAll. It returns what was taken back, in the order in
// which it had been decided; nothing when the coder has none. See Undo.
func (s *Store) UndoAct(ctx context.Context, coder string, at time.Time) (undone []dhr.Decision, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		undone = nil
		var first int64
		for {
			d, found, err := lastStanding(ctx, tx, coder)
			if err != nil || !found || first > 0 && d.Seq < first {
				return err
			}
			_, err = decide(ctx, tx, dhr.Decision{Passage: d.Passage, Code: d.Code, Verdict: dhr.VerdictUndo, Coder: coder, At: at,
				Round: d.Round, Adjudicates: d.Adjudicates})
			if err != nil {
				return err
			}
			undone = append([]dhr.Decision{d}, undone...)
			if first > 0 {
				continue
			}
			err = tx.QueryRowContext(ctx, `SELECT first FROM acts WHERE ?1 BETWEEN first AND last ORDER BY first DESC LIMIT 1`, d.Seq).Scan(&first)
			if errors.Is(err, sql.ErrNoRows) {
				return nil
			}
			if err != nil {
				return err
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return undone, nil
}
