package model

import (
	"bytes"
	"fmt"
	"testing"
)

// TestRefit teaches that a cold flat is 5E here, and that what was not decided stays.
func TestRefit(t *testing.T) {
	m := trainToy(t)
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	base, err := Load(&b)
	if err != nil {
		t.Fatal(err)
	}
	var decided []Example
	for i := range 20 {
		yes := example("the flat was cold", fmt.Sprint("c", i%4), "5E")
		no := example("a nurse rang twice", fmt.Sprint("c", i%4))
		yes.Known, no.Known = []string{"5E"}, []string{"5E"}
		decided = append(decided, yes, no)
	}
	p := example("the flat was cold", "").Passage
	before := base.Open(p.Document).Probabilities(p)
	refitted, err := base.Refit(decided)
	if err != nil {
		t.Fatal(err)
	}
	after := refitted.Open(p.Document).Probabilities(p)
	if after[1] < 0.5 || before[1] > 0.3 {
		t.Errorf("5E before %.3f, after %.3f", before[1], after[1])
	}
	if after[0] != before[0] {
		t.Errorf("1C moved from %v to %v without a decision", before[0], after[0])
	}
	if again := base.Open(p.Document).Probabilities(p); again[1] != before[1] {
		t.Error("refitting changed the model it began from")
	}
	i := refitted.Info()
	if i.Base != base.Hash() || i.Data == base.Info().Data || i.Examples != 40 || refitted.Hash() == base.Hash() {
		t.Errorf("%+v", i)
	}
	if len(i.Scores) != 3 || i.Scores[2].Value >= i.Scores[1].Value {
		t.Errorf("scores %v", i.Scores)
	}
	var out bytes.Buffer
	if err := refitted.Write(&out); err != nil {
		t.Fatal(err)
	}
	if loaded, err := Load(&out); err != nil || loaded.Hash() != refitted.Hash() {
		t.Errorf("loaded again: %v", err)
	}
	// Confirmations alone teach nothing of what is wrong.
	same, err := base.Refit([]Example{decided[0]})
	if err != nil {
		t.Fatal(err)
	}
	if got := same.Open(p.Document).Probabilities(p); got[1] != before[1] {
		t.Errorf("one confirmation moved 5E from %v to %v", before[1], got[1])
	}
}

// TestMixed: the odds of a passage are k.text() times the product of its mixed row
// and the weights.
func TestMixed(t *testing.T) {
	k := CodeCalibration{Words: 0.5, Best: 1.5}
	w := []float64{1, -2, 3, 0.5}
	whole := vector{at: []int32{0, 1, 3}, value: []float32{1, 1, 1}}
	parts := []vector{{at: []int32{1, 3}, value: []float32{2, 1}}, {at: []int32{0, 2}, value: []float32{2, 1}}}
	want := 0.5*whole.dot(w) + 1.5*parts[1].dot(w)
	if got := k.text() * k.mixed(whole, parts, w).dot(w); got < want-1e-6 || got > want+1e-6 {
		t.Errorf("%v, want %v", got, want)
	}
}
