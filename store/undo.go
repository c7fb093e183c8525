package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/dhrcoder/dhr"
)

// Undo takes back the coder's last decision that is not taken back yet, on whatever
// passage and code, by appending an undo. It returns the decision taken back, or
// false when the coder has none. What was decided blind in a round that has ended
// stays.
func (s *Store) Undo(ctx context.Context, coder string, at time.Time) (undone dhr.Decision, found bool, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		undone, found, err = lastStanding(ctx, tx, coder)
		if err != nil || !found {
			return err
		}
		_, err = decide(ctx, tx, dhr.Decision{Passage: undone.Passage, Code: undone.Code, Verdict: dhr.VerdictUndo, Coder: coder, At: at,
			Round: undone.Round, Adjudicates: undone.Adjudicates})
		return err
	})
	if err != nil {
		return dhr.Decision{}, false, err
	}
	return undone, found, nil
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
