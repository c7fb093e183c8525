package extract

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// sharedCache is the folder for compiled code that all tests share, so that only
// the first ever compiles.
func sharedCache(t testing.TB) string {
	t.Helper()
	base, err := os.UserCacheDir()
	if err != nil {
		return t.TempDir()
	}
	return filepath.Join(base, "dhr", "wasm")
}

// NewTestExtractor starts an extractor that ends with the test.
func NewTestExtractor(t testing.TB, opts Options) *Extractor {
	t.Helper()
	opts.CacheDir = sharedCache(t)
	e, err := New(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// TextSamples are the samples that are not pictures.
func TextSamples(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../samples/pdf/D*.pdf")
	if err != nil || len(files) != 16 {
		t.Fatalf("found %d samples: %v", len(files), err)
	}
	var out []string
	for _, f := range files {
		if !strings.HasSuffix(f, "D08.pdf") && !strings.HasSuffix(f, "D16.pdf") {
			out = append(out, f)
		}
	}
	return out
}

// madePDF writes a PDF with the library, on A4 in 12 point Times.
func madePDF(t testing.TB, write func(p *fpdf.Fpdf)) []byte {
	t.Helper()
	p := fpdf.New("P", "pt", "A4", "")
	p.SetMargins(72, 72, 72)
	p.SetFont("Times", "", 12)
	write(p)
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rawPDF writes a one-page PDF by hand: the page's further entries, its content,
// and objects from number 6 on. Font F1 is Helvetica.
func rawPDF(entries, content string, objects ...string) []byte {
	all := append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>" + entries + ">>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
	}, objects...)
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	offsets := make([]int, len(all))
	for i, object := range all {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(all)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(all)+1, start)
	return b.Bytes()
}

// writeTemp puts bytes in a file of its own.
func writeTemp(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
