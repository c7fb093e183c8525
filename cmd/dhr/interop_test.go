package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr/exchange"
)

// TestIndependentReader has a reader of REFI-QDA projects that others made (the Python
// package pyrefiqda; make interop installs it) read what export qdpx writes: every
// gold coding of three samples stands at the very words of its paragraph.
func TestIndependentReader(t *testing.T) {
	python := os.Getenv("DHR_INTEROP_PYTHON")
	if python == "" {
		t.Skip("make interop installs the reader and runs this")
	}
	dir := t.TempDir()
	dhr := func(want int, args ...string) string {
		t.Helper()
		code, out, errs := command(t.Context(), append(args, "--project", filepath.Join(dir, "p"))...)
		if code != want {
			t.Fatalf("dhr %s: exit %d\n%s%s", strings.Join(args, " "), code, out, errs)
		}
		return out
	}
	if code, _, errs := command(t.Context(), "init", filepath.Join(dir, "p")); code != exitDone {
		t.Fatal(errs)
	}
	documents := []string{"D01.pdf", "D03.pdf", "D05.pdf"}
	add := []string{"run", "--cases", "../../samples/cases.csv"}
	for _, d := range documents {
		add = append(add, "../../samples/pdf/"+d)
	}
	dhr(exitDone, add...)
	dhr(exitPartly, "import", "decisions", "../../samples/decisions.jsonl")
	project := filepath.Join(dir, "p.qdpx")
	dhr(exitDone, "export", "qdpx", "-o", project)

	out, err := exec.CommandContext(t.Context(), python, "testdata/interop/readback.py", project, filepath.Join(dir, "unpacked")).Output()
	if err != nil {
		t.Fatal(err)
	}
	var read []string
	for line := range strings.Lines(string(out)) {
		var c struct{ Document, Code, Coder, Words string }
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		code, _, _ := strings.Cut(c.Code, " ")
		read = append(read, fmt.Sprintf("%s %s %s %s", c.Document, code, c.Coder, comparable(c.Words)))
	}
	gold, err := os.ReadFile("../../samples/decisions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for line := range strings.Lines(string(gold)) {
		var d exchange.DecisionLine
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		if slices.Contains(documents, d.Document) {
			want = append(want, fmt.Sprintf("%s %s %s %s", d.Document, d.Code, d.Coder, comparable(printed.ReplaceAllString(d.Text, ""))))
		}
	}
	slices.Sort(read)
	slices.Sort(want)
	if len(want) < 100 {
		t.Fatalf("only %d gold codings", len(want))
	}
	if d := cmp.Diff(want, read); d != "" {
		t.Errorf("of %d gold codings (-gold +read):\n%s", len(want), d)
	}
}

// printed is a paragraph number, which stands apart from a passage's text.
var printed = regexp.MustCompile(`^[A-Z]?[0-9]+(\.[0-9]+)*\.?\s+`)

// comparable leaves out what typesetting changes: spaces, hyphens and the shapes of
// quotation marks.
func comparable(s string) string {
	return strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, " ", "", "\n", "", "-", "", "–", "", "‑", "").Replace(s)
}
