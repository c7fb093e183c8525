// Package store keeps a project in its folder: one SQLite database with the
// cases, documents, passages, suggestions and decisions. It is the only importer
// of a database.
//
// Every change is one transaction, and a transaction that has returned is on
// disk: a program killed at any moment leaves the project as it was before or
// after a change. Decisions are only ever appended; the database itself refuses to
// change or remove them.
//
// What a query returns is in a fixed order: cases by ID, documents by case and
// name, passages as they are read, suggestions as passages and, within one, in the
// framework's order, decisions as they were made.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"

	_ "modernc.org/sqlite" // registers the driver

	"github.com/dhrcoder/dhr"
)

// Store is an open project. It is safe for concurrent use; changes are made one at
// a time. Other processes may have the same project open.
type Store struct {
	project dhr.Project
	db      *sql.DB
	writing sync.Mutex

	watching sync.Mutex
	watcher  *sql.Conn // asks for changes; nil until one asks
}

// Create makes a project in the folder, which is made if need be and otherwise has
// to be empty, and opens it. Only the owner can read the folder. The error is an
// *ExistsError when the folder holds a project or anything else.
func Create(ctx context.Context, p dhr.Project) (*Store, error) {
	if err := os.MkdirAll(p.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the project folder: %w (choose a folder where you may write)", err)
	}
	if err := vacant(p); err != nil {
		return nil, err
	}
	if err := os.Chmod(p.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the project folder private: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(p.PDF("x")), 0o700); err != nil {
		return nil, fmt.Errorf("make the folder for the PDFs: %w", err)
	}
	// SQLite gives its own files the mode of the database, so it has to be there
	// with the right one first.
	f, err := os.OpenFile(p.Database(), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("make the database: %w", err)
	}
	if err := f.Close(); err != nil {
		return nil, fmt.Errorf("make the database: %w", err)
	}
	s := connect(p)
	if err := s.migrate(ctx, migrations); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// vacant reports why no project can be made in the folder. What Create itself
// leaves behind when it is killed is no reason.
func vacant(p dhr.Project) error {
	entries, err := os.ReadDir(p.Dir)
	if err != nil {
		return fmt.Errorf("read the project folder: %w", err)
	}
	own := []string{filepath.Base(filepath.Dir(p.PDF("x"))), filepath.Base(p.Database()),
		filepath.Base(p.Database()) + "-wal", filepath.Base(p.Database()) + "-shm", filepath.Base(p.Database()) + "-journal"}
	for _, e := range entries {
		if !slices.Contains(own, e.Name()) {
			_, err := os.Stat(p.Database())
			return &ExistsError{Dir: p.Dir, Project: err == nil}
		}
	}
	if _, err := os.Stat(p.Database()); err != nil {
		return nil
	}
	s := connect(p)
	defer s.Close()
	if v, err := s.version(context.Background()); err != nil || v > 0 {
		return &ExistsError{Dir: p.Dir, Project: true}
	}
	return nil
}

// Open opens the project and brings a database of an older version up to date. The
// error is a *NoProjectError when the folder is none, a *NewerError when a newer
// program made it, and otherwise says what is wrong with the database.
func Open(ctx context.Context, p dhr.Project) (*Store, error) {
	switch _, err := os.Stat(p.Database()); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &NoProjectError{Dir: p.Dir}
	case err != nil:
		return nil, fmt.Errorf("open the project: %w", err)
	}
	s := connect(p)
	v, err := s.version(ctx)
	switch {
	case err != nil:
	case v == 0:
		err = &NoProjectError{Dir: p.Dir}
	default:
		err = s.migrate(ctx, migrations)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// connect readies the connections. Each one gets the settings from its name, since
// a PRAGMA that is merely executed holds for one of them only.
func connect(p dhr.Project) *Store {
	name := url.URL{Scheme: "file", OmitHost: true, Path: p.Database()}
	if abs, err := filepath.Abs(p.Database()); err == nil {
		name.Path = filepath.ToSlash(abs)
	}
	name.RawQuery = url.Values{
		"mode":    {"rw"},
		"_txlock": {"immediate"},
		"_pragma": {"busy_timeout(20000)", "journal_mode(WAL)", "foreign_keys(1)", "synchronous(FULL)",
			"cache_size(-16000)", "temp_store(MEMORY)"},
	}.Encode()
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		panic(err) // only for a driver that is not registered
	}
	db.SetMaxOpenConns(8)
	return &Store{project: p, db: db}
}

// Project returns the project that is open.
func (s *Store) Project() dhr.Project { return s.project }

// Close ends the connection. What was changed is on disk already.
func (s *Store) Close() error {
	s.watching.Lock()
	defer s.watching.Unlock()
	if s.watcher != nil {
		return errors.Join(s.watcher.Close(), s.db.Close())
	}
	return s.db.Close()
}

// write makes one change, wholly or not at all.
func (s *Store) write(ctx context.Context, change func(*sql.Tx) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(ctx, err)
	}
	defer tx.Rollback() // does nothing after Commit
	if err := change(tx); err != nil {
		return s.explain(ctx, err)
	}
	return s.explain(ctx, tx.Commit())
}

// querier is what *sql.DB and *sql.Tx have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// collect runs a query and turns each row into a value.
func collect[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}
