package extract

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
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

// writeTemp puts bytes in a file of its own.
func writeTemp(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
