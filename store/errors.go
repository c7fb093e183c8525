package store

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/dhrcoder/dhr"
)

// NoProjectError says that a folder is no project.
type NoProjectError struct{ Dir string }

// Error names the folder and the remedy.
func (e *NoProjectError) Error() string {
	return fmt.Sprintf("%s is not a project: make one with `dhr init %s`, or name another with --project DIR", e.Dir, e.Dir)
}

// NewerError says that a newer program made the project.
type NewerError struct {
	Dir        string
	Have, Know int // versions of the database: the project's, and the newest known
}

// Error names the project, the versions and the remedy.
func (e *NewerError) Error() string {
	return fmt.Sprintf("the project %s was made by a newer dhr (database version %d; this one knows up to %d): install the newer dhr; nothing was changed",
		e.Dir, e.Have, e.Know)
}

// ExistsError says that a project cannot be made in a folder that is in use.
type ExistsError struct {
	Dir     string
	Project bool // whether what is there is a project
}

// Error names the folder and the remedy.
func (e *ExistsError) Error() string {
	if e.Project {
		return fmt.Sprintf("%s is a project already: use it with --project %s", e.Dir, e.Dir)
	}
	return fmt.Sprintf("%s is not empty: give a new or an empty folder", e.Dir)
}

// UnknownError says that the project does not have what was named.
type UnknownError struct {
	Noun string // "passage", "code", "document" or "suggestion"
	ID   string
}

// Error names what is missing.
func (e *UnknownError) Error() string { return fmt.Sprintf("the project has no %s %s", e.Noun, e.ID) }

// Is reports whether target is dhr.ErrGone, which stands for any such error.
func (e *UnknownError) Is(target error) bool { return target == dhr.ErrGone }

// DatabaseError is a failure of the database or its disk, in words for the user.
type DatabaseError struct {
	Path   string
	Msg    string // what is wrong and what to do
	Reason error  // as SQLite says it
}

// Error names the database, what is wrong and the remedy.
func (e *DatabaseError) Error() string {
	return fmt.Sprintf("%s: %s (%v)", e.Path, e.Msg, e.Reason)
}

// Unwrap returns SQLite's own error.
func (e *DatabaseError) Unwrap() error { return e.Reason }

// explain says in a user's words what SQLite reports. An interrupted query becomes
// the context's error.
func (s *Store) explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	msg := ""
	switch e.Code() & 0xff { // the rest is SQLite's finer distinction
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		msg = "the project cannot be written: its folder or disk is read-only, or belongs to someone else"
	case sqlite3.SQLITE_CANTOPEN:
		msg = "the database cannot be opened: check that its folder is there and that you may write to it"
	case sqlite3.SQLITE_FULL:
		msg = "the disk is full: make room and run the command again; what was done before is kept"
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		msg = "another program holds the database: try again when it has finished"
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		msg = "the database is damaged or not one: put back a copy of the project folder"
	case sqlite3.SQLITE_IOERR:
		msg = "the disk failed to read or write: check it, or move the project to another one"
	default:
		return err
	}
	return &DatabaseError{Path: s.project.Database(), Msg: msg, Reason: err}
}
