package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/dhrcoder/dhr"
)

const factColumns = `seq, case_id, name, passage, start, stop, verdict, vals, addressees, theme, source, coder, at, note`

func scanFact(rows *sql.Rows) (d dhr.FactDecision, err error) {
	var values, addressees []byte
	var at string
	if err := rows.Scan(&d.Seq, &d.Case, &d.Name, &d.Passage, &d.Span.Start, &d.Span.End, &d.Verdict, &values, &addressees,
		&d.Theme, &d.Source, &d.Coder, &at, &d.Note); err != nil {
		return d, err
	}
	if err := errors.Join(decode(values, &d.Values), decode(addressees, &d.Addressees)); err != nil {
		return d, err
	}
	d.At, err = time.Parse(time.RFC3339, at)
	return d, err
}

// FactDecisions returns every decision about facts in the order in which they were
// made.
func (s *Store) FactDecisions(ctx context.Context) ([]dhr.FactDecision, error) {
	all, err := collect(ctx, s.db, scanFact, `SELECT `+factColumns+` FROM fact_decisions ORDER BY seq`)
	return all, s.explain(ctx, err)
}

// FactDecisionsOf returns the decisions about the attributes of a case and about
// recommendations in the passages of its documents, in the order in which they were
// made.
func (s *Store) FactDecisionsOf(ctx context.Context, caseID string) ([]dhr.FactDecision, error) {
	all, err := collect(ctx, s.db, scanFact, `SELECT `+factColumns+` FROM fact_decisions WHERE case_id = ?1
		OR passage IN (SELECT p.id FROM documents d JOIN passages p ON p.document = d.num WHERE d.case_id = ?1) ORDER BY seq`, caseID)
	return all, s.explain(ctx, err)
}

// Facts returns what stands after all decisions about facts, see dhr.StandingFacts.
func (s *Store) Facts(ctx context.Context) ([]dhr.Fact, error) {
	decisions, err := s.FactDecisions(ctx)
	return dhr.StandingFacts(decisions), err
}

// DecideFact appends a decision about a fact and returns its Seq. When it returns,
// the decision is on disk. The error is an *UnknownError when the project lacks the
// case or the passage. At is kept in UTC to the second.
func (s *Store) DecideFact(ctx context.Context, d dhr.FactDecision) (seq int64, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		seq, err = decideFact(ctx, tx, d)
		return err
	})
	return seq, err
}

// DecideFactIf is DecideFact for a decision made on a page that may be out of date:
// seen is the Seq of the last decision about the fact that the page showed, an undo
// included (0 for none). If another has been made since, nothing is appended and the
// error is dhr.ErrStale.
func (s *Store) DecideFactIf(ctx context.Context, d dhr.FactDecision, seen int64) (seq int64, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		var last int64
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM fact_decisions
			WHERE case_id = ? AND name = ? AND passage = ? AND start = ? AND stop = ?`,
			d.Case, string(d.Name), d.Passage, d.Span.Start, d.Span.End).Scan(&last); err != nil {
			return err
		}
		if last != seen {
			return dhr.ErrStale
		}
		seq, err = decideFact(ctx, tx, d)
		return err
	})
	return seq, err
}

// UndoFact takes back the coder's last decision about a fact that is not taken back
// yet, by appending an undo. It returns the decision taken back, or false when the
// coder has none.
func (s *Store) UndoFact(ctx context.Context, coder string, at time.Time) (undone dhr.FactDecision, found bool, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		made, err := collect(ctx, tx, scanFact, `SELECT `+factColumns+` FROM fact_decisions WHERE coder = ? ORDER BY seq DESC`, coder)
		if err != nil {
			return err
		}
		undos := map[dhr.FactKey]int{}
		for _, d := range made {
			switch {
			case d.Verdict == dhr.FactUndo:
				undos[d.FactKey]++
			case undos[d.FactKey] > 0:
				undos[d.FactKey]--
			default:
				undone, found = d, true
				_, err := appendFact(ctx, tx, dhr.FactDecision{FactKey: d.FactKey, Verdict: dhr.FactUndo, Coder: coder, At: at})
				return err
			}
		}
		return nil
	})
	if err != nil {
		return dhr.FactDecision{}, false, err
	}
	return undone, found, nil
}

func decideFact(ctx context.Context, tx *sql.Tx, d dhr.FactDecision) (seq int64, err error) {
	if err := checkFact(ctx, tx, d); err != nil {
		return 0, err
	}
	return appendFact(ctx, tx, d)
}

func checkFact(ctx context.Context, tx *sql.Tx, d dhr.FactDecision) error {
	if err := d.Validate(); err != nil {
		return err
	}
	query, noun, id := `SELECT 1 FROM cases WHERE id = ?`, "case", d.Case
	if d.Recommendation() {
		query, noun, id = `SELECT 1 FROM passages WHERE id = ?`, "passage", d.Passage
	}
	var one int
	err := tx.QueryRowContext(ctx, query, id).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return &UnknownError{Noun: noun, ID: id}
	}
	return err
}

func appendFact(ctx context.Context, tx *sql.Tx, d dhr.FactDecision) (seq int64, err error) {
	err = tx.QueryRowContext(ctx, `INSERT INTO fact_decisions (case_id, name, passage, start, stop, verdict, vals, addressees, theme, source, coder, at, note)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq`,
		d.Case, string(d.Name), d.Passage, d.Span.Start, d.Span.End, string(d.Verdict), encode(d.Values), encode(d.Addressees),
		string(d.Theme), d.Source, d.Coder, d.At.UTC().Format(time.RFC3339), d.Note).Scan(&seq)
	if err != nil {
		return 0, fmt.Errorf("keep the decision: %w", err)
	}
	return seq, nil
}
