package workshop

import (
	"context"
	"slices"
	"sync"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
)

// kept is how many documents are kept as they were read, so that the second try of a
// rule need not read its sample again. One takes a megabyte or so.
const kept = SampleSize

// read is a document as rules see it.
type read struct {
	engine   string
	passages []dhr.Passage
	doc      *reading.Document
	mentions []party.Mention
}

// readings are the documents read last.
type readings struct {
	mu    sync.Mutex
	byID  map[string]read
	order []string // of byID, the last used at the end
}

func (r *readings) get(d dhr.Document) (read, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	one, ok := r.byID[d.ID]
	return one, ok && one.engine == stampOf(d)
}

func (r *readings) put(d dhr.Document, one read) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, there := r.byID[d.ID]; there {
		r.order = slices.DeleteFunc(r.order, func(id string) bool { return id == d.ID })
	}
	r.byID[d.ID] = one
	if r.order = append(r.order, d.ID); len(r.order) > kept {
		delete(r.byID, r.order[0])
		r.order = r.order[1:]
	}
}

// stampOf says from what a document's passages come.
func stampOf(d dhr.Document) string { return d.Engine + "\x00" + d.Suggested }

// open reads a document, or has it from before.
func (w *Workshop) open(ctx context.Context, d dhr.Document, keep bool) (read, error) {
	if one, there := w.read.get(d); there {
		return one, nil
	}
	passages, err := w.text.Passages(ctx, d.ID)
	if err != nil {
		return read{}, err
	}
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = p.Text
	}
	one := read{engine: stampOf(d), passages: passages, doc: reading.Read(texts)}
	one.mentions = party.Find(passages, one.doc).Mentions(one.doc)
	if keep {
		w.read.put(d, one)
	}
	return one, nil
}
