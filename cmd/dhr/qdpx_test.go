package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr/exchange"
)

// TestQDPXRoundTrip takes the gold codings of three samples through a project file
// into a fresh project with the same PDFs: the same codings stand there, and its own
// project file has the same bytes.
func TestQDPXRoundTrip(t *testing.T) {
	if testing.Short() {
		t.Skip("reads PDFs")
	}
	dir := t.TempDir()
	dhr := func(project string, want int, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(context.Background(), append([]string{"--project", filepath.Join(dir, project)}, args...), strings.NewReader(""), &out, &errs); code != want {
			t.Fatalf("dhr %s: exit %d\n%s%s", strings.Join(args, " "), code, out.String(), errs.String())
		}
		return out.String()
	}
	pdfs := []string{"../../samples/pdf/D01.pdf", "../../samples/pdf/D03.pdf", "../../samples/pdf/D05.pdf"}
	for _, project := range []string{"p", "q"} {
		dhr(project, exitDone, "init", filepath.Join(dir, project))
		dhr(project, exitDone, append([]string{"run"}, pdfs...)...)
	}
	dhr("p", exitDone, append([]string{"run", "--cases", "../../samples/cases.csv"}, pdfs...)...)
	dhr("p", exitPartly, "import", "decisions", "../../samples/decisions.jsonl")
	first, second := filepath.Join(dir, "p.qdpx"), filepath.Join(dir, "q.qdpx")
	dhr("p", exitDone, "export", "qdpx", "-o", first)
	dhr("q", exitDone, "import", "qdpx", first, "--cases")
	dhr("q", exitDone, "export", "qdpx", "-o", second)

	before, after := standing(t, dhr("p", exitDone, "export", "decisions")), standing(t, dhr("q", exitDone, "export", "decisions"))
	if len(before) < 60 {
		t.Errorf("only %d codings went out", len(before))
	}
	if d := cmp.Diff(before, after); d != "" {
		t.Errorf("the codings differ (-before +after):\n%s", d)
	}
	if d := cmp.Diff(dhr("p", exitDone, "export", "cases"), dhr("q", exitDone, "export", "cases")); d != "" {
		t.Errorf("the cases differ (-before +after):\n%s", d)
	}
	one, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	two, err := os.ReadFile(second)
	if err != nil || !bytes.Equal(one, two) {
		t.Error("the second project's file has other bytes", err)
	}
}

// standing gives the codings of an export, sorted. Whether a coding confirms a
// suggestion or adds to them is left out: the format does not hold it.
func standing(t *testing.T, export string) []string {
	t.Helper()
	var all []string
	for line := range strings.Lines(export) {
		var d exchange.DecisionLine
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		d.Verdict = ""
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(b))
	}
	slices.Sort(all)
	return all
}
