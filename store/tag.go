package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/dhrcoder/dhr"
)

// SaveTags adds what outside lists say of cases and returns how many tags were new;
// those that the project has already are passed over, so that the same list may be
// read twice. A case that the project does not have is an error, and nothing is kept.
func (s *Store) SaveTags(ctx context.Context, tags []dhr.Tag) (added int, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		added = 0
		for _, t := range tags {
			if err := t.Validate(); err != nil {
				return err
			}
			result, err := tx.ExecContext(ctx, `INSERT INTO tags (case_id, source, name, value, codes) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT DO NOTHING`, t.Case, t.Source, t.Name, t.Value, encode(t.Codes))
			if err != nil {
				return fmt.Errorf("keep a tag of case %s: %w", t.Case, err)
			}
			n, err := result.RowsAffected()
			if err != nil {
				return err
			}
			added += int(n)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return added, nil
}

// Tags returns what outside lists say of a case, by source, name and value.
func (s *Store) Tags(ctx context.Context, caseID string) ([]dhr.Tag, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (t dhr.Tag, err error) {
		var codes []byte
		if err := rows.Scan(&t.Case, &t.Source, &t.Name, &t.Value, &codes); err != nil {
			return t, err
		}
		return t, decode(codes, &t.Codes)
	}, `SELECT case_id, source, name, value, codes FROM tags WHERE case_id = ? ORDER BY source, name, value`, caseID)
	return all, s.explain(ctx, err)
}
