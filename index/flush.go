package index

import (
	"errors"
	"fmt"
	"time"
)

// flushCheck is how often Flush looks whether writing fails.
const flushCheck = 200 * time.Millisecond

// Flush waits until everything put so far is on disk. It fails when the disk does
// not take it, which bleve itself would try again and again without saying so.
func (ix *Index) Flush() error {
	if ix.readOnly {
		return nil
	}
	done := make(chan error, 1)
	failures := ix.writeFailures()
	batch := ix.bleve.NewBatch()
	ix.mark(batch)
	batch.SetPersistedCallback(func(err error) { done <- err })
	if err := ix.bleve.Batch(batch); err != nil {
		return fmt.Errorf("write the search index: %w", err)
	}
	look := time.NewTicker(flushCheck)
	defer look.Stop()
	for {
		select {
		case err := <-done:
			if err != nil {
				return fmt.Errorf("write the search index: %w", err)
			}
			return nil
		case <-look.C:
			if ix.writeFailures() > failures {
				return errors.New("the search index could not be written: see that the disk has room and may be written to, then run `dhr run` again")
			}
		}
	}
}

// Close writes what is not yet on disk and lets go of the index. Closing it again
// does nothing.
func (ix *Index) Close() error {
	ix.closing.Do(func() {
		flushed := ix.Flush()
		ix.closed = errors.Join(flushed, ix.bleve.Close())
	})
	return ix.closed
}

// writeFailures is how often bleve has failed to write in the background.
func (ix *Index) writeFailures() uint64 {
	n, _ := ix.inner.StatsMap()["TotPersistLoopErr"].(uint64)
	return n
}
