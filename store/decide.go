package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/dhrcoder/dhr"
)

// Decide appends a decision and returns its Seq. When it returns, the decision is
// on disk. The error is an *UnknownError when the project lacks the passage or the
// framework the code, dhr.ErrInRound when the passage is being coded blind and the
// decision is not, and dhr.ErrNotInRound when it names a round to which it cannot
// belong. At is kept in UTC to the second, and what suggested the code as the basis
// when the decision names none.
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
// appended and the error is ErrStale. A blind decision heeds those of its coder in its
// round only.
func (s *Store) DecideIf(ctx context.Context, d dhr.Decision, seen int64) (seq int64, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		last, err := lastSeq(ctx, tx, d)
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

// decide appends a decision and brings the suggestion's verdict up to date.
func decide(ctx context.Context, tx *sql.Tx, d dhr.Decision) (seq int64, err error) {
	if err := checkDecision(ctx, tx, d); err != nil {
		return 0, err
	}
	if d.Verdict != dhr.VerdictUndo && !d.Blind() {
		if err := notBlind(ctx, tx, d.Passage); err != nil {
			return 0, err
		}
	}
	if d.Basis == nil && d.Verdict != dhr.VerdictUndo && d.Code != "" {
		if d.Basis, err = basis(ctx, tx, d.Passage, d.Code); err != nil {
			return 0, err
		}
	}
	if seq, err = rowOf(d).insert(ctx, tx); err != nil || d.Code == "" {
		return seq, err
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
		if c.noun == "code" && (d.Verdict == dhr.VerdictUndo || d.Code == "") {
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
	if d.Round > 0 {
		return checkRound(ctx, tx, d)
	}
	return nil
}

// basis returns the suggestion of the code for the passage as it stands now, or nil.
func basis(ctx context.Context, tx *sql.Tx, passage, code string) (*dhr.Basis, error) {
	var b dhr.Basis
	var sources []byte
	err := tx.QueryRowContext(ctx, `SELECT d.suggested, s.sources, s.score FROM passages p JOIN documents d ON d.num = p.document
		JOIN suggestions s ON s.document = p.document AND s.ordinal = p.ordinal WHERE p.id = ? AND s.code = ?`,
		passage, code).Scan(&b.Version, &sources, &b.Score)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &b, errors.Join(err, decode(sources, &b.Sources))
}

// settle notes what stands for a passage and code, among the codings and beside
// the suggestion.
func settle(ctx context.Context, tx *sql.Tx, k pair) error {
	made, err := decisionsOn(ctx, tx, k)
	if err != nil {
		return err
	}
	rounds, err := roundsOf(ctx, tx)
	if err != nil {
		return err
	}
	var verdict dhr.Verdict
	if standing := dhr.Standing(made, rounds...); len(standing) > 0 {
		verdict = standing[0].Verdict
		_, err = tx.ExecContext(ctx, `INSERT INTO codings (passage, code, verdict, coder, document)
			SELECT id, ?2, ?3, ?4, document FROM passages WHERE id = ?1
			ON CONFLICT (passage, code) DO UPDATE SET verdict = excluded.verdict, coder = excluded.coder, document = excluded.document`,
			k.passage, k.code, string(verdict), standing[0].Coder)
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

// settleAll notes what stands for every passage and code that was ever decided on.
func settleAll(ctx context.Context, tx *sql.Tx) error {
	all, err := collect(ctx, tx, func(rows *sql.Rows) (k pair, err error) {
		err = rows.Scan(&k.passage, &k.code)
		return k, err
	}, `SELECT DISTINCT passage, code FROM decisions WHERE code IS NOT NULL`)
	if err != nil {
		return err
	}
	for _, k := range all {
		if err := settle(ctx, tx, k); err != nil {
			return err
		}
	}
	return nil
}

// lastSeq returns the Seq of the last decision that one who decides sees on the
// passage and code.
func lastSeq(ctx context.Context, q querier, d dhr.Decision) (seq int64, err error) {
	query, args := `SELECT coalesce(max(x.seq), 0) FROM decisions x WHERE x.passage = ? AND x.code = ?`, []any{d.Passage, d.Code}
	if d.Blind() {
		query, args = query+` AND x.round = ? AND x.coder = ? AND x.adjudicates = 0`, append(args, d.Round, d.Coder)
	} else {
		query += unblinded
	}
	err = q.QueryRowContext(ctx, query, args...).Scan(&seq)
	return seq, err
}
