package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"github.com/dhrcoder/dhr"
)

// command runs a command line in this process.
func command(ctx context.Context, args ...string) (code int, out, errs string) {
	var o, e buffer
	code = run(ctx, args, strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

// buffer may be read while a command writes to it.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

func TestSecondRunIsRefused(t *testing.T) {
	project := dhr.Project{Dir: filepath.Join(t.TempDir(), "p")}
	if code, _, errs := command(t.Context(), "init", project.Dir); code != exitDone {
		t.Fatal(errs)
	}
	first := flock.New(project.Lock())
	if got, err := first.TryLock(); !got || err != nil {
		t.Fatal(got, err)
	}
	defer first.Close()
	code, _, errs := command(t.Context(), "run", "--project", project.Dir, "../../samples/pdf/D02.pdf")
	if code != exitFailed || !strings.Contains(errs, "another dhr run is working on this project") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestInterruptedRun(t *testing.T) {
	project := filepath.Join(t.TempDir(), "p")
	if code, _, errs := command(t.Context(), "init", project); code != exitDone {
		t.Fatal(errs)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	code, _, errs := command(ctx, "run", "--project", project, "../../samples/pdf/D02.pdf")
	if code != exitInterrupted || !strings.Contains(errs, "what was done is kept") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if code, out, errs := command(t.Context(), "run", "--project", project, "../../samples/pdf/D02.pdf"); code != exitDone || !strings.Contains(out, "1 document in the project") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

// TestServe asks the served pages over HTTP and stops them as Ctrl-C does. What they
// do is tested in package review.
func TestServe(t *testing.T) {
	project := filepath.Join(t.TempDir(), "p")
	for _, args := range [][]string{{"init", project}, {"run", "--project", project, "../../samples/pdf/D02.pdf", "--cases", "../../samples/cases.csv"}} {
		if code, _, errs := command(t.Context(), args...); code != exitDone {
			t.Fatal(errs)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	var out, errs buffer
	done := make(chan int)
	go func() {
		done <- run(ctx, []string{"serve", "--project", project, "--addr", "127.0.0.1:0"}, strings.NewReader(""), &out, &errs)
	}()
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	for i := 0; address.FindString(out.String()) == ""; i++ {
		if i > 200 {
			t.Fatalf("no address: %s%s", out.String(), errs.String())
		}
		time.Sleep(50 * time.Millisecond)
	}
	base := address.FindString(out.String())
	for path, want := range map[string]string{"/": "Suggestions by factor and code", "/review": "Your name", "/codebook": "Record keeping"} {
		resp, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != http.StatusOK || !strings.Contains(string(body), want) {
			t.Errorf("%s: %d %v, lacks %q", path, resp.StatusCode, err, want)
		}
	}
	stop()
	if code := <-done; code != exitDone || !strings.Contains(out.String(), "Every decision is saved") {
		t.Errorf("exit %d: %s%s", code, out.String(), errs.String())
	}
}
