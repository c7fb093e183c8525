package extract

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/fault"
	"github.com/dhrcoder/dhr/extract/mend"
	"github.com/dhrcoder/dhr/extract/pdftest"
	"github.com/dhrcoder/dhr/extract/quality"
	"github.com/dhrcoder/dhr/extract/text"
)

func TestReadSamples(t *testing.T) {
	e := NewTestExtractor(t, Options{Workers: 2})
	for _, path := range TextSamples(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			reading, err := e.Read(context.Background(), path, "doc")
			if err != nil {
				t.Fatal(err)
			}
			if !e.Current(reading.Engine) || len(reading.Pages) < 7 || len(reading.Passages) < 50 {
				t.Errorf("engine %q, %d pages, %d passages", reading.Engine, len(reading.Pages), len(reading.Passages))
			}
			for i, p := range reading.Pages {
				if p.Number != i+1 || p.Method != dhr.PageByPDFium || p.Quality < 0.9 || p.Reason != "" || p.Words < 20 {
					t.Errorf("page %+v", p)
				}
			}
			for _, p := range reading.Passages {
				if p.Document != "doc" || len(p.Boxes) == 0 {
					t.Errorf("passage %d of document %q has %d boxes", p.Ordinal, p.Document, len(p.Boxes))
				}
			}
		})
	}
}

// TestReadTwice reads one document four times at once, by instances fresh and used.
func TestReadTwice(t *testing.T) {
	e := NewTestExtractor(t, Options{Workers: 2})
	var readings [4]dhr.Reading
	var group sync.WaitGroup
	for i := range readings {
		group.Go(func() {
			var err error
			if readings[i], err = e.Read(context.Background(), "../samples/pdf/D03.pdf", "doc"); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	for i := range readings[1:] {
		if diff := cmp.Diff(readings[0], readings[i+1]); diff != "" {
			t.Fatalf("reading %d differs:\n%s", i+1, diff)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	sample, err := os.ReadFile("../samples/pdf/D02.pdf")
	if err != nil {
		t.Fatal(err)
	}
	password, err := os.ReadFile("testdata/password.pdf")
	if err != nil {
		t.Fatal(err)
	}
	many := pdftest.Made(t, func(p *fpdf.Fpdf) {
		for range fault.MaxPages + 1 {
			p.AddPage()
		}
	})
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"empty", nil, fault.ErrEmpty},
		{"text", []byte("The review panel met four times.\n"), fault.ErrNotPDF},
		{"word document", []byte("PK\x03\x04 word/document.xml"), fault.ErrNotPDF},
		{"header only", []byte("%PDF-1.7\n"), fault.ErrDamaged},
		{"cut in the middle", sample[:len(sample)/2], fault.ErrDamaged},
		{"noise after the header", append([]byte("%PDF-1.4\n"), make([]byte, 5000)...), fault.ErrDamaged},
		{"password", password, fault.ErrPassword},
		{"no pages", []byte(strings.Replace(string(pdftest.Raw("", "")), "/Kids[3 0 R]/Count 1", "/Kids[     ]/Count 0", 1)), fault.ErrNoPages},
		{"too many pages", many, fault.ErrTooManyPages},
	}
	e := NewTestExtractor(t, Options{})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := writeTemp(t, "report.pdf", tt.data)
			reading, err := e.Read(context.Background(), path, "doc")
			var fileErr *FileError
			if !errors.Is(err, tt.want) || !errors.As(err, &fileErr) || fileErr.Path != path {
				t.Fatalf("error %v, want %v", err, tt.want)
			}
			if got, want := err.Error(), "read report.pdf: "+tt.want.Error(); got != want {
				t.Errorf("message %q, want %q", got, want)
			}
			if len(reading.Pages) != 0 {
				t.Errorf("%d pages with an error", len(reading.Pages))
			}
		})
	}
	t.Run("too large", func(t *testing.T) {
		path := writeTemp(t, "large.pdf", []byte("%PDF-1.7\n"))
		if err := os.Truncate(path, fault.MaxFile+1); err != nil {
			t.Fatal(err)
		}
		if _, err := e.Read(context.Background(), path, "doc"); !errors.Is(err, fault.ErrTooLarge) {
			t.Errorf("error %v", err)
		}
	})
	t.Run("missing", func(t *testing.T) {
		if _, err := e.Read(context.Background(), filepath.Join(t.TempDir(), "none.pdf"), "doc"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("error %v", err)
		}
	})
	t.Run("interrupted", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := e.Read(ctx, "../samples/pdf/D02.pdf", "doc"); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	})
	// What was refused must not have spoiled the instances.
	if _, err := e.Read(context.Background(), "../samples/pdf/D02.pdf", "doc"); err != nil {
		t.Error(err)
	}
}

// TestWordsLikePdftotext holds the words against poppler's, where it is installed.
// What remains different is intended: note numbers stand apart ("all.2"), and the
// halves of words broken at a line's end are left to layout.
func TestWordsLikePdftotext(t *testing.T) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	e := NewTestExtractor(t, Options{})
	for _, path := range TextSamples(t) {
		data, err := load(path)
		if err != nil {
			t.Fatal(err)
		}
		pages, err := e.readPages(context.Background(), data)
		if err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(program, path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		var ours, theirs []text.Word
		for _, p := range pages {
			ours = append(ours, p.Words...)
		}
		for _, field := range strings.FieldsFunc(string(out), mend.IsBoundary) {
			theirs = append(theirs, text.Word{Text: mend.Word([]rune(field), false, false)})
		}
		if a := quality.Agreement(ours, theirs); a < 0.997 {
			t.Errorf("%s: agreement with pdftotext %.4f", filepath.Base(path), a)
		}
	}
}
