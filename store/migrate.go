package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

//go:embed migration/*.sql
var migrationFiles embed.FS

// migrations are the steps from an empty database to the newest version: one file
// each, named by the version that it leads to. A step that has been published is
// never changed.
var migrations = mustMigrations(migrationFiles)

// applicationID marks a database as this program's: "DHRc".
const applicationID = 0x44485263

type migration struct {
	version int
	sql     string
}

// after returns what the step to the version does, in the same transaction, once its
// SQL is through; nil for nothing.
func after(version int) func(context.Context, *sql.Tx) error {
	switch version {
	case 4:
		return chainOld
	case 7:
		return settleAll
	}
	return nil
}

func mustMigrations(files fs.FS) []migration {
	names, err := fs.Glob(files, "migration/*.sql") // sorted
	if err != nil {
		panic(err)
	}
	var all []migration
	for _, name := range names {
		number, _, _ := strings.Cut(path.Base(name), "_")
		v, err := strconv.Atoi(number)
		if err != nil || v != len(all)+1 {
			panic("migration out of order: " + name)
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			panic(err)
		}
		all = append(all, migration{v, string(text)})
	}
	return all
}

// version returns the version of the database: 0 when it is empty or not ours.
func (s *Store) version(ctx context.Context) (int, error) {
	var id, v int
	if err := s.db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id); err != nil {
		return 0, s.explain(ctx, err)
	}
	if id != applicationID {
		return 0, nil
	}
	err := s.db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&v)
	return v, s.explain(ctx, err)
}

// migrate takes the steps that the database has not yet taken, each wholly or not
// at all.
func (s *Store) migrate(ctx context.Context, steps []migration) error {
	v, err := s.version(ctx)
	if err != nil {
		return err
	}
	if v > len(steps) {
		return &NewerError{Dir: s.project.Dir, Have: v, Know: len(steps)}
	}
	for _, m := range steps[v:] {
		if err := s.step(ctx, m); err != nil {
			return fmt.Errorf("bring the project to version %d: %w", m.version, err)
		}
	}
	return nil
}

func (s *Store) step(ctx context.Context, m migration) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(ctx, err)
	}
	defer tx.Rollback()
	// Another process may have taken the step while this one waited.
	var have int
	if err := tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&have); err != nil {
		return s.explain(ctx, err)
	}
	if have >= m.version {
		return nil
	}
	mark := fmt.Sprintf("\nPRAGMA application_id = %d; PRAGMA user_version = %d;", applicationID, m.version)
	if _, err := tx.ExecContext(ctx, m.sql+mark); err != nil {
		return s.explain(ctx, err)
	}
	if then := after(m.version); then != nil {
		if err := then(ctx, tx); err != nil {
			return s.explain(ctx, err)
		}
	}
	return s.explain(ctx, tx.Commit())
}
