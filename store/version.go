package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/dhrcoder/dhr"
)

const versionColumns = `id, file, coder, at, note`

func scanVersion(rows *sql.Rows) (v dhr.CodebookVersion, err error) {
	var at string
	if err = rows.Scan(&v.ID, &v.File, &v.Coder, &at, &v.Note, &v.Text); err == nil {
		v.At, err = time.Parse(time.RFC3339, at)
	}
	return v, err
}

// AddVersions appends versions of files of the codebook, in one change, and returns
// the ID of the last.
func (s *Store) AddVersions(ctx context.Context, versions []dhr.CodebookVersion) (id int64, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		for _, v := range versions {
			err := tx.QueryRowContext(ctx, `INSERT INTO codebook_versions (file, text, coder, at, note) VALUES (?, ?, ?, ?, ?) RETURNING id`,
				v.File, v.Text, v.Coder, v.At.UTC().Format(time.RFC3339), v.Note).Scan(&id)
			if err != nil {
				return err
			}
		}
		return nil
	})
	return id, err
}

// Versions returns the versions of a file of the codebook, or of all files when it is
// empty, the newest first and without their text.
func (s *Store) Versions(ctx context.Context, file string) ([]dhr.CodebookVersion, error) {
	all, err := collect(ctx, s.db, scanVersion, `SELECT `+versionColumns+`, '' FROM codebook_versions WHERE ?1 = '' OR file = ?1 ORDER BY id DESC`, file)
	return all, s.explain(ctx, err)
}

// Version returns a version with its text. The error is an *UnknownError for one that
// the project does not have.
func (s *Store) Version(ctx context.Context, id int64) (dhr.CodebookVersion, error) {
	return s.oneVersion(ctx, `SELECT `+versionColumns+`, text FROM codebook_versions WHERE id = ?`, id)
}

// NewestVersion returns the newest version of a file with its text. The error is an
// *UnknownError when there is none.
func (s *Store) NewestVersion(ctx context.Context, file string) (dhr.CodebookVersion, error) {
	return s.oneVersion(ctx, `SELECT `+versionColumns+`, text FROM codebook_versions WHERE file = ? ORDER BY id DESC LIMIT 1`, file)
}

func (s *Store) oneVersion(ctx context.Context, query string, arg any) (dhr.CodebookVersion, error) {
	all, err := collect(ctx, s.db, scanVersion, query, arg)
	if err == nil && len(all) == 0 {
		return dhr.CodebookVersion{}, &UnknownError{Noun: "version", ID: "of the codebook"}
	}
	if err != nil {
		return dhr.CodebookVersion{}, s.explain(ctx, err)
	}
	return all[0], nil
}
