package index

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// Kept in the index beside the passages.
const (
	versionKey = "dhr:version"
	stateKey   = "dhr:state" // a number that every change raises
)

// newestState reads the state that the index in the folder was last written in,
// without the passages. bleve must not have it open for writing.
//
// It is for comparison with the state that bleve loads: when a file of the newest
// state is broken or gone, bleve falls back on an older state, or an empty one, and
// says so only in the log.
func newestState(dir string) (version, state string, err error) {
	store := filepath.Join(dir, "store")
	wait, err := time.ParseDuration(lockWait)
	if err != nil {
		return "", "", err
	}
	// RollbackPoints waits for ever for a process that writes; this does not.
	lock, err := bolt.Open(filepath.Join(store, "root.bolt"), 0o600, &bolt.Options{ReadOnly: true, Timeout: wait})
	if err != nil {
		return "", "", fault(dir, err)
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	points, err := scorch.RollbackPoints(store)
	if err != nil {
		return "", "", fault(dir, err)
	}
	if len(points) == 0 {
		return "", "", fault(dir, errors.New("it has no state"))
	}
	return string(points[0].GetInternal([]byte(versionKey))), string(points[0].GetInternal([]byte(stateKey))), nil
}

// stateOf returns the state that bleve has loaded.
func stateOf(b bleve.Index) (string, error) {
	v, err := b.GetInternal([]byte(stateKey))
	return string(v), err
}

// mark raises the state with the batch.
func (ix *Index) mark(batch *bleve.Batch) {
	batch.SetInternal([]byte(versionKey), []byte(strconv.Itoa(Version)))
	batch.SetInternal([]byte(stateKey), []byte(strconv.FormatInt(ix.state.Add(1), 10)))
}

// fault gives an error of opening the kind that tells the user what to do.
func fault(dir string, err error) error {
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("%s: %w", dir, ErrBusy)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("open the search index: %w", err)
	}
	return fmt.Errorf("%s: %w (%v)", dir, ErrDamaged, err)
}
