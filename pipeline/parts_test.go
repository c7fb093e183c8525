package pipeline_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/index"
	"github.com/dhrcoder/dhr/pipeline"
	"github.com/dhrcoder/dhr/store"
)

// lines reads text files that call themselves PDFs: a paragraph a line. It stands in
// for the real reader where hundreds of documents are read.
type lines struct {
	engine string
	before func(name string) // called before each document
	mu     sync.Mutex
	read   []string // IDs of what was read
}

func (e *lines) Engine() string { return e.engine }

func (e *lines) Current(engine string) bool { return engine == e.engine }

func (e *lines) Read(ctx context.Context, path, id string) (dhr.Reading, error) {
	if e.before != nil {
		e.before(id)
	}
	if ctx.Err() != nil {
		return dhr.Reading{}, ctx.Err()
	}
	e.mu.Lock()
	e.read = append(e.read, id)
	e.mu.Unlock()
	text, err := os.ReadFile(path)
	if err != nil {
		return dhr.Reading{}, err
	}
	first, _, _ := strings.Cut(string(text), "\n")
	switch {
	case first == "bad" || first == "bad for "+e.engine:
		return dhr.Reading{}, fmt.Errorf("read %s: it is not a PDF", path)
	case first == "breaks":
		var none []int
		_ = none[len(text)]
	}
	r := dhr.Reading{Engine: e.engine, Sections: []dhr.Section{{Heading: "Analysis", Zone: dhr.ZoneAnalysis, Page: 1}},
		Pages: []dhr.Page{{Number: 1, Method: dhr.PageByPDFium, Agreement: -1}}, About: dhr.About{Title: first, Year: 2014, Type: dhr.CaseIPV}}
	if first == "picture" {
		r.Pages = append(r.Pages, dhr.Page{Number: 2, Method: dhr.PageUnread, Reason: "a picture"}, dhr.Page{Number: 3, Method: dhr.PageUnread, Reason: "a picture"})
	}
	earlier := map[string]int{}
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		r.Passages = append(r.Passages, dhr.Passage{ID: dhr.PassageID(id, line, earlier[line]), Document: id, Ordinal: i,
			Heading: "Analysis", Zone: dhr.ZoneAnalysis, Page: 1, PageEnd: 1, Text: line, Boxes: []dhr.Box{{Page: 1, X: 72, Y: float64(i), W: 1.5, H: 12}}})
		earlier[line]++
	}
	return r, nil
}

// words suggests a code for each passage that holds its word.
type words struct {
	version string
	code    map[string]string
	mu      sync.Mutex
	asked   int
}

func (w *words) Version() string { return w.version }

func (w *words) Suggest(passages []dhr.Passage) (all []dhr.Suggestion) {
	w.mu.Lock()
	w.asked++
	w.mu.Unlock()
	for _, p := range passages {
		for _, code := range []string{"2D", "5E"} {
			if at := strings.Index(p.Text, w.code[code]); at >= 0 {
				all = append(all, dhr.Suggestion{Passage: p.ID, Code: code, Score: 0.7, Shown: true, Sources: []string{"rule:" + code + "/a"},
					Evidence: []dhr.Span{{Start: at, End: at + len(w.code[code])}}})
			}
		}
	}
	return all
}

// proposer proposes a method for each case, and each passage that begins with "The
// board" as a recommendation.
type proposer struct {
	version string
	mu      sync.Mutex
	asked   int
}

func (p *proposer) ProposalVersion() string { return p.version }

func (p *proposer) Propose(documents [][]dhr.Passage) (attributes []dhr.Attribute, recommendations []dhr.Recommendation) {
	p.mu.Lock()
	p.asked++
	p.mu.Unlock()
	for _, passages := range documents {
		for _, one := range passages {
			if strings.HasPrefix(one.Text, "The board") {
				recommendations = append(recommendations, dhr.Recommendation{Passage: one.ID, Text: one.Text, Span: dhr.Span{End: len(one.Text)},
					Agencies: []dhr.Addressee{dhr.AddresseePartnership}, Theme: dhr.ThemeOther})
			}
		}
	}
	return []dhr.Attribute{{Name: dhr.AttributeMethod, Value: "knife", Score: 0.5, Passage: documents[0][0].ID}}, recommendations
}

// cache is the real index as the pipeline wants it.
type cache struct{ *index.Index }

func (c cache) Stamps(ctx context.Context) (map[string]string, error) {
	held, err := c.Documents(ctx)
	stamps := map[string]string{}
	for _, d := range held {
		stamps[d.Document] = d.Stamp
	}
	return stamps, err
}

func (c cache) Put(ctx context.Context, document, stamp string, entries []pipeline.Entry) error {
	converted := make([]index.Entry, len(entries))
	for i, e := range entries {
		converted[i] = index.Entry(e)
	}
	return c.Index.Put(ctx, document, stamp, converted)
}

// progress notes what it is told.
type progress struct{ told []string }

func (p *progress) Start(s pipeline.Stage, total int) {
	p.told = append(p.told, fmt.Sprintf("start %s %d", s, total))
}
func (p *progress) Done(s pipeline.Stage, document string) {
	p.told = append(p.told, fmt.Sprintf("done %s %s", s, document))
}
func (p *progress) End(s pipeline.Stage) { p.told = append(p.told, fmt.Sprintf("end %s", s)) }

// project is a project with everything a run needs.
type project struct {
	t         testing.TB
	store     *store.Store
	extractor *lines
	suggester *words
	proposer  *proposer
	index     *index.Index
	progress  *progress
}

func newProject(t testing.TB) *project {
	t.Helper()
	p := dhr.Project{Dir: filepath.Join(t.TempDir(), "project")}
	s, err := store.Create(t.Context(), p)
	must(t, err)
	must(t, s.Close())
	return openProject(t, p.Dir)
}

func openProject(t testing.TB, dir string) *project {
	t.Helper()
	s, err := store.Open(t.Context(), dhr.Project{Dir: dir})
	must(t, err)
	t.Cleanup(func() { s.Close() })
	must(t, s.SetFramework(t.Context(), dhr.Framework{Factors: []dhr.Factor{{ID: "1", Name: "All",
		Codes: []dhr.Code{{ID: "2D", Name: "Risk"}, {ID: "5E", Name: "Records"}, {ID: "9", Name: "Good"}}}}}))
	p := &project{t: t, store: s, extractor: &lines{engine: "e1"}, suggester: &words{version: "r1", code: map[string]string{"2D": "risk", "5E": "record"}},
		proposer: &proposer{version: "p1"}}
	p.openIndex()
	return p
}

func (p *project) openIndex() {
	p.t.Helper()
	ix, err := index.Open(p.store.Project().Index())
	must(p.t, err)
	p.t.Cleanup(func() { ix.Close() })
	p.index = ix
}

func (p *project) run(ctx context.Context, o pipeline.Options) (pipeline.Result, error) {
	p.progress = &progress{}
	o.Project = p.store.Project()
	o.Now = func() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }
	return pipeline.Run(ctx, o, pipeline.Parts{Store: p.store, Extractor: p.extractor, Suggester: p.suggester, Proposer: p.proposer, Index: cache{p.index}, Progress: p.progress})
}

// mustRun runs and fails the test if that stops.
func (p *project) mustRun(o pipeline.Options) pipeline.Result {
	p.t.Helper()
	res, err := p.run(p.t.Context(), o)
	must(p.t, err)
	return res
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// reports makes files of those names and texts in a new folder.
func reports(t testing.TB, texts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		path := filepath.Join(dir, filepath.FromSlash(name))
		must(t, errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)))
	}
	return dir
}

// many makes a folder of n reports.
func many(t testing.TB, n int) string {
	texts := map[string]string{}
	for i := range n {
		text := fmt.Sprintf("Review %d\n", i)
		for k := range 20 {
			text += fmt.Sprintf("Paragraph %d of report %d, on %s.\n", k, i, []string{"records", "risk", "a record of risk", "nothing"}[(i+k)%4])
		}
		if i%10 == 7 {
			text = "bad\n" + text
		}
		texts[fmt.Sprintf("%02d/D%03d.pdf", i%7, i)] = text
	}
	return reports(t, texts)
}

// dump writes out the whole database but for the runs, and what the index holds.
func (p *project) dump() string {
	p.t.Helper()
	db, err := sql.Open("sqlite", p.store.Project().Database())
	must(p.t, err)
	defer db.Close()
	var rowsOf []string
	for _, table := range []string{"settings", "cases", "documents", "pages", "sections", "markings", "passages", "codes", "suggestions", "decisions", "codings", "attribute_proposals", "recommendation_proposals"} {
		rows, err := db.Query(`SELECT * FROM ` + table)
		must(p.t, err)
		columns, err := rows.Columns()
		must(p.t, err)
		for rows.Next() {
			values, into := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				into[i] = &values[i]
			}
			must(p.t, rows.Scan(into...))
			rowsOf = append(rowsOf, fmt.Sprintf("%s %v", table, values))
		}
		must(p.t, rows.Err())
	}
	held, err := p.index.Documents(p.t.Context())
	must(p.t, err)
	for _, d := range held {
		rowsOf = append(rowsOf, fmt.Sprintf("index %+v", d))
	}
	slices.Sort(rowsOf)
	return strings.Join(rowsOf, "\n")
}

func mustDocuments(t testing.TB, p *project) []dhr.Document {
	t.Helper()
	documents, err := p.store.Documents(t.Context())
	must(t, err)
	return documents
}
