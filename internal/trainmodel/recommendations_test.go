package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/classify/recommendation/linear"
)

// TestRecommendationsAreOfThisData holds the shipped regressions against the
// recommendations and the words from which they were learnt.
func TestRecommendationsAreOfThisData(t *testing.T) {
	w, err := readWishes("../..")
	if err != nil {
		t.Fatal(err)
	}
	if len(w.byHand) == 0 || len(w.single) == 0 {
		t.Fatalf("%d recommendations of reports, %d single ones", len(w.byHand), len(w.single))
	}
	file, err := os.ReadFile(filepath.Join("../..", filepath.FromSlash(recommendationModel)))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(file), w.head()) {
		t.Errorf("%s was learnt from other data: run go run ./internal/trainmodel -recommendations", recommendationModel)
	}
	if _, err := linear.Read(string(file)); err != nil {
		t.Error(err)
	}
}

// TestSingleWishes names the line that is not written as it should be.
func TestSingleWishes(t *testing.T) {
	for file, want := range map[string]string{
		"# remark\n[police; training] Train the officers.\n[health] Ask her alone.\n": "",
		"[police; training] Train the officers.\n[nobody] Ask her alone.\n":           ":2: ",
		"[police; wishing] Train the officers.\n":                                     ":1: ",
		"Train the officers.\n": ":1: ",
	} {
		name := filepath.Join(t.TempDir(), "recommendations.txt")
		if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		all, err := readSingleWishes(name)
		if want == "" && (err != nil || len(all) != 2 || all[0].theme != "training" || all[1].theme != "") {
			t.Errorf("%q: %v, %v", file, all, err)
		}
		if want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want %q", file, err, want)
		}
	}
}
