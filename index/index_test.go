package index

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPutReplacesAndRemoveRemoves(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	ix := mustOpen(t, dir)
	all := readEntries(t)
	putAll(t, ix, all)
	if err := ix.Put(ctx, "id-A1", "newer", all[0][:2]); err != nil {
		t.Fatal(err)
	}
	if err := ix.Remove(ctx, "id-B2"); err != nil {
		t.Fatal(err)
	}
	if err := ix.Remove(ctx, "id-nowhere"); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{"told": "3: D4-0 C3-1 A1-1", "case:A1": "2: A1-0 A1-1", "jose OR café": "0:"} {
		if got := answer(ix, query); got != want {
			t.Errorf("%s: got %s, want %s", query, got, want)
		}
	}
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}

	again, err := OpenReadOnly(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	got, err := again.Documents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want := []Indexed{{"id-A1", "newer", 2}, {"id-C3", "stamp", 5}, {"id-D4", "stamp", 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := answer(again, "case:A1"); got != "2: A1-0 A1-1" {
		t.Errorf("after reopening: %s", got)
	}
	if err := again.Put(ctx, "id-A1", "", all[0]); err == nil {
		t.Error("a read-only index takes entries")
	}
}

func TestPutInBatches(t *testing.T) {
	ix := mustOpen(t, t.TempDir())
	var entries []Entry
	for i := range batchSize*2 + 1 {
		e := readEntries(t)[0][0]
		e.Passage.ID, e.Passage.Ordinal = "p"+string(rune('0'+i/1000))+string(rune('a'+i%1000)), i
		entries = append(entries, e)
	}
	for range 2 {
		putAll(t, ix, [][]Entry{entries})
	}
	docs, err := ix.Documents(context.Background())
	if err != nil || len(docs) != 1 || docs[0].Passages != len(entries) {
		t.Errorf("documents %v, %v", docs, err)
	}
	r, err := ix.Search(context.Background(), Query{Text: "bees"})
	if err != nil || r.Total != len(entries) {
		t.Errorf("%d of %d found, %v", r.Total, len(entries), err)
	}
}

// TestOrderOfPutting checks that results do not depend on the order in which a
// parallel run finishes its documents.
func TestOrderOfPutting(t *testing.T) {
	all := corpus(t, 8, 60)
	forth, back := mustOpen(t, t.TempDir()), mustOpen(t, t.TempDir())
	putAll(t, forth, all)
	putAll(t, back, all) // and once more, so that there is something to delete
	slices.Reverse(all)
	putAll(t, back, all)
	for _, text := range append(benchQueries, "", "zone:analysis", "police OR refuge OR risk") {
		q := Query{Text: text, Limit: 50}
		a, err := forth.Search(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		b, err := back.Search(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

func TestOpenErrors(t *testing.T) {
	built := func(t *testing.T) string {
		dir := t.TempDir()
		ix := mustOpen(t, dir)
		putAll(t, ix, readEntries(t))
		if err := ix.Close(); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	for _, test := range []struct {
		name  string
		spoil func(t *testing.T, dir string)
		want  error
	}{
		{"missing", func(t *testing.T, dir string) { must(t, os.RemoveAll(dir)) }, ErrMissing},
		{"empty folder", func(t *testing.T, dir string) { must(t, os.RemoveAll(dir)); must(t, os.Mkdir(dir, 0o700)) }, ErrMissing},
		{"no store", func(t *testing.T, dir string) { must(t, os.RemoveAll(filepath.Join(dir, "store"))) }, ErrDamaged},
		{"no meta", func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, "index_meta.json"))) }, ErrDamaged},
		{"broken meta", overwrite("index_meta.json"), ErrDamaged},
		{"broken root", overwrite("store/root.bolt"), ErrDamaged},
		{"empty root", func(t *testing.T, dir string) { must(t, os.Truncate(filepath.Join(dir, "store", "root.bolt"), 0)) }, ErrDamaged},
		{"broken segment", overwrite("store/*.zap"), ErrDamaged},
		{"no segment", func(t *testing.T, dir string) {
			for _, name := range glob(t, dir, "store/*.zap") {
				must(t, os.Remove(name))
			}
		}, ErrDamaged},
		{"other version", func(t *testing.T, dir string) {
			ix := mustOpen(t, dir)
			done := make(chan error, 1)
			batch := ix.bleve.NewBatch()
			batch.SetInternal([]byte(versionKey), []byte("0"))
			batch.SetPersistedCallback(func(err error) { done <- err })
			must(t, ix.bleve.Batch(batch))
			must(t, <-done)
			must(t, ix.bleve.Close())
			ix.closing.Do(func() {})
		}, ErrOutdated},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := built(t)
			test.spoil(t, dir)
			if ix, err := OpenReadOnly(dir); !errors.Is(err, test.want) {
				if err == nil {
					ix.Close()
				}
				t.Fatalf("read only: got %v, want %v", err, test.want)
			}
			ix := mustOpen(t, dir)
			docs, err := ix.Documents(context.Background())
			if err != nil || len(docs) != 0 {
				t.Errorf("rebuilt: %v, %v", docs, err)
			}
			putAll(t, ix, readEntries(t))
			if got := answer(ix, "strangled"); got != "1: A1-1" {
				t.Error(got)
			}
		})
	}
}

func TestWrongFolderLosesNothing(t *testing.T) {
	dir := t.TempDir()
	letter := filepath.Join(dir, "letter.txt")
	must(t, os.WriteFile(letter, []byte("keep"), 0o600))
	if ix, err := Open(dir); err == nil {
		ix.Close()
		t.Error("a folder of other files was taken for an index")
	}
	if data, err := os.ReadFile(letter); err != nil || string(data) != "keep" {
		t.Errorf("%q, %v", data, err)
	}
}

// TestTwoProcesses opens an index that another process holds.
func TestTwoProcesses(t *testing.T) {
	if dir, mode := os.Getenv("DHR_INDEX_DIR"), os.Getenv("DHR_INDEX_MODE"); dir != "" {
		open := OpenReadOnly
		if mode == "write" {
			open = Open
		}
		ix, err := open(dir)
		if errors.Is(err, ErrBusy) {
			os.Exit(7)
		} else if err != nil {
			t.Fatal(err)
		}
		if got := answer(ix, "lodgers"); got != "1: C3-0" {
			t.Error(got)
		}
		must(t, ix.Close())
		return
	}
	other := func(dir, mode string) int {
		cmd := exec.Command(os.Args[0], "-test.run=^TestTwoProcesses$")
		cmd.Env = append(os.Environ(), "DHR_INDEX_DIR="+dir, "DHR_INDEX_MODE="+mode)
		if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return cmd.ProcessState.ExitCode()
	}
	dir := t.TempDir()
	ix := mustOpen(t, dir)
	putAll(t, ix, readEntries(t))
	must(t, ix.Flush())
	if code := other(dir, "read"); code != 7 {
		t.Errorf("reading while one writes: exit %d, want busy", code)
	}
	must(t, ix.Close())
	reader, err := OpenReadOnly(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if code := other(dir, "read"); code != 0 {
		t.Errorf("reading while one reads: exit %d", code)
	}
	if code := other(dir, "write"); code != 7 {
		t.Errorf("writing while one reads: exit %d, want busy", code)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func glob(t testing.TB, dir, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %v, %v", pattern, names, err)
	}
	return names
}

func overwrite(pattern string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		for _, name := range glob(t, dir, pattern) {
			must(t, os.WriteFile(name, []byte("not what it was"), 0o600))
		}
	}
}
