package worker_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr/extract"
	"github.com/dhrcoder/dhr/extract/worker"
)

// mode makes this test binary a worker, sound or not.
const mode = "DHR_TEST_WORKER"

func TestMain(m *testing.M) {
	switch os.Getenv(mode) {
	case "":
		os.Exit(m.Run())
	case "sound":
		if err := worker.Serve(context.Background(), options(), os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
	case "hangs":
		select {}
	case "dies":
		os.Exit(7)
	case "grows":
		for hold := []byte{1}; ; time.Sleep(20 * time.Millisecond) {
			hold = bytes.Repeat(hold, 2) // twice as much each time, and all of it written
		}
	}
}

func options() extract.Options {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return extract.Options{CacheDir: filepath.Join(dir, "dhr", "pdfium")}
}

func pool(t *testing.T, kind string, o worker.Options) *worker.Pool {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	o.Program, o.Env = program, []string{mode + "=" + kind}
	p := worker.NewPool(extract.NewVersions(t.Context(), options()), o)
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

const samples = "../../samples/pdf/"

// A worker reads what the extractor reads, also when it is replaced and when
// documents that cannot be read come between.
func TestReadsAsTheExtractorDoes(t *testing.T) {
	direct, err := extract.New(t.Context(), options())
	if err != nil {
		t.Fatal(err)
	}
	defer direct.Close()
	p := pool(t, "sound", worker.Options{Workers: 2, Documents: 2})
	if p.Engine() != direct.Engine() {
		t.Errorf("engine %q, not %q", p.Engine(), direct.Engine())
	}
	var all sync.WaitGroup
	for _, name := range []string{"D01.pdf", "D02.pdf", "missing.pdf", "D03.pdf", "D04.pdf", "D05.pdf"} {
		all.Go(func() {
			want, wantErr := direct.Read(t.Context(), samples+name, "id")
			got, err := p.Read(t.Context(), samples+name, "id")
			if wantErr != nil {
				if file := (*extract.FileError)(nil); !errors.As(err, &file) || err.Error() != wantErr.Error() {
					t.Errorf("%s: %v, want %v", name, err, wantErr)
				}
				return
			}
			if err != nil {
				t.Error(err)
				return
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s: %s", name, d)
			}
		})
	}
	all.Wait()
}

func TestBadWorkersFailTheDocumentAlone(t *testing.T) {
	for kind, want := range map[string]string{"hangs": "made no progress for", "dies": "broke the PDF reader", "grows": "too much memory"} {
		t.Run(kind, func(t *testing.T) {
			p := pool(t, kind, worker.Options{Stall: time.Second, Memory: 256 << 20})
			if kind == "grows" {
				p = pool(t, kind, worker.Options{Stall: 20 * time.Second, Memory: 256 << 20})
			}
			for range 2 { // the second time by a new process
				_, err := p.Read(t.Context(), samples+"D02.pdf", "id")
				if file := (*extract.FileError)(nil); !errors.As(err, &file) || !strings.Contains(err.Error(), want) {
					t.Fatalf("got %v, want %q", err, want)
				}
			}
		})
	}
}

func TestCancelKills(t *testing.T) {
	p := pool(t, "hangs", worker.Options{})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := p.Read(ctx, samples+"D02.pdf", "id"); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
}

func TestProgramMissing(t *testing.T) {
	p := worker.NewPool(extract.Versions{}, worker.Options{Program: "/nonexistent"})
	defer p.Close()
	for range 2 { // the place in the pool is not lost
		if _, err := p.Read(t.Context(), samples+"D02.pdf", "id"); err == nil || !strings.Contains(err.Error(), "start a reading process") {
			t.Fatal(err)
		}
	}
}
