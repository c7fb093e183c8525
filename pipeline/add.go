package pipeline

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/corpus"
)

// file is a PDF on its way into the project.
type file struct {
	path  string
	id    string
	bytes int64
	err   error // why it could not be added
}

// add brings the PDFs into the project and gives documents their cases, in one
// change when all are copied. It returns the files that could not be read.
func (r *runner) add(ctx context.Context) (unreadable []Problem, err error) {
	var files []file
	if len(r.Paths) > 0 {
		found, err := corpus.Find(ctx, r.Paths)
		if err != nil {
			return nil, err
		}
		for _, s := range found.Skipped {
			if s.Failed {
				unreadable = append(unreadable, Problem{Name: s.Path, Reason: s.Reason})
			} else {
				r.note("%s was left out: %s", s.Path, s.Reason)
			}
		}
		if files, err = r.keep(ctx, found.Files); err != nil {
			return nil, err
		}
	}
	documents, err := r.Store.Documents(ctx)
	if err != nil {
		return nil, err
	}
	before := len(documents)
	names := newNames(documents)
	for _, f := range files {
		if f.err != nil {
			var own *corpus.UnreadableError
			errors.As(f.err, &own)
			unreadable = append(unreadable, Problem{Name: f.path, Reason: strings.TrimPrefix(own.Error(), f.path+": ")})
			continue
		}
		d, isNew, note := names.place(f)
		if note != "" {
			r.note("%s", note)
		}
		if isNew {
			documents = append(documents, d)
		}
	}
	r.res.Documents, r.res.Added = len(documents), len(documents)-before
	list := corpus.CaseList{}
	if r.Cases != nil {
		list = *r.Cases
	}
	cases, unmatched := list.Assign(documents)
	for _, row := range unmatched {
		r.note("%s:%d: the project has no document %s", list.File, row.Line, row.Document)
	}
	if len(list.Ignored) > 0 {
		r.note("%s: these columns were left out: %s", list.File, strings.Join(list.Ignored, ", "))
	}
	if r.res.Added == 0 && len(list.Rows) == 0 {
		return unreadable, nil
	}
	return unreadable, r.Store.Add(ctx, cases, documents)
}

func (r *runner) note(format string, args ...any) {
	r.res.Notes = append(r.res.Notes, fmt.Sprintf(format, args...))
}

// keep hashes the files and copies them into the project.
func (r *runner) keep(ctx context.Context, paths []string) ([]file, error) {
	files := make([]file, len(paths))
	name := func(i int) string { return corpus.Name(paths[i]) }
	err := r.each(ctx, StageAdd, len(paths), name, func(ctx context.Context, i int) (err error) {
		f := file{path: paths[i]}
		f.id, f.bytes, err = corpus.Hash(ctx, f.path)
		if err == nil {
			err = corpus.Keep(ctx, r.Project, f.path, f.id, f.bytes)
		}
		var own *corpus.UnreadableError
		if errors.As(err, &own) {
			f.err, err = own, nil
		}
		files[i] = f
		return err
	})
	return files, err
}

// names gives documents their names, each its own.
type names struct {
	taken map[string]bool   // folded
	known map[string]string // name by ID
	from  map[string]string // path by ID, of this run
}

func newNames(documents []dhr.Document) names {
	n := names{taken: map[string]bool{}, known: map[string]string{}, from: map[string]string{}}
	for _, d := range documents {
		n.taken[corpus.Fold(d.Name)] = true
		n.known[d.ID] = d.Name
	}
	return n
}

// place returns the document that a file is, whether it is new, and what the user
// should know of it.
func (n names) place(f file) (d dhr.Document, isNew bool, note string) {
	name := corpus.Name(f.path)
	if known, there := n.known[f.id]; there {
		switch other, twice := n.from[f.id]; {
		case twice:
			note = fmt.Sprintf("%s is the same file as %s: it is in the project once, as %s", f.path, other, known)
		case known != name:
			note = fmt.Sprintf("%s is in the project as %s", f.path, known)
		}
		if n.from[f.id] == "" {
			n.from[f.id] = f.path
		}
		return dhr.Document{}, false, note
	}
	distinct := corpus.Distinct(name, n.taken)
	if distinct != name {
		note = fmt.Sprintf("%s has the name of another document but other content: it is in the project as %s", f.path, distinct)
	}
	n.taken[corpus.Fold(distinct)] = true
	n.known[f.id], n.from[f.id] = distinct, f.path
	return dhr.Document{ID: f.id, Name: distinct, Bytes: f.bytes}, true, note
}
