package store

import (
	"context"
	"database/sql"

	"github.com/dhrcoder/dhr"
)

// SetFramework tells the project which codes there are and in what order.
// Suggestions of a code that is no longer among them go; decisions on it stay. It
// costs a query when nothing has changed.
func (s *Store) SetFramework(ctx context.Context, f dhr.Framework) error {
	if err := f.Validate(); err != nil {
		return err
	}
	if same, err := s.hasCodes(ctx, f.Codes()); same || err != nil {
		return s.explain(ctx, err)
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE codes SET rank = -1`); err != nil {
			return err
		}
		for i, c := range f.Codes() {
			_, err := tx.ExecContext(ctx, `INSERT INTO codes (id, rank, name) VALUES (?, ?, ?)
				ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, name = excluded.name`, c.ID, i, c.Name)
			if err != nil {
				return err
			}
		}
		for _, change := range []string{
			`DELETE FROM suggestions WHERE code IN (SELECT id FROM codes WHERE rank < 0)`,
			`UPDATE suggestions SET rank = (SELECT rank FROM codes WHERE id = code)
				WHERE rank <> (SELECT rank FROM codes WHERE id = code)`,
		} {
			if _, err := tx.ExecContext(ctx, change); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) hasCodes(ctx context.Context, want []dhr.Code) (bool, error) {
	have, err := collect(ctx, s.db, func(rows *sql.Rows) (c dhr.Code, err error) {
		err = rows.Scan(&c.ID, &c.Name)
		return c, err
	}, `SELECT id, name FROM codes WHERE rank >= 0 ORDER BY rank`)
	if err != nil || len(have) != len(want) {
		return false, err
	}
	for i, c := range want {
		if c.ID != have[i].ID || c.Name != have[i].Name {
			return false, nil
		}
	}
	return true, nil
}

// ranks returns the place in the framework of each code that is in it.
func ranks(ctx context.Context, q querier) (map[string]int, error) {
	type ranked struct {
		id   string
		rank int
	}
	all, err := collect(ctx, q, func(rows *sql.Rows) (r ranked, err error) {
		err = rows.Scan(&r.id, &r.rank)
		return r, err
	}, `SELECT id, rank FROM codes WHERE rank >= 0`)
	rank := make(map[string]int, len(all))
	for _, r := range all {
		rank[r.id] = r.rank
	}
	return rank, err
}
