package main

import (
	"context"

	"github.com/dhrcoder/dhr/index"
	"github.com/dhrcoder/dhr/pipeline"
)

// lateIndex is a project's index that is opened when it is first needed: by then
// the run holds the project's lock, so that a second run is told of the first and
// not of a busy index.
type lateIndex struct {
	dir string
	*index.Index
}

func (l *lateIndex) Stamps(ctx context.Context) (map[string]string, error) {
	if l.Index == nil {
		ix, err := index.Open(l.dir)
		if err != nil {
			return nil, err
		}
		l.Index = ix
	}
	documents, err := l.Documents(ctx)
	stamps := map[string]string{}
	for _, d := range documents {
		stamps[d.Document] = d.Stamp
	}
	return stamps, err
}

func (l *lateIndex) Put(ctx context.Context, document, stamp string, entries []pipeline.Entry) error {
	list := make([]index.Entry, len(entries))
	for i, e := range entries {
		list[i] = index.Entry(e)
	}
	return l.Index.Put(ctx, document, stamp, list)
}

func (l *lateIndex) close() error {
	if l.Index == nil {
		return nil
	}
	return l.Index.Close()
}
