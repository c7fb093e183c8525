package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestCorpusIsTheSameAgain checks that the corpus is made of the same bytes each
// time, has the size it should have, and is not written again when it is there.
func TestCorpusIsTheSameAgain(t *testing.T) {
	var made [2]generatedCorpus
	for i := range made {
		c, err := makeCorpus(context.Background(), os.DirFS("../../samples"), t.TempDir(), 2)
		if err != nil {
			t.Fatal(err)
		}
		made[i] = c
	}
	for i := range made[0].files {
		a, b := read(t, made[0].files[i]), read(t, made[1].files[i])
		if !bytes.HasPrefix(a, []byte("%PDF-")) || !bytes.Equal(a, b) {
			t.Errorf("%s: %d and %d bytes differ", filepath.Base(made[0].files[i]), len(a), len(b))
		}
	}
	if bytes.Equal(read(t, made[0].files[0]), read(t, made[0].files[1])) {
		t.Error("two reports are the same")
	}
	if rows := strings.Count(string(read(t, made[0].cases)), "\n"); rows != 3 {
		t.Errorf("cases.csv has %d lines", rows)
	}
	must(t, os.WriteFile(made[0].files[0], []byte("kept"), 0o600))
	if _, err := makeCorpus(context.Background(), os.DirFS("../../samples"), filepath.Dir(made[0].cases), 2); err != nil {
		t.Fatal(err)
	}
	if string(read(t, made[0].files[0])) != "kept" {
		t.Error("a corpus that is there was written again")
	}
}

func TestMeasure(t *testing.T) {
	u, err := measure(context.Background(), "sh", "-c", "echo no such thing >&2; exit 3")
	if err != nil || u.exit != 3 || u.stderr != "no such thing" {
		t.Errorf("%+v, %v", u, err)
	}
	if _, err := os.Stat("/proc/self/stat"); err == nil && residentTree(os.Getpid()) < 1<<20 {
		t.Errorf("this process takes %d bytes", residentTree(os.Getpid()))
	}
}

func TestPercentile(t *testing.T) {
	times := []time.Duration{5, 1, 4, 2, 3}
	got := []time.Duration{percentile(times, 50), percentile(times, 95), percentile(times[:1], 95)}
	if diff := cmp.Diff([]time.Duration{3, 5, 1}, got); diff != "" {
		t.Error(diff)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	must(t, err)
	return data
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
