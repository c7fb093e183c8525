package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/dhrcoder/dhr"
)

const documentColumns = `id, name, case_id, bytes, status, reason, pages, engine, tried, suggested, corrected`

func scanDocument(rows *sql.Rows) (d dhr.Document, err error) {
	err = rows.Scan(&d.ID, &d.Name, &d.Case, &d.Bytes, &d.Status, &d.Reason, &d.Pages, &d.Engine, &d.Tried, &d.Suggested, &d.Corrected)
	return d, err
}

// Documents returns the project's documents by case and name.
func (s *Store) Documents(ctx context.Context) ([]dhr.Document, error) {
	all, err := collect(ctx, s.db, scanDocument, `SELECT `+documentColumns+` FROM documents ORDER BY case_id, name`)
	return all, s.explain(ctx, err)
}

// Add puts documents and cases into the project in one change. Of a document that
// is there already only the case is changed. A case whose source is a list is
// overwritten, another is only added. Cases that are left without documents go.
// Every document's case has to be given or to be there already.
func (s *Store) Add(ctx context.Context, cases []dhr.Case, documents []dhr.Document) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, c := range cases {
			if err := putCase(ctx, tx, c); err != nil {
				return err
			}
		}
		for _, d := range documents {
			_, err := tx.ExecContext(ctx, `INSERT INTO documents (id, name, case_id, bytes) VALUES (?, ?, ?, ?)
				ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id`, d.ID, d.Name, d.Case, d.Bytes)
			if err != nil {
				return fmt.Errorf("add %s: %w", d.Name, err)
			}
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM cases WHERE NOT EXISTS (SELECT 1 FROM documents WHERE case_id = cases.id)`)
		return err
	})
}

// SaveFailure records that a document could not be read by that version of the
// engine, and why. What an earlier version read of it stays as it is.
func (s *Store) SaveFailure(ctx context.Context, document, engine, reason string) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		num, err := number(ctx, tx, document)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE documents SET tried = ?, reason = ?,
			status = CASE status WHEN 'read' THEN 'read' ELSE 'failed' END WHERE num = ?`, engine, reason, num)
		return err
	})
}

// number returns the number that stands for a document within the database.
func number(ctx context.Context, q querier, document string) (num int64, err error) {
	err = q.QueryRowContext(ctx, `SELECT num FROM documents WHERE id = ?`, document).Scan(&num)
	if errors.Is(err, sql.ErrNoRows) {
		err = &UnknownError{Noun: "document", ID: document}
	}
	return num, err
}
