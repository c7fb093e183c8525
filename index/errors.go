package index

import (
	"errors"

	"github.com/dhrcoder/dhr/index/query"
)

// What keeps an index from being opened; test with errors.Is.
var (
	// ErrMissing: no index has been built in the folder yet.
	ErrMissing = errors.New("the search index has not been built yet: run `dhr run` to build it")
	// ErrDamaged: what is in the folder cannot be read as an index.
	ErrDamaged = errors.New("the search index cannot be read: run `dhr run` to build it again")
	// ErrOutdated: another version of this program built the index.
	ErrOutdated = errors.New("the search index was built by another version of dhr: run `dhr run` to build it again")
	// ErrBusy: another process holds the index.
	ErrBusy = errors.New("the search index is in use by another dhr: wait until it has finished, or stop it, and try again")
)

// QueryError says what is wrong with a query and where.
type QueryError = query.Error

// Help explains the query language to people.
const Help = query.Help
