package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/dhrcoder/dhr"
)

// StartRun records that a bulk run has begun and returns its ID.
func (s *Store) StartRun(ctx context.Context, r dhr.Run) (id int64, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `INSERT INTO runs (started, program, engine, framework, rules) VALUES (?, ?, ?, ?, ?) RETURNING id`,
			instant(r.Started), r.Program, r.Engine, r.Framework, r.Rules).Scan(&id)
	})
	return id, err
}

// FinishRun records that the run with that ID has ended and what it did.
func (s *Store) FinishRun(ctx context.Context, r dhr.Run) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE runs SET finished = ?, documents = ?, failed = ? WHERE id = ?`,
			instant(r.Finished), r.Documents, r.Failed, r.ID)
		return err
	})
}

// Runs returns the bulk runs in the order in which they began.
func (s *Store) Runs(ctx context.Context) ([]dhr.Run, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (r dhr.Run, err error) {
		var started, finished string
		err = rows.Scan(&r.ID, &started, &finished, &r.Program, &r.Engine, &r.Framework, &r.Rules, &r.Documents, &r.Failed)
		if err != nil {
			return r, err
		}
		if r.Started, err = time.Parse(time.RFC3339, started); err != nil || finished == "" {
			return r, err
		}
		r.Finished, err = time.Parse(time.RFC3339, finished)
		return r, err
	}, `SELECT id, started, finished, program, engine, framework, rules, documents, failed FROM runs ORDER BY id`)
	return all, s.explain(ctx, err)
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
