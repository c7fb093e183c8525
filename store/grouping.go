package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/dhrcoder/dhr"
)

// ErrGrouped is returned for a grouping that changes nothing, or whose document has
// been moved again since. It is a dhr.ErrStale.
var ErrGrouped = fmt.Errorf("the document is in that case already, or has been moved: %w", dhr.ErrStale)

// Groupings returns every grouping in the order in which they were made.
func (s *Store) Groupings(ctx context.Context) ([]dhr.Grouping, error) {
	all, err := groupings(ctx, s.db)
	return all, s.explain(ctx, err)
}

func groupings(ctx context.Context, q querier) ([]dhr.Grouping, error) {
	return collect(ctx, q, func(rows *sql.Rows) (g dhr.Grouping, err error) {
		var at string
		if err := rows.Scan(&g.Seq, &g.Document, &g.From, &g.To, &g.Undoes, &g.Coder, &at, &g.Note); err != nil {
			return g, err
		}
		g.At, err = time.Parse(time.RFC3339, at)
		return g, err
	}, `SELECT g.seq, d.id, g.from_id, g.to_id, g.undoes, g.coder, g.at, g.note FROM groupings g JOIN documents d ON d.num = g.document ORDER BY g.seq`)
}

// Group moves a document to the case that the grouping names, which is made if the
// project lacks it, and returns the grouping's Seq. From is filled in. A case that is
// left without documents goes; its record stays, see UndoGrouping. What was proposed
// of both cases is worked out anew by the next run. The error is an *UnknownError
// when the project lacks the document, and ErrGrouped when nothing would change.
func (s *Store) Group(ctx context.Context, g dhr.Grouping) (seq int64, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		seq, err = group(ctx, tx, g, "")
		return err
	})
	return seq, err
}

func group(ctx context.Context, tx *sql.Tx, g dhr.Grouping, restore string) (seq int64, err error) {
	if err := g.Validate(); err != nil {
		return 0, err
	}
	num, err := number(ctx, tx, g.Document)
	if err != nil {
		return 0, err
	}
	was, err := one(ctx, tx, scanCase, `SELECT id, title, csp, region, year, type, source FROM cases WHERE id = (SELECT case_id FROM documents WHERE num = ?)`, num)
	if err != nil {
		return 0, err
	}
	if g.From = was.ID; g.From == g.To {
		return 0, ErrGrouped
	}
	target := dhr.Case{ID: g.To, Source: dhr.CaseFromText}
	if restore != "" {
		if err := json.Unmarshal([]byte(restore), &target); err != nil {
			return 0, fmt.Errorf("read what the case was: %w", err)
		}
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO cases (id, title, csp, region, year, type, source) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
		target.ID, target.Title, target.CSP, target.Region, target.Year, string(target.Type), string(target.Source)); err != nil {
		return 0, err
	}
	before, err := json.Marshal(was)
	if err != nil {
		return 0, err
	}
	err = tx.QueryRowContext(ctx, `INSERT INTO groupings (document, from_id, to_id, before, undoes, coder, at, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq`,
		num, g.From, g.To, string(before), g.Undoes, g.Coder, g.At.UTC().Format(time.RFC3339), g.Note).Scan(&seq)
	if err != nil {
		return 0, err
	}
	for _, change := range []struct {
		query string
		args  []any
	}{
		{`UPDATE documents SET case_id = ? WHERE num = ?`, []any{g.To, num}},
		{`UPDATE cases SET facts = '' WHERE id IN (?, ?)`, []any{g.From, g.To}},
		{`DELETE FROM cases WHERE id = ? AND NOT EXISTS (SELECT 1 FROM documents WHERE case_id = cases.id)`, []any{g.From}},
	} {
		if _, err := tx.ExecContext(ctx, change.query, change.args...); err != nil {
			return 0, err
		}
	}
	return seq, nil
}

// UndoGrouping takes back the coder's last grouping that is not taken back yet, by
// moving the document back, and returns it; false when the coder has none. A case
// that had gone comes back as it was. The error is ErrGrouped when the document has
// been moved on since.
func (s *Store) UndoGrouping(ctx context.Context, coder string, at time.Time) (undone dhr.Grouping, found bool, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		made, err := groupings(ctx, tx)
		if err != nil {
			return err
		}
		undone, found = lastGrouping(made, coder)
		if !found {
			return nil
		}
		var before, now string
		if err := tx.QueryRowContext(ctx, `SELECT before FROM groupings WHERE seq = ?`, undone.Seq).Scan(&before); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, `SELECT case_id FROM documents WHERE id = ?`, undone.Document).Scan(&now); err != nil {
			return err
		}
		if now != undone.To {
			return ErrGrouped
		}
		_, err = group(ctx, tx, dhr.Grouping{Document: undone.Document, To: undone.From, Undoes: undone.Seq, Coder: coder, At: at}, before)
		return err
	})
	if err != nil {
		return dhr.Grouping{}, false, err
	}
	return undone, found, nil
}

// lastGrouping is the coder's last that no other takes back.
func lastGrouping(made []dhr.Grouping, coder string) (dhr.Grouping, bool) {
	undone := map[int64]bool{}
	for i := len(made) - 1; i >= 0; i-- {
		switch g := made[i]; {
		case g.Undoes != 0:
			undone[g.Undoes] = true
		case g.Coder == coder && !undone[g.Seq]:
			return g, true
		}
	}
	return dhr.Grouping{}, false
}
