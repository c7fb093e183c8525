package main

import (
	"bytes"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/dhrcoder/dhr/classify"
)

// shared reads the repository's examples once for all tests, which takes seconds.
var shared = sync.OnceValues(func() (*data, error) { return readData("../..") })

// TestBaseIsOfThisData holds the shipped model against the repository's passages
// and samples: it was made from them, by these options, and the stated scores too.
func TestBaseIsOfThisData(t *testing.T) {
	d, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	hash, err := d.hash()
	if err != nil {
		t.Fatal(err)
	}
	m, err := classify.BaseModel()
	if err != nil {
		t.Fatal(err)
	}
	if m.Info().Data != hash {
		t.Errorf("the base model was made from other data (%.12s, not %.12s): run make model", m.Info().Data, hash)
	}
	scores, err := os.ReadFile("../../classify/testdata/model-scores.txt")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(scores, []byte("data "+hash+"\n")) {
		t.Error("model-scores.txt is of other data: run make model")
	}
	if m.Info().Rules != d.rules.Hash() {
		t.Log("the rules have changed since the base model was made; make model lets it learn what they say now")
	}
	if len(m.Codes()) != len(d.codes) || m.Info().Examples != len(d.examples) || len(m.Info().Scores) == 0 {
		t.Errorf("%+v", m.Info())
	}
}

// TestFoldsKeepApart sees that no fold teaches what it tests, nor another passage of
// the same hand or case, and that all that is tested is tested once.
func TestFoldsKeepApart(t *testing.T) {
	d, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	for _, way := range []struct{ taught, tested source }{{passages, passages | samples | reports}, {passages | samples, samples | reports},
		{samples, samples}, {passages | samples | reports, samples | reports}} {
		tested := map[int]int{}
		for _, f := range d.folds(way.taught, way.tested) {
			taught := map[string]bool{}
			for _, i := range f.Train {
				taught[d.examples[i].Group] = true
				if way.taught&d.source[i] == 0 {
					t.Fatalf("%v: an example of source %d is taught", way, d.source[i])
				}
			}
			for _, i := range f.Test {
				tested[i]++
				if taught[d.examples[i].Group] {
					t.Fatalf("%v: %s is both taught and tested", way, d.examples[i].Group)
				}
			}
		}
		for i, s := range d.source {
			if (way.tested&s != 0) != (tested[i] == 1) {
				t.Fatalf("%v: a passage of %s is tested %d times", way, d.examples[i].Group, tested[i])
			}
		}
	}
}

// TestHalve sees that four folds test all samples and reports, each report in the half
// of its hand.
func TestHalve(t *testing.T) {
	d, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	own := *d
	d = &own
	d.part = slices.Clone(d.part)
	d.halve()
	if folds := d.folds(everything, samples|reports); len(folds) != 4 {
		t.Errorf("%d folds, want 4", len(folds))
	}
	n := 0
	for _, part := range d.parts(samples | reports) {
		for _, g := range d.reports(samples|reports, part) {
			n++
			for i, e := range d.examples {
				if e.Case && e.Group == g.ID && d.part[i] != part {
					t.Fatalf("%s is in %s and in %s", g.ID, part, d.part[i])
				}
			}
		}
	}
	if want := len(d.cases[samples]) + len(d.cases[reports]); n != want {
		t.Errorf("%d reports in the halves, want %d", n, want)
	}
}
