package worker

import (
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract"
)

// request asks a worker to read a document.
type request struct {
	Path, Document string
}

// reply is what a worker says: that it has read a page, or the result.
type reply struct {
	Done    bool
	Reading dhr.Reading
	Failed  string // why the document could not be read; empty when it was
}

// Serve reads the documents that are asked for on in and answers on out, until in
// ends. It is the whole of a worker process.
func Serve(ctx context.Context, opts extract.Options, in io.Reader, out io.Writer) error {
	var saying sync.Mutex
	replies := gob.NewEncoder(out)
	say := func(r reply) error {
		saying.Lock()
		defer saying.Unlock()
		return replies.Encode(r)
	}
	opts.Beat = func() { _ = say(reply{}) } // that nobody listens shows with the result
	extractor, err := extract.New(ctx, opts)
	if err != nil {
		return err
	}
	defer extractor.Close()
	requests := gob.NewDecoder(in)
	for {
		var r request
		if err := requests.Decode(&r); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return fmt.Errorf("read a request: %w", err)
		}
		answer := reply{Done: true}
		if answer.Reading, err = extractor.Read(ctx, r.Path, r.Document); err != nil {
			reason := err
			if file := (*extract.FileError)(nil); errors.As(err, &file) {
				reason = file.Err
			}
			answer.Failed = reason.Error()
		}
		if err := say(answer); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
	}
}
