package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr/pipeline"
)

// straight is the dump of a project made from the folder by one worker in one go.
func straight(t *testing.T, dir string) string {
	t.Helper()
	p := newProject(t)
	p.mustRun(pipeline.Options{Paths: []string{dir}, Workers: 1})
	return p.dump()
}

func TestSameWhateverTheOrder(t *testing.T) {
	dir := many(t, 60)
	want := straight(t, dir)
	p := newProject(t)
	p.mustRun(pipeline.Options{Paths: []string{dir}, Workers: 8})
	if d := cmp.Diff(want, p.dump()); d != "" {
		t.Error(d)
	}
}

func TestInterrupted(t *testing.T) {
	dir := many(t, 60)
	want := straight(t, dir)
	p := newProject(t)
	for _, after := range []int32{3, 20, 9} {
		ctx, cancel := context.WithCancel(t.Context())
		var n atomic.Int32
		p.extractor.before = func(string) {
			if n.Add(1) == after {
				cancel()
			}
		}
		res, err := p.run(ctx, pipeline.Options{Paths: []string{dir}, Workers: 3})
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		// Of those begun, the workers' last ones are lost, and bad ones are not counted.
		bad := 0
		for _, d := range mustDocuments(t, p) {
			if d.Status == "failed" {
				bad++
			}
		}
		if res.Read >= int(after) || res.Read < int(after)-3-bad {
			t.Errorf("interrupted after %d documents, kept %d", after, res.Read)
		}
		for _, d := range mustDocuments(t, p) {
			if d.Status == "failed" && d.Reason != "it is not a PDF" {
				t.Errorf("the interruption counts as the document's failure: %+v", d)
			}
		}
	}
	p.extractor.before = nil
	p.mustRun(pipeline.Options{Paths: []string{dir}, Workers: 3})
	if d := cmp.Diff(want, p.dump()); d != "" {
		t.Error(d)
	}
}

// helper names the project and folder to a program that TestKilled starts.
const helper = "DHR_TEST_PIPELINE_PROJECT"

// TestKilled kills a running program at many moments, as kill -9 and power cuts do,
// and compares what comes out in the end with a straight run.
func TestKilled(t *testing.T) {
	if dir := os.Getenv(helper); dir != "" {
		p := openProject(t, dir)
		p.extractor.before = func(string) { time.Sleep(time.Millisecond) }
		p.mustRun(pipeline.Options{Paths: []string{os.Getenv(helper + "_REPORTS")}, Workers: 3})
		return
	}
	dir := many(t, 60)
	want := straight(t, dir)
	p := newProject(t)
	must(t, p.index.Close())
	killed := 0
	for wait := 20 * time.Millisecond; ; wait = wait * 6 / 5 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), helper+"="+p.store.Project().Dir, helper+"_REPORTS="+dir)
		must(t, cmd.Start())
		end := time.AfterFunc(wait, func() { cmd.Process.Kill() })
		err := cmd.Wait()
		end.Stop()
		if err == nil {
			break
		}
		if cmd.ProcessState.Exited() {
			t.Fatal("the run failed: ", err)
		}
		killed++
	}
	t.Logf("killed %d times", killed)
	p.openIndex()
	if d := cmp.Diff(want, p.dump()); d != "" {
		t.Error(d)
	}
}

func TestSecondRun(t *testing.T) {
	p := newProject(t)
	dir := reports(t, map[string]string{"D01.pdf": "One."})
	var second error
	p.extractor.before = func(string) {
		q := *p
		_, second = q.run(t.Context(), pipeline.Options{})
	}
	p.mustRun(pipeline.Options{Paths: []string{dir}})
	var running *pipeline.RunningError
	if !errors.As(second, &running) {
		t.Fatal(second)
	}
	p.extractor.before = nil
	p.mustRun(pipeline.Options{}) // the lock was let go
	if want := fmt.Sprintf("another dhr run is working on this project (%s): wait until it has finished and run the command again", p.store.Project().Dir); running.Error() != want {
		t.Error(running)
	}
}
