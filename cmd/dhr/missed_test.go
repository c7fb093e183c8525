package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/store"
)

// checkMissed has somebody read a part of a random sample of passages without a
// suggestion, in which they find some codes, and compares the estimate with one worked
// out from exports by another program.
func checkMissed(t *testing.T, project string, run func(...string) string) {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		return
	}
	s, err := store.Open(t.Context(), dhr.Project{Dir: project})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	at := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	b, err := s.DrawBlind(t.Context(), 80, 7, "RB", at)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := s.BlindPassages(t.Context(), b.ID)
	if err != nil {
		t.Fatal(err)
	}
	decide := func(d dhr.Decision) {
		d.Coder, d.At = "RB", at
		if _, err := s.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	read := []string{}
	for i, p := range drawn {
		if i%9 == 3 { // codes of which some are rare
			decide(dhr.Decision{Passage: p.Passage, Code: []string{"8G", "5E", "3C", "8A"}[i/9%4], Verdict: dhr.VerdictAdd})
		}
		if i == 60 { // a gap: what follows is no random sample
			continue
		}
		decide(dhr.Decision{Passage: p.Passage, Verdict: dhr.VerdictDone})
		if i < 60 {
			read = append(read, p.Passage)
		}
	}
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	list, err := json.Marshal(read)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file("sample.json"), list, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"passages", "suggestions", "decisions"} {
		run("export", kind, "-o", file(kind+".jsonl"))
	}
	run("report", file("report"))
	out, err := exec.CommandContext(t.Context(), python, "testdata/missed.py", file("passages.jsonl"), file("suggestions.jsonl"), file("decisions.jsonl"),
		file("sample.json"), file("report")).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Errorf("the estimate differs: %v", err)
	}
}
