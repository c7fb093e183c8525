package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/dhrcoder/dhr"
)

const decisionColumns = `x.seq, x.passage, x.code, x.verdict, x.agencies, x.coder, x.at, x.note`

func scanDecision(rows *sql.Rows) (d dhr.Decision, err error) {
	var agencies []byte
	var at string
	if err := rows.Scan(&d.Seq, &d.Passage, &d.Code, &d.Verdict, &agencies, &d.Coder, &at, &d.Note); err != nil {
		return d, err
	}
	if err := decode(agencies, &d.Agencies); err != nil {
		return d, err
	}
	d.At, err = time.Parse(time.RFC3339, at)
	return d, err
}

// Decisions returns every decision in the order in which they were made.
func (s *Store) Decisions(ctx context.Context) ([]dhr.Decision, error) {
	all, err := collect(ctx, s.db, scanDecision, `SELECT `+decisionColumns+` FROM decisions x ORDER BY seq`)
	return all, s.explain(ctx, err)
}

// Codings returns what stands after all decisions, see dhr.Standing.
func (s *Store) Codings(ctx context.Context) ([]dhr.Coding, error) {
	decisions, err := s.Decisions(ctx)
	return dhr.Standing(decisions), err
}

// Decide appends a decision and returns its Seq. When it returns, the decision is
// on disk. The error is an *UnknownError when the project lacks the passage or the
// framework the code. At is kept in UTC to the second.
func (s *Store) Decide(ctx context.Context, d dhr.Decision) (seq int64, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		seq, err = decide(ctx, tx, d)
		return err
	})
	return seq, err
}

// DecideIf is Decide for a decision made on a page that may be out of date: seen is
// the Seq of the last decision, an undo included, that the page showed for the
// passage and code (0 for none). If another has been made since, nothing is
// appended and the error is ErrStale.
func (s *Store) DecideIf(ctx context.Context, d dhr.Decision, seen int64) (seq int64, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		last, err := lastSeq(ctx, tx, d.Passage, d.Code)
		if err != nil {
			return err
		}
		if last != seen {
			return dhr.ErrStale
		}
		seq, err = decide(ctx, tx, d)
		return err
	})
	return seq, err
}

// Undo takes back the coder's last decision that is not taken back yet, on whatever
// passage and code, by appending an undo. It returns the decision taken back, or
// false when the coder has none.
func (s *Store) Undo(ctx context.Context, coder string, at time.Time) (undone dhr.Decision, found bool, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		undone, found, err = lastStanding(ctx, tx, coder)
		if err != nil || !found {
			return err
		}
		_, err = decide(ctx, tx, dhr.Decision{Passage: undone.Passage, Code: undone.Code, Verdict: dhr.VerdictUndo, Coder: coder, At: at})
		return err
	})
	if err != nil {
		return dhr.Decision{}, false, err
	}
	return undone, found, nil
}

// lastStanding goes back through a coder's decisions: each undo has taken back the
// nearest earlier one on its passage and code that no other undo has.
func lastStanding(ctx context.Context, tx *sql.Tx, coder string) (last dhr.Decision, found bool, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT `+decisionColumns+` FROM decisions x WHERE coder = ? ORDER BY seq DESC`, coder)
	if err != nil {
		return last, false, err
	}
	defer rows.Close()
	undos := map[pair]int{}
	for rows.Next() {
		d, err := scanDecision(rows)
		if err != nil {
			return last, false, err
		}
		k := pair{d.Passage, d.Code}
		switch {
		case d.Verdict == dhr.VerdictUndo:
			undos[k]++
		case undos[k] > 0:
			undos[k]--
		default:
			return d, true, nil
		}
	}
	return last, false, rows.Err()
}

type pair struct{ passage, code string }

// decide appends a decision and brings the suggestion's verdict up to date.
func decide(ctx context.Context, tx *sql.Tx, d dhr.Decision) (seq int64, err error) {
	if err := checkDecision(ctx, tx, d); err != nil {
		return 0, err
	}
	if seq, err = appendDecision(ctx, tx, d); err != nil {
		return 0, err
	}
	return seq, settle(ctx, tx, pair{d.Passage, d.Code})
}

func checkDecision(ctx context.Context, tx *sql.Tx, d dhr.Decision) error {
	if err := d.Validate(); err != nil {
		return err
	}
	for _, c := range []struct{ query, noun, id string }{
		{`SELECT 1 FROM passages WHERE id = ?`, "passage", d.Passage},
		{`SELECT 1 FROM codes WHERE id = ? AND rank >= 0`, "code", d.Code},
	} {
		if d.Verdict == dhr.VerdictUndo && c.noun == "code" {
			continue // one may take back a decision on a code that is gone
		}
		var one int
		switch err := tx.QueryRowContext(ctx, c.query, c.id).Scan(&one); {
		case errors.Is(err, sql.ErrNoRows):
			return &UnknownError{Noun: c.noun, ID: c.id}
		case err != nil:
			return err
		}
	}
	return nil
}

func appendDecision(ctx context.Context, tx *sql.Tx, d dhr.Decision) (seq int64, err error) {
	err = tx.QueryRowContext(ctx, `INSERT INTO decisions (passage, code, verdict, agencies, coder, at, note)
		VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING seq`,
		d.Passage, d.Code, string(d.Verdict), encode(d.Agencies), d.Coder, d.At.UTC().Format(time.RFC3339), d.Note).Scan(&seq)
	if err != nil {
		return 0, fmt.Errorf("keep the decision: %w", err)
	}
	return seq, nil
}

// settle notes what stands for a passage and code, among the codings and beside
// the suggestion.
func settle(ctx context.Context, tx *sql.Tx, k pair) error {
	made, err := decisionsOn(ctx, tx, k)
	if err != nil {
		return err
	}
	var verdict dhr.Verdict
	if standing := dhr.Standing(made); len(standing) > 0 {
		verdict = standing[0].Verdict
		_, err = tx.ExecContext(ctx, `INSERT INTO codings (passage, code, verdict) VALUES (?, ?, ?)
			ON CONFLICT (passage, code) DO UPDATE SET verdict = excluded.verdict`, k.passage, k.code, string(verdict))
	} else {
		_, err = tx.ExecContext(ctx, `DELETE FROM codings WHERE passage = ? AND code = ?`, k.passage, k.code)
	}
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE suggestions SET verdict = ?1 FROM passages p
		WHERE p.id = ?2 AND suggestions.document = p.document AND suggestions.ordinal = p.ordinal
		  AND suggestions.code = ?3 AND suggestions.verdict <> ?1`, string(verdict), k.passage, k.code)
	return err
}

func decisionsOn(ctx context.Context, q querier, k pair) ([]dhr.Decision, error) {
	return collect(ctx, q, scanDecision, `SELECT `+decisionColumns+` FROM decisions x WHERE passage = ? AND code = ? ORDER BY seq`, k.passage, k.code)
}

func lastSeq(ctx context.Context, q querier, passage, code string) (seq int64, err error) {
	err = q.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM decisions WHERE passage = ? AND code = ?`, passage, code).Scan(&seq)
	return seq, err
}

// verdictsOf returns what stands for the passages of a document.
func verdictsOf(ctx context.Context, q querier, num int64) (map[pair]dhr.Verdict, error) {
	type settled struct {
		pair
		verdict dhr.Verdict
	}
	all, err := collect(ctx, q, func(rows *sql.Rows) (c settled, err error) {
		err = rows.Scan(&c.passage, &c.code, &c.verdict)
		return c, err
	}, `SELECT c.passage, c.code, c.verdict FROM passages p CROSS JOIN codings c ON c.passage = p.id WHERE p.document = ?`, num)
	verdicts := make(map[pair]dhr.Verdict, len(all))
	for _, c := range all {
		verdicts[c.pair] = c.verdict
	}
	return verdicts, err
}
