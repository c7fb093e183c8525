package worker

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract"
)

// Options say how to start workers and what they may use.
type Options struct {
	Program string   // the executable that calls Serve
	Args    []string // that make it do so
	Env     []string // for it, beside the program's own environment
	Workers int      // processes at a time; 1 if less

	Documents int           // a worker is replaced after so many; 50 if 0
	Stall     time.Duration // without a page read; a minute if 0
	Memory    int64         // resident, in bytes; 1.5 GB if 0 (looked at on Linux only)
}

// Pool reads documents in worker processes. It is safe for use by several
// goroutines.
type Pool struct {
	extract.Versions
	opts Options
	free chan *process // a nil one has yet to be started
	once sync.Once
}

// NewPool starts no process yet. The versions are those of what the workers run.
func NewPool(v extract.Versions, o Options) *Pool {
	o.Workers = max(o.Workers, 1)
	if o.Documents == 0 {
		o.Documents = 50
	}
	if o.Stall == 0 {
		o.Stall = time.Minute
	}
	if o.Memory == 0 {
		o.Memory = 1500 << 20
	}
	p := &Pool{Versions: v, opts: o, free: make(chan *process, o.Workers)}
	for range o.Workers {
		p.free <- nil
	}
	return p
}

// Read reads the document at path as extract.Extractor does. A *extract.FileError
// says why it could not; another error is of the pool.
func (p *Pool) Read(ctx context.Context, path, document string) (dhr.Reading, error) {
	var w *process
	select {
	case w = <-p.free:
	case <-ctx.Done():
		return dhr.Reading{}, ctx.Err()
	}
	if w == nil {
		var err error
		if w, err = start(p.opts); err != nil {
			p.free <- nil
			return dhr.Reading{}, err
		}
	}
	reading, err := w.ask(ctx, request{path, document}, p.opts)
	own := errDocument{}
	switch sound := err == nil || errors.As(err, &own); {
	case !sound:
		w.end(true)
		w = nil
	case w.read >= p.opts.Documents:
		w.end(false)
		w = nil
	}
	p.free <- w
	if err == nil || ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return reading, err
	}
	return dhr.Reading{}, &extract.FileError{Path: path, Err: err}
}

// Close ends the workers. No call may be under way, and none may follow.
func (p *Pool) Close() error {
	missing := 0
	p.once.Do(func() {
		for range p.opts.Workers {
			select {
			case w := <-p.free:
				if w != nil {
					w.end(false)
				}
			default:
				missing++
			}
		}
	})
	if missing > 0 {
		return fmt.Errorf("%d reading processes were still at work", missing)
	}
	return nil
}
