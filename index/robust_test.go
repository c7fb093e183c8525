package index

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestKilled kills a process that indexes and checks that what the index then
// lists is complete, and that going on gives what an undisturbed run gives.
func TestKilled(t *testing.T) {
	ctx := context.Background()
	all := corpus(t, 30, 40)
	if dir := os.Getenv("DHR_INDEX_KILL"); dir != "" {
		ix := mustOpen(t, dir)
		for _, d := range all {
			putAll(t, ix, [][]Entry{d})
			fmt.Println("put")
		}
		time.Sleep(time.Minute) // until killed
	}
	undisturbed := mustOpen(t, t.TempDir())
	putAll(t, undisturbed, all)
	for _, puts := range []int{1, 8, 30} {
		dir := filepath.Join(t.TempDir(), "index")
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), "DHR_INDEX_KILL="+dir)
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		lines := bufio.NewScanner(out)
		for range puts {
			lines.Scan()
		}
		must(t, cmd.Process.Kill())
		_ = cmd.Wait() // it was killed

		ix := mustOpen(t, dir)
		listed, err := ix.Documents(ctx)
		must(t, err)
		t.Logf("killed after putting %d documents: %d are there", puts, len(listed))
		have := map[string]bool{}
		for _, d := range listed {
			have[d.Document] = true
			ids, err := ix.passagesOf(ctx, d.Document)
			if err != nil || len(ids) != d.Passages {
				t.Errorf("%s is listed with %d passages and has %d, %v", d.Document, d.Passages, len(ids), err)
			}
		}
		for _, d := range all {
			if !have[d[0].Passage.Document] {
				must(t, ix.Put(ctx, d[0].Passage.Document, "stamp", d))
			}
		}
		for _, text := range []string{"", "police", "zone:analysis risk"} {
			want, err := undisturbed.Search(ctx, Query{Text: text})
			must(t, err)
			got, err := ix.Search(ctx, Query{Text: text})
			must(t, err)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%q: %s", text, diff)
			}
		}
	}
}

// TestFlushSaysThatWritingFails takes the folder away from under an open index, as
// a full or broken disk would. bleve would try for ever.
func TestFlushSaysThatWritingFails(t *testing.T) {
	dir := t.TempDir()
	ix, err := Open(dir)
	must(t, err)
	must(t, os.RemoveAll(filepath.Join(dir, "store")))
	putAll(t, ix, readEntries(t))
	done := make(chan error, 1)
	go func() { done <- ix.Close() }()
	select {
	case err := <-done:
		if err == nil {
			t.Error("nothing was said")
		}
	case <-time.After(20 * time.Second):
		t.Error("Close hangs")
	}
}
