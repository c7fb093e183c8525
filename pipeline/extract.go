package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/dhrcoder/dhr"
)

// failed reports whether the last attempt at a document failed: it was never read,
// or only by an earlier version of the reader.
func failed(d dhr.Document) bool {
	return d.Status == dhr.DocumentFailed || d.Status == dhr.DocumentRead && d.Tried != d.Engine
}

// extract reads the documents that this version of the reader has not tried.
func (r *runner) extract(ctx context.Context) error {
	documents, err := r.Store.Documents(ctx)
	if err != nil {
		return err
	}
	engine := r.Extractor.Engine()
	var todo []dhr.Document
	for _, d := range documents {
		if !r.Extractor.Current(d.Tried) || r.Retry && failed(d) {
			todo = append(todo, d)
		}
	}
	done := make([]bool, len(todo))
	missing := make([]bool, len(todo))
	err = r.each(ctx, StageExtract, len(todo), func(i int) string { return todo[i].Name }, func(ctx context.Context, i int) error {
		d := todo[i]
		path := r.Project.PDF(d.ID)
		if _, err := os.Stat(path); err != nil {
			missing[i] = true // not recorded, so that it is tried once the copy is there
			return nil
		}
		reading, err := r.read(ctx, path, d.ID)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return r.Store.SaveFailure(ctx, d.ID, engine, failure(d, path, err))
		}
		if err := r.Store.SaveReading(ctx, d.ID, reading, doubts(reading)); err != nil {
			return fmt.Errorf("store what was read of %s: %w", d.Name, err)
		}
		done[i] = true
		return nil
	})
	tried := map[string]bool{}
	for i, d := range todo {
		tried[d.ID] = true
		if done[i] {
			r.res.Read++
		}
		if missing[i] {
			r.res.Failed = append(r.res.Failed, Problem{Name: d.Name, Reason: "the project's copy of the PDF is gone: add the file again with `dhr run FILE`"})
		}
	}
	if err != nil {
		return err
	}
	return r.judge(ctx, tried)
}

// judge gathers the documents with which something is wrong.
func (r *runner) judge(ctx context.Context, tried map[string]bool) error {
	documents, err := r.Store.Documents(ctx)
	if err != nil {
		return err
	}
	for _, d := range documents {
		p := Problem{Name: d.Name, Reason: d.Reason, Earlier: !tried[d.ID]}
		switch {
		case !r.Extractor.Current(d.Tried): // its copy is gone
		case failed(d):
			r.res.Failed = append(r.res.Failed, p)
		case d.Reason != "":
			r.res.Poor = append(r.res.Poor, p)
		}
	}
	return nil
}

// read reads a document. A reader that breaks on it fails that document alone.
func (r *runner) read(ctx context.Context, path, document string) (reading dhr.Reading, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case runtime.Error:
			err = fmt.Errorf("the reader broke on it: %w", p)
		default: // its words may be the report's
			err = fmt.Errorf("the reader broke on it (%T)", p)
		}
	}()
	return r.Extractor.Read(ctx, path, document)
}

// failure is the reason why a document could not be read, without the name of the
// project's copy of it, which would tell the user nothing.
func failure(d dhr.Document, path string, err error) string {
	reason := strings.ReplaceAll(err.Error(), path, d.Name)
	reason = strings.ReplaceAll(reason, filepath.Base(path), d.Name)
	reason = strings.TrimPrefix(reason, "read "+d.Name+": ")
	if d.Engine != "" {
		reason += " (what an earlier version read is kept)"
	}
	return reason
}
