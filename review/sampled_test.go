package review_test

import (
	"context"
	"errors"
	"image"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract"
	"github.com/dhrcoder/dhr/index"
	"github.com/dhrcoder/dhr/review"
	"github.com/dhrcoder/dhr/review/search"
	"github.com/dhrcoder/dhr/store"
)

// sampled is a project with a sample report in it, read, indexed and with a
// suggestion, served with search and page images as dhr serve does.
type sampled struct {
	*site
	project  dhr.Project
	document dhr.Document
	reading  dhr.Reading
	engine   *extract.Extractor
}

func serveSample(t testing.TB) *sampled {
	t.Helper()
	ctx := t.Context()
	base, err := os.UserCacheDir()
	must(t, err)
	engine, err := extract.New(ctx, extract.Options{CacheDir: filepath.Join(base, "dhr", "pdfium"), Workers: 1})
	must(t, err)
	t.Cleanup(func() { engine.Close() })
	p := newEmptyProject(t)
	st, err := store.Open(ctx, p)
	must(t, err)
	file := filepath.Join("..", "samples", "pdf", "D02.pdf")
	data, err := os.ReadFile(file)
	must(t, err)
	d := dhr.Document{ID: fileID("D02"), Name: "D02.pdf", Case: "D02", Bytes: int64(len(data))}
	must(t, os.WriteFile(p.PDF(d.ID), data, 0o600))
	c := dhr.Case{ID: "D02", Title: "The review of case D02", Year: 2016, Type: dhr.CaseIPV, Source: dhr.CaseFromList}
	must(t, st.Add(ctx, []dhr.Case{c}, []dhr.Document{d}))
	reading, err := engine.Read(ctx, file, d.ID)
	must(t, err)
	must(t, st.SaveReading(ctx, d.ID, reading, ""))
	s := &sampled{project: p, document: d, reading: reading, engine: engine}
	must(t, st.SaveSuggestions(ctx, d.ID, "test", []dhr.Suggestion{
		{Passage: s.passage(t, "5.7").ID, Code: "1C", Score: 0.8, Shown: true, Sources: []string{"model"}, Evidence: []dhr.Span{{Start: 0, End: 3}}},
		{Passage: s.passage(t, "5.7").ID, Code: "5E", Score: 0.6, Shown: true, Sources: []string{"model"}},
		{Passage: s.passage(t, "5.9").ID, Code: "2D", Score: 0.6, Shown: true, Sources: []string{"model"}}}))
	ix, err := index.Open(p.Index())
	must(t, err)
	var entries []index.Entry
	for _, q := range reading.Passages {
		entries = append(entries, index.Entry{Passage: q, Case: c, Document: d.Name})
	}
	must(t, ix.Put(ctx, d.ID, "test", entries))
	must(t, ix.Close())
	h, err := review.New(review.Options{Store: st, Framework: book(), Project: "sampled",
		Search: opened{p}, SearchHelp: index.Help, Pages: &drawn{project: p, engine: engine}, PageCache: p.PageImages(),
		Now: func() time.Time { return time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC) }})
	must(t, err)
	s.site = &site{Server: httptest.NewServer(h), store: st}
	t.Cleanup(s.stop)
	return s
}

// passage returns the passage with a printed number.
func (s *sampled) passage(t testing.TB, number string) dhr.Passage {
	t.Helper()
	for _, p := range s.reading.Passages {
		if p.Number == number {
			return p
		}
	}
	t.Fatalf("D02 has no passage %s", number)
	return dhr.Passage{}
}

// opened searches the project's index as cmd/dhr does, where the real one is tested.
type opened struct{ project dhr.Project }

func (o opened) Search(ctx context.Context, q search.Query) (search.Result, error) {
	ix, err := index.OpenReadOnly(o.project.Index())
	if err != nil {
		return search.Result{}, &search.UnavailableError{Sentence: "There is no search now."}
	}
	defer ix.Close()
	query := index.Query{Text: q.Text, Limit: q.Limit, Offset: q.Offset}
	if q.InOrder {
		query.Sort = index.SortPlace
	}
	found, err := ix.Search(ctx, query)
	if wrong := (*index.QueryError)(nil); errors.As(err, &wrong) {
		return search.Result{}, &search.QueryError{Pos: wrong.Pos, Msg: wrong.Msg, Hint: wrong.Hint}
	}
	out := search.Result{Total: found.Total, Cases: found.Cases, Ignored: found.Ignored, Facets: map[string][]search.Facet{}}
	for name, values := range map[string][]index.Facet{"zone": found.Facets.Zones, "year": found.Facets.Years, "csp": found.Facets.CSPs} {
		for _, f := range values {
			out.Facets[name] = append(out.Facets[name], search.Facet(f))
		}
	}
	for _, h := range found.Hits {
		out.Hits = append(out.Hits, search.Hit{Passage: h.Passage, Document: h.Document, Case: h.Case, Page: h.Page,
			Heading: h.Heading, Zone: h.Zone, Number: h.Number, Text: h.Text, Spans: h.Spans, Matches: h.Matches, Snippet: h.Snippet})
	}
	return out, err
}

// drawn draws pages and counts them.
type drawn struct {
	project dhr.Project
	engine  *extract.Extractor
	mu      sync.Mutex
	pages   []int
}

func (d *drawn) RenderPage(ctx context.Context, document string, page int, dpi float64) (image.Image, error) {
	d.mu.Lock()
	d.pages = append(d.pages, page)
	d.mu.Unlock()
	return d.engine.Render(ctx, d.project.PDF(document), page, dpi)
}
