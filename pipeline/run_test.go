package pipeline_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/corpus"
	"github.com/dhrcoder/dhr/pipeline"
)

func TestRun(t *testing.T) {
	dir := reports(t, map[string]string{
		"D01.pdf": "The review of A\nThe record was lost.\nThe risk was known.", "D02.pdf": "bad", "D03.pdf": "breaks\nas a reader may", "D04.pdf": "picture\nA record of risk.",
	})
	p := newProject(t)
	res := p.mustRun(pipeline.Options{Paths: []string{dir}, Run: dhr.Run{Program: "v1", Framework: "f", Rules: "r"}})
	if res.Documents != 4 || res.Added != 4 || res.Read != 2 || res.Suggested != 2 || res.Indexed != 2 || res.Notes != nil {
		t.Errorf("%+v", res)
	}
	want := []pipeline.Problem{{Name: "D02.pdf", Reason: "it is not a PDF"},
		{Name: "D03.pdf", Reason: "the reader broke on it: runtime error: index out of range [22] with length 0"}}
	if d := cmp.Diff(want, res.Failed); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]pipeline.Problem{{Name: "D04.pdf", Reason: "2 of its 3 pages could not be read: 2-3 (a picture)"}}, res.Poor); d != "" {
		t.Error(d)
	}
	cases, err := p.store.Cases(t.Context())
	must(t, err)
	if d := cmp.Diff(dhr.Case{ID: "D01", Title: "The review of A", Year: 2014, Type: dhr.CaseIPV, Source: dhr.CaseFromText}, cases[0]); d != "" || len(cases) != 4 {
		t.Error(cases, d)
	}
	runs, err := p.store.Runs(t.Context())
	must(t, err)
	if len(runs) != 1 || runs[0].Engine != "e1" || runs[0].Program != "v1" || runs[0].Documents != 2 || runs[0].Failed != 2 || runs[0].Finished.IsZero() {
		t.Errorf("%+v", runs)
	}
	if got := p.progress.told; got[0] != "start add 4" || got[5] != "end add" || got[6] != "start extract 4" || !slices.Contains(got, "done index D04.pdf") || got[len(got)-1] != "end index" {
		t.Error(strings.Join(got, "\n"))
	}
}

func TestRunAgainDoesNothing(t *testing.T) {
	dir := reports(t, map[string]string{"D01.pdf": "A record.", "D02.pdf": "bad"})
	p := newProject(t)
	p.mustRun(pipeline.Options{Paths: []string{dir}})
	before := p.dump()
	for _, paths := range [][]string{nil, {dir}} {
		res := p.mustRun(pipeline.Options{Paths: paths})
		if res.Added+res.Read+res.Suggested+res.Indexed != 0 || res.Notes != nil {
			t.Errorf("%+v", res)
		}
		if d := cmp.Diff([]pipeline.Problem{{Name: "D02.pdf", Reason: "it is not a PDF", Earlier: true}}, res.Failed); d != "" {
			t.Error(d)
		}
	}
	if len(p.extractor.read) != 2 || p.suggester.asked != 1 {
		t.Error(p.extractor.read, p.suggester.asked)
	}
	if d := cmp.Diff(before, p.dump()); d != "" {
		t.Error(d)
	}
}

func TestOnlyWhatChangedIsDone(t *testing.T) {
	dir := reports(t, map[string]string{"D01.pdf": "A record.", "D02.pdf": "bad for e1\nA risk.", "D03.pdf": "bad for e2\nA record."})
	p := newProject(t)
	p.mustRun(pipeline.Options{Paths: []string{dir}})
	check := func(what string, res pipeline.Result, read, suggested, indexed, failed int) {
		t.Helper()
		if res.Read != read || res.Suggested != suggested || res.Indexed != indexed || len(res.Failed) != failed {
			t.Errorf("%s: %+v", what, res)
		}
	}
	p.suggester.version, p.suggester.code["2D"] = "r2", "A"
	check("rules changed", p.mustRun(pipeline.Options{}), 0, 2, 2, 1)
	check("retry", p.mustRun(pipeline.Options{Retry: true}), 0, 0, 0, 1)
	p.extractor.engine = "e2"
	check("reader changed", p.mustRun(pipeline.Options{}), 2, 2, 2, 1)
	documents, err := p.store.Documents(t.Context())
	must(t, err)
	if d := documents[2]; d.Status != dhr.DocumentRead || d.Engine != "e1" || d.Reason != "it is not a PDF (what an earlier version read is kept)" {
		t.Errorf("%+v", d)
	}
	if passages, err := p.store.Passages(t.Context(), documents[2].ID); len(passages) != 2 || err != nil {
		t.Error("what was read is lost")
	}
	check("nothing changed", p.mustRun(pipeline.Options{}), 0, 0, 0, 1)
	must(t, p.store.CorrectZone(t.Context(), documents[0].ID, 0, dhr.ZoneRecommendations, "RB", time.Now()))
	check("a zone corrected", p.mustRun(pipeline.Options{}), 0, 1, 1, 1)
	check("nothing changed since", p.mustRun(pipeline.Options{}), 0, 0, 0, 1)
	must(t, p.index.Close())
	must(t, os.RemoveAll(p.store.Project().Index()))
	p.openIndex()
	check("index lost", p.mustRun(pipeline.Options{}), 0, 0, 3, 1)
	list, err := corpus.ReadCases(strings.NewReader("document,case,year\nD01.pdf,X,2011\nD09.pdf,Y,\n"), "cases.csv")
	must(t, err)
	res := p.mustRun(pipeline.Options{Cases: &list})
	check("cases listed", res, 0, 0, 1, 1)
	if d := cmp.Diff([]string{"cases.csv:3: the project has no document D09.pdf"}, res.Notes); d != "" {
		t.Error(d)
	}
	p.extractor.engine = "e3"
	p.mustRun(pipeline.Options{})
	cases, err := p.store.Cases(t.Context())
	must(t, err)
	if c := cases[2]; c.ID != "X" || c.Year != 2011 || c.Title != "" || c.Source != dhr.CaseFromList {
		t.Errorf("what a person listed was overwritten: %+v", c)
	}
}

func TestSameFilesAndSameNames(t *testing.T) {
	dir := reports(t, map[string]string{"a/D01.pdf": "One.", "b/D01.pdf": "Two.", "c/copy.pdf": "One.", "d/d01.PDF": "Three."})
	p := newProject(t)
	res := p.mustRun(pipeline.Options{Paths: []string{dir}})
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	want := []string{
		at("b/D01.pdf") + " has the name of another document but other content: it is in the project as D01 (2).pdf",
		at("c/copy.pdf") + " is the same file as " + at("a/D01.pdf") + ": it is in the project once, as D01.pdf",
		at("d/d01.PDF") + " has the name of another document but other content: it is in the project as d01 (3).PDF",
	}
	if d := cmp.Diff(want, res.Notes); d != "" || res.Documents != 3 {
		t.Error(res.Documents, d)
	}
	documents, err := p.store.Documents(t.Context())
	must(t, err)
	var got []string
	for _, d := range documents {
		got = append(got, d.Case+" "+d.Name)
	}
	if d := cmp.Diff([]string{"D01 D01.pdf", "D01 (2) D01 (2).pdf", "d01 (3) d01 (3).PDF"}, got); d != "" {
		t.Error(d)
	}
	res = p.mustRun(pipeline.Options{Paths: []string{at("b"), at("c")}})
	want = []string{at("b/D01.pdf") + " is in the project as D01 (2).pdf", at("c/copy.pdf") + " is in the project as D01.pdf"}
	if d := cmp.Diff(want, res.Notes); d != "" || res.Documents != 3 {
		t.Error(res.Documents, d)
	}
}

func TestCopyGone(t *testing.T) {
	dir := reports(t, map[string]string{"D01.pdf": "One."})
	p := newProject(t)
	p.mustRun(pipeline.Options{Paths: []string{dir}})
	documents, err := p.store.Documents(t.Context())
	must(t, err)
	must(t, os.Remove(p.store.Project().PDF(documents[0].ID)))
	p.extractor.engine = "e2"
	for range 2 {
		res := p.mustRun(pipeline.Options{})
		if len(res.Failed) != 1 || !strings.Contains(res.Failed[0].Reason, "add the file again") || res.Failed[0].Earlier {
			t.Errorf("%+v", res.Failed)
		}
	}
	if res := p.mustRun(pipeline.Options{Paths: []string{dir}}); res.Read != 1 || len(res.Failed) != 0 {
		t.Errorf("%+v", res)
	}
}

func TestNothingToDo(t *testing.T) {
	p := newProject(t)
	if _, err := p.run(t.Context(), pipeline.Options{}); !errors.Is(err, pipeline.ErrEmpty) {
		t.Error(err)
	}
	var none *corpus.NoPDFsError
	if _, err := p.run(t.Context(), pipeline.Options{Paths: []string{t.TempDir()}}); !errors.As(err, &none) {
		t.Error(err)
	}
}

// vanish removes a file when the run has found it and not yet read it.
type vanish struct {
	pipeline.NoProgress
	path string
}

func (v vanish) Start(s pipeline.Stage, _ int) {
	if s == pipeline.StageAdd {
		_ = os.Remove(v.path)
	}
}

func TestUnreadableFile(t *testing.T) {
	dir := reports(t, map[string]string{"D01.pdf": "One.", "D02.pdf": "Two."})
	p := newProject(t)
	gone := filepath.Join(dir, "D01.pdf")
	res, err := pipeline.Run(t.Context(), pipeline.Options{Project: p.store.Project(), Paths: []string{dir}},
		pipeline.Parts{Store: p.store, Extractor: p.extractor, Suggester: p.suggester, Index: cache{p.index}, Progress: vanish{path: gone}})
	must(t, err)
	if d := cmp.Diff([]pipeline.Problem{{Name: gone, Reason: "no such file or directory"}}, res.Failed); d != "" || res.Read != 1 || res.Run.Failed != 1 {
		t.Error(res, d)
	}
}
