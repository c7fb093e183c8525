package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

var monday = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

func framework(codes ...string) dhr.Framework {
	if len(codes) == 0 {
		codes = []string{"1A", "2D", "5E", "9"}
	}
	f := dhr.Factor{ID: "1", Name: "All"}
	for _, c := range codes {
		f.Codes = append(f.Codes, dhr.Code{ID: c, Name: "Code " + c})
	}
	return dhr.Framework{Title: "Test", Factors: []dhr.Factor{f}}
}

// create returns a new project in a folder with an awkward name.
func create(t testing.TB) *Store {
	t.Helper()
	s, err := Create(t.Context(), dhr.Project{Dir: filepath.Join(t.TempDir(), "a project? #1 100% é")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	must(t, s.SetFramework(t.Context(), framework()))
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// docID makes a document's ID from its name.
func docID(name string) string { return fmt.Sprintf("%064x", []byte(name)) }

// passage names the nth passage of a reading made by reading.
func passage(doc string, n int) string { return dhr.PassageID(docID(doc), textOf(n), 0) }

func textOf(n int) string { return fmt.Sprintf("Paragraph %d of the report.", n) }

// reading returns a reading with paragraphs of those numbers.
func reading(doc, engine string, numbers ...int) dhr.Reading {
	r := dhr.Reading{Engine: engine,
		Pages: []dhr.Page{{Number: 1, Method: dhr.PageByPDFium, Width: 595, Height: 842, Words: 300, Quality: 0.97, Agreement: -1},
			{Number: 2, Method: dhr.PageUnread, Width: 595, Height: 842, Agreement: -1, Reason: "a picture"}},
		Sections: []dhr.Section{{Ordinal: 0, Heading: "Analysis", Number: "4", Zone: dhr.ZoneAnalysis, Confidence: 0.9, Page: 1}},
		Markings: []string{"RESTRICTED", "DRAFT"},
		About:    dhr.About{Title: "The review of " + doc, Year: 2014, CSP: "Safer Town", Type: dhr.CaseIPV}}
	for i, n := range numbers {
		r.Passages = append(r.Passages, dhr.Passage{ID: passage(doc, n), Document: docID(doc), Ordinal: i, Heading: "Analysis",
			Zone: dhr.ZoneAnalysis, Page: 1, PageEnd: 2, Number: fmt.Sprintf("4.%d", n), Text: textOf(n),
			Boxes: []dhr.Box{{Page: 1, X: 72, Y: 100.25, W: 451, H: 12.5}, {Page: 2, X: 72, Y: 72, W: 30.01, H: 12}}})
	}
	return r
}

func suggestion(doc string, n int, code string, score float64) dhr.Suggestion {
	return dhr.Suggestion{Passage: passage(doc, n), Code: code, Score: score, Shown: score >= 0.5, Agencies: []dhr.Agency{dhr.AgencyPolice},
		Sources: []string{"rule:" + code + "/a"}, Evidence: []dhr.Span{{Start: 0, End: 9}}}
}

// add puts documents into the project, each in a case of its own unless it is
// given as case/document.
func add(t testing.TB, s *Store, names ...string) {
	t.Helper()
	for _, name := range names {
		of, name, found := strings.Cut(name, "/")
		if !found {
			name = of
		}
		must(t, s.Add(t.Context(), []dhr.Case{{ID: of, Source: dhr.CaseFromText}},
			[]dhr.Document{{ID: docID(name), Name: name + ".pdf", Case: of, Bytes: 10}}))
	}
}

func decision(doc string, n int, code, coder string, v dhr.Verdict) dhr.Decision {
	return dhr.Decision{Passage: passage(doc, n), Code: code, Verdict: v, Coder: coder, At: monday}
}

func TestCreateIsPrivate(t *testing.T) {
	s := create(t)
	for _, c := range []struct {
		path string
		want os.FileMode
	}{
		{s.Project().Dir, 0o700 | os.ModeDir}, {filepath.Dir(s.Project().PDF("x")), 0o700 | os.ModeDir},
		{s.Project().Database(), 0o600}, {s.Project().Database() + "-wal", 0o600}, {s.Project().Database() + "-shm", 0o600},
	} {
		info, err := os.Stat(c.path)
		must(t, err)
		if info.Mode() != c.want {
			t.Errorf("%s has mode %v, not %v", filepath.Base(c.path), info.Mode(), c.want)
		}
	}
}

func TestCreateRefuses(t *testing.T) {
	var exists *ExistsError
	s := create(t)
	if _, err := Create(t.Context(), s.Project()); !errors.As(err, &exists) || !exists.Project {
		t.Errorf("a project: %v", err)
	}
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "letter.docx"), nil, 0o644))
	must(t, os.Chmod(dir, 0o755))
	if _, err := Create(t.Context(), dhr.Project{Dir: dir}); !errors.As(err, &exists) || exists.Project {
		t.Errorf("a folder in use: %v", err)
	}
	if info, _ := os.Stat(dir); info.Mode().Perm() != 0o755 {
		t.Errorf("the refused folder's mode became %v", info.Mode())
	}
	if _, err := Create(t.Context(), dhr.Project{Dir: filepath.Join(dir, "letter.docx", "p")}); err == nil {
		t.Error("a project inside a file")
	}
}

func TestCreateAfterBeingKilled(t *testing.T) {
	p := dhr.Project{Dir: t.TempDir()}
	must(t, os.MkdirAll(filepath.Join(p.Dir, "pdf"), 0o700))
	must(t, os.WriteFile(p.Database(), nil, 0o600))
	s, err := Create(t.Context(), p)
	must(t, err)
	must(t, s.Close())
	s, err = Open(t.Context(), p)
	must(t, err)
	must(t, s.Close())
}

func TestOpenRefuses(t *testing.T) {
	var none *NoProjectError
	dir := t.TempDir()
	if _, err := Open(t.Context(), dhr.Project{Dir: dir}); !errors.As(err, &none) || !strings.Contains(err.Error(), "dhr init "+dir) {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := Open(t.Context(), dhr.Project{Dir: filepath.Join(dir, "nowhere")}); !errors.As(err, &none) {
		t.Errorf("no folder: %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Error("opening made files")
	}
	p := dhr.Project{Dir: dir}
	must(t, os.WriteFile(p.Database(), nil, 0o600))
	if _, err := Open(t.Context(), p); !errors.As(err, &none) {
		t.Errorf("an empty database: %v", err)
	}
	must(t, os.WriteFile(p.Database(), []byte(strings.Repeat("This is no database. ", 400)), 0o600))
	var damaged *DatabaseError
	if _, err := Open(t.Context(), p); !errors.As(err, &damaged) || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("not a database: %v", err)
	}
}

func TestDiskFull(t *testing.T) {
	s := create(t)
	add(t, s, "D01")
	s.db.SetMaxOpenConns(1) // the limit is a connection's
	if _, err := s.db.Exec(`PRAGMA max_page_count = 40`); err != nil {
		t.Fatal(err)
	}
	many := make([]int, 2000)
	for i := range many {
		many[i] = i
	}
	err := s.SaveReading(t.Context(), docID("D01"), reading("D01", "e1", many...), "")
	var full *DatabaseError
	if !errors.As(err, &full) || !strings.Contains(err.Error(), "the disk is full") {
		t.Fatal(err)
	}
	documents, err := s.Documents(t.Context())
	must(t, err)
	if documents[0].Status != dhr.DocumentAdded {
		t.Errorf("half a reading was kept: %+v", documents[0])
	}
}

func TestEveryConnectionHasTheSettings(t *testing.T) {
	s := create(t)
	for range 4 {
		c, err := s.db.Conn(t.Context())
		must(t, err)
		defer c.Close() // held, so that the next is another
		for pragma, want := range map[string]string{"foreign_keys": "1", "journal_mode": "wal", "synchronous": "2", "busy_timeout": "20000"} {
			var got string
			must(t, c.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got))
			if got != want {
				t.Errorf("%s is %s, not %s", pragma, got, want)
			}
		}
	}
}

func TestCancelledChange(t *testing.T) {
	s := create(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.SetSetting(ctx, "coder", "RB"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestSettings(t *testing.T) {
	s := create(t)
	if v, err := s.Setting(t.Context(), "coder"); v != "" || err != nil {
		t.Error(v, err)
	}
	must(t, s.SetSetting(t.Context(), "coder", "RB"))
	must(t, s.SetSetting(t.Context(), "coder", "KM"))
	if v, err := s.Setting(t.Context(), "coder"); v != "KM" || err != nil {
		t.Error(v, err)
	}
}

func TestRuns(t *testing.T) {
	s := create(t)
	r := dhr.Run{Started: monday, Program: "1", Engine: "e", Framework: "f", Rules: "r"}
	var err error
	r.ID, err = s.StartRun(t.Context(), r)
	must(t, err)
	killed := r
	killed.ID, err = s.StartRun(t.Context(), killed)
	must(t, err)
	r.Finished, r.Documents, r.Failed = monday.Add(time.Hour), 16, 1
	must(t, s.FinishRun(t.Context(), r))
	got, err := s.Runs(t.Context())
	must(t, err)
	if d := cmp.Diff([]dhr.Run{r, killed}, got); d != "" {
		t.Error(d)
	}
}
