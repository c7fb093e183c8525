package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/dhrcoder/dhr"
)

// Undo takes back the coder's last act that is not taken back yet: a decision, or all
// that were made at once with DecideAll. It returns what was taken back, in the order in
// which it had been decided; nothing when the coder has none. It appends an undo for each.
// What was decided blind in a round that has ended stays.
func (s *Store) Undo(ctx context.Context, coder string, at time.Time) (undone []dhr.Decision, err error) {
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

// lastStanding goes back through a coder's decisions: each undo has taken back the
// nearest earlier one on its passage and code, in its round and of its kind, that no
// other undo has.
func lastStanding(ctx context.Context, tx *sql.Tx, coder string) (last dhr.Decision, found bool, err error) {
	rounds, err := roundsOf(ctx, tx)
	if err != nil {
		return last, false, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT `+decisionColumns+` FROM decisions x WHERE coder = ? ORDER BY seq DESC`, coder)
	if err != nil {
		return last, false, err
	}
	defer rows.Close()
	ended := map[int64]bool{}
	for _, r := range rounds {
		ended[r.ID] = !r.Open()
	}
	type kind struct {
		pair
		round       int64
		adjudicates bool
	}
	undos := map[kind]int{}
	for rows.Next() {
		d, err := scanDecision(rows)
		if err != nil {
			return last, false, err
		}
		k := kind{pair{d.Passage, d.Code}, d.Round, d.Adjudicates}
		switch {
		case d.Verdict == dhr.VerdictUndo:
			undos[k]++
		case undos[k] > 0:
			undos[k]--
		case d.Blind() && ended[d.Round]:
		default:
			return d, true, nil
		}
	}
	return last, false, rows.Err()
}
