package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/dhrcoder/dhr/classify"
)

// TestBaseIsOfThisData holds the shipped model against the repository's passages
// and samples: it was made from them, by these options, and the stated scores too.
func TestBaseIsOfThisData(t *testing.T) {
	d, err := readData("../..")
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
	if len(m.Codes()) != len(d.codes) || m.Info().Examples != len(d.passages)+len(d.samples) || len(m.Info().Scores) == 0 {
		t.Errorf("%+v", m.Info())
	}
}

// TestFoldsKeepApart sees that no fold teaches what it tests, nor another passage of
// the same hand or case.
func TestFoldsKeepApart(t *testing.T) {
	d, err := readData("../..")
	if err != nil {
		t.Fatal(err)
	}
	n := len(d.passages)
	group := func(i int) string {
		if i < n {
			return d.passages[i].Group
		}
		return d.samples[i-n].Group
	}
	for _, way := range []teaching{passagesAlone, samplesAlone, both} {
		tested := map[int]int{}
		for _, f := range d.folds(way) {
			taught := map[string]bool{}
			for _, i := range f.Train {
				taught[group(i)] = true
			}
			for _, i := range f.Test {
				tested[i]++
				if taught[group(i)] {
					t.Fatalf("%s: %s is both taught and tested", way, group(i))
				}
			}
		}
		for i := range d.samples {
			if tested[n+i] != 1 {
				t.Fatalf("%s: a passage of %s is tested %d times", way, group(n+i), tested[n+i])
			}
		}
	}
}
