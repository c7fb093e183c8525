package index

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/dhrcoder/dhr/index/word"
)

// Version is the version of what is kept in an index and how words are formed. An
// index of another version is not read; it is built again.
const Version = 2

// lockWait is how long opening waits for another process to let go of the index.
const lockWait = "2s"

// Index is an open index. It is safe for concurrent use.
type Index struct {
	bleve    bleve.Index
	inner    bleveindex.Index
	lexicons sync.Pool
	readOnly bool
	state    atomic.Int64
	closing  sync.Once
	closed   error
}

// Open opens the index in the folder for reading and writing and creates it when
// it is missing. An index that is damaged or of another version is emptied, so
// that Documents tells what has to be put again. The error is ErrBusy when another
// process has the index open.
func Open(dir string) (*Index, error) {
	ix, err := open(dir, false)
	switch {
	case err == nil:
		return ix, nil
	case errors.Is(err, ErrMissing):
		return create(dir)
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrOutdated):
		if err := clearOut(dir); err != nil {
			return nil, err
		}
		return create(dir)
	}
	return nil, err
}

// OpenReadOnly opens the index in the folder for searching. Several processes may
// do so at once, but not while one has it open for writing. The error is
// ErrMissing, ErrDamaged, ErrOutdated or ErrBusy, each of which says what to do.
func OpenReadOnly(dir string) (*Index, error) { return open(dir, true) }

func newIndex(b bleve.Index, readOnly bool) (*Index, error) {
	inner, err := b.Advanced()
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return &Index{bleve: b, inner: inner, readOnly: readOnly,
		lexicons: sync.Pool{New: func() any { return word.NewLexicon() }}}, nil
}

// settings are handed to bleve. Batches are not waited for one by one (Flush does),
// which is safe: a document counts as indexed only when its record is there, and
// the record comes with or after the passages.
func settings(readOnly bool) map[string]any {
	return map[string]any{
		"bolt_timeout": lockWait,
		"read_only":    readOnly,
		"unsafe_batch": !readOnly,
	}
}

func create(dir string) (*Index, error) {
	b, err := bleve.NewUsing(dir, bleve.NewIndexMapping(), scorch.Name, scorch.Name, settings(false))
	if err != nil {
		return nil, fmt.Errorf("create the search index in %s: %w", dir, err)
	}
	ix, err := newIndex(b, false)
	if err != nil {
		return nil, err
	}
	return ix, ix.Flush()
}

func open(dir string, readOnly bool) (ix *Index, err error) {
	if names, err := os.ReadDir(dir); errors.Is(err, fs.ErrNotExist) || err == nil && len(names) == 0 {
		return nil, fmt.Errorf("%s: %w", dir, ErrMissing)
	} else if err != nil {
		return nil, fmt.Errorf("open the search index: %w", err)
	}
	// Broken files make bleve and bolt panic in places.
	defer func() {
		if p := recover(); p != nil {
			ix, err = nil, fmt.Errorf("%s: %w (%v)", dir, ErrDamaged, p)
		}
	}()
	// Without this file bolt would make a new one, even for reading.
	if _, err := os.Stat(filepath.Join(dir, "store", "root.bolt")); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", dir, ErrDamaged)
	}
	version, state, err := newestState(dir)
	switch {
	case err != nil:
		return nil, err
	case version != strconv.Itoa(Version):
		return nil, fmt.Errorf("%s: %w", dir, ErrOutdated)
	}
	b, err := bleve.OpenUsing(dir, settings(readOnly))
	if err != nil {
		return nil, fault(dir, err)
	}
	switch loaded, err := stateOf(b); {
	case err != nil:
		return nil, errors.Join(fault(dir, err), b.Close())
	case loaded != state:
		return nil, errors.Join(fault(dir, errors.New("its files do not fit together")), b.Close())
	}
	if ix, err = newIndex(b, readOnly); err != nil {
		return nil, err
	}
	n, err := strconv.ParseInt(state, 10, 64)
	if err != nil {
		return nil, errors.Join(fault(dir, err), ix.bleve.Close())
	}
	ix.state.Store(n)
	return ix, nil
}

// clearOut removes an index that is of no use. It removes only what bleve puts
// there, so that a wrong folder loses nothing.
func clearOut(dir string) error {
	for _, name := range []string{"index_meta.json", "index_meta.json_temp", "store"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("remove the damaged search index: %w", err)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("remove the damaged search index: %w", err)
	}
	if len(left) > 0 {
		return fmt.Errorf("%s holds %s, which is no part of a search index: move it away and run `dhr run` again",
			dir, left[0].Name())
	}
	return nil
}
