package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/dhrcoder/dhr"
)

// Coders returns the coders who have a password, in the order of their names.
func (s *Store) Coders(ctx context.Context) ([]dhr.Coder, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (c dhr.Coder, err error) {
		var added string
		if err := rows.Scan(&c.Name, &added); err != nil {
			return c, err
		}
		c.Added, err = time.Parse(time.RFC3339, added)
		return c, err
	}, `SELECT name, added FROM coders ORDER BY name`)
	return all, s.explain(ctx, err)
}

// CoderPassword returns the hash of a coder's password, or "" when there is no such
// coder.
func (s *Store) CoderPassword(ctx context.Context, name string) (hash string, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT password FROM coders WHERE name = ?`, name).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return hash, s.explain(ctx, err)
}

// SetCoderPassword adds a coder with the hash of a password, or changes theirs. It
// reports whether the coder is new.
func (s *Store) SetCoderPassword(ctx context.Context, name, hash string, at time.Time) (added bool, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		var there bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM coders WHERE name = ?)`, name).Scan(&there); err != nil {
			return err
		}
		added = !there
		_, err := tx.ExecContext(ctx, `INSERT INTO coders (name, password, added) VALUES (?, ?, ?)
			ON CONFLICT (name) DO UPDATE SET password = excluded.password, added = excluded.added`,
			name, hash, at.UTC().Format(time.RFC3339))
		return err
	})
	return added, err
}

// RemoveCoder takes a coder's password away; false when there is no such coder. What
// they decided stays.
func (s *Store) RemoveCoder(ctx context.Context, name string) (found bool, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `DELETE FROM coders WHERE name = ?`, name)
		if err != nil {
			return err
		}
		n, err := done.RowsAffected()
		found = n > 0
		return err
	})
	return found, err
}
