package model

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// example makes a passage of single-letter stems.
func example(text, group string, codes ...string) Example {
	d := &Document{}
	e := Example{Passage: Passage{Document: d, Zone: dhr.ZoneAnalysis, Text: text}, Codes: codes, Group: group}
	for i, w := range strings.Fields(text) {
		d.Words, d.Stems = append(d.Words, w), append(d.Stems, w)
		e.Passage.Tokens = append(e.Passage.Tokens, Token{Word: int32(i), At: int32(i)})
	}
	return e
}

// toy is a small set in which "lost file" is 5E, "drunk" is 1C and neither is
// anything else.
func toy() []Example {
	var all []Example
	for i := range 60 {
		g := fmt.Sprintf("h%d", i%3)
		filler := []string{"the officer came late", "a nurse rang twice", "the flat was cold"}[i%3]
		all = append(all, example(filler+fmt.Sprintf(" and the file was lost on day %d", i%7), g, "5E"),
			example(filler+fmt.Sprintf(" and he was drunk on day %d", i%7), g, "1C"),
			example(filler+fmt.Sprintf(" and nothing came of it on day %d", i%7), g))
	}
	return all
}

func toyOptions() Options {
	return Options{Stems: true, Pairs: true, Skips: true, Pieces: true, Offset: 1, Least: 2, Vocabulary: 200, Cost: 1, Positive: 2, NormPower: 1, TextScale: 8}
}

func trainToy(t testing.TB) *Model {
	t.Helper()
	examples := toy()
	var folds []Fold
	for _, g := range []string{"h0", "h1", "h2"} {
		var f Fold
		for i, e := range examples {
			if e.Group == g {
				f.Test = append(f.Test, i)
			} else {
				f.Train = append(f.Train, i)
			}
		}
		folds = append(folds, f)
	}
	return Train(examples, folds, slices.Repeat([]Weights{{1, 1}}, len(examples)), []string{"1C", "5E"}, toyOptions(), Info{}).Model
}

func TestTrainLearns(t *testing.T) {
	m := trainToy(t)
	for _, c := range []struct {
		text string
		want []bool // by code
	}{
		{"the lost file", []bool{false, true}}, {"she was drunk again", []bool{true, false}}, {"a cold flat", []bool{false, false}},
	} {
		p := example(c.text, "").Passage
		r := m.Open(p.Document)
		for i, v := range r.Probabilities(p) {
			if (v >= m.Threshold(i)) != c.want[i] {
				t.Errorf("%q: %s has %.3f, shown from %.2f", c.text, m.Codes()[i], v, m.Threshold(i))
			}
		}
	}
	p := example("the flat was cold and the file was lost", "").Passage
	r := m.Open(p.Document)
	r.Probabilities(p)
	var words []string
	for _, at := range r.Evidence(p, 1) {
		words = append(words, p.Document.Words[p.Tokens[at].Word])
	}
	if !slices.Contains(words, "lost") && !slices.Contains(words, "file") {
		t.Errorf("evidence for 5E: %v", words)
	}
}

// TestRulesStart lets a rule's hit raise a probability and WithoutRules take it back.
func TestRulesStart(t *testing.T) {
	m := trainToy(t)
	p := example("a cold flat", "").Passage
	before := slices.Clone(m.Open(p.Document).Probabilities(p))
	p.Rules = []RuleHit{{Code: "5E", Score: 0.9}, {Code: "1C", Score: 0.9, Blocked: true}}
	r := m.Open(p.Document)
	after := r.Probabilities(p)
	if after[1] < before[1]+0.2 || after[0] != before[0] {
		t.Errorf("before %v, after %v", before, after)
	}
	if got := r.WithoutRules(1, p.Zone); math.Abs(got-before[1]) > 1e-9 {
		t.Errorf("without rules %v, want %v", got, before[1])
	}
}

func TestWriteLoad(t *testing.T) {
	m := trainToy(t)
	var first, again bytes.Buffer
	if err := m.Write(&first); err != nil {
		t.Fatal(err)
	}
	loaded, err := Load(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := loaded.Write(&again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Error("a loaded model is written otherwise")
	}
	var anew bytes.Buffer
	if err := trainToy(t).Write(&anew); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), anew.Bytes()) {
		t.Error("the same examples give another model")
	}
	p := example("the lost file", "").Passage
	if diff := cmp.Diff(m.Open(p.Document).Probabilities(p), loaded.Open(p.Document).Probabilities(p)); diff != "" {
		t.Error(diff)
	}
	if len(loaded.Hash()) != 64 {
		t.Errorf("hash %q", loaded.Hash())
	}
}

func TestLoadRefuses(t *testing.T) {
	m := trainToy(t)
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("dhr model"), "half": b.Bytes()[:b.Len()/2]} {
		if _, err := Load(bytes.NewReader(data)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	m.info.Blocks = []string{"dreams"}
	b.Reset()
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(&b); err == nil || !strings.Contains(err.Error(), `"dreams"`) {
		t.Errorf("error %v", err)
	}
}

// FuzzUnpack reads damaged files: it may refuse them, not panic.
func FuzzUnpack(f *testing.F) {
	m := trainToy(f)
	body, err := m.unpacked()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(body)
	f.Add([]byte(fileMagic + "{}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := unpack(data, nil)
		if err != nil {
			return
		}
		p := example("the file was lost", "").Passage
		r := m.Open(p.Document)
		r.Probabilities(p)
		r.Evidence(p, 0)
	})
}

// TestSolve holds the dual descent against the optimum's condition: the gradient of
// ½|w|² + Σ C·log(1+exp(-y·w·x)) is zero.
func TestSolve(t *testing.T) {
	var tk task
	tk.cost = [2]float64{0.7, 1.4}
	for i := range 80 {
		x := vector{at: []int32{int32(i % 5), int32(5 + i%7), 12}, value: []float32{1, float32(i%3) - 1, 1}}
		tk.rows, tk.square, tk.offset = append(tk.rows, x), append(tk.square, x.squared()), append(tk.offset, float64(i%2)-0.5)
		sign := int8(-1)
		if i%5 == 0 || i%11 == 0 {
			sign = 1
		}
		tk.sign = append(tk.sign, sign)
	}
	w := tk.solve(13)
	gradient := slices.Clone(w)
	for i, x := range tk.rows {
		y := float64(tk.sign[i])
		x.add(gradient, -tk.costOf(i)*y*logistic(-y*(x.dot(w)+tk.offset[i])))
	}
	for j, g := range gradient {
		if math.Abs(g) > 0.05 {
			t.Errorf("gradient of weight %d: %v", j, g)
		}
	}
}

func TestPieces(t *testing.T) {
	counts := []wordCount{{"record", 9}, {"recorded", 8}, {"recording", 7}, {"unrecorded", 3}, {"aware", 5}, {"unaware", 6}}
	v := learnPieces(counts, 40)
	if !slices.Equal(v, learnPieces(counts, 40)) {
		t.Error("not the same twice")
	}
	p := newPieces(v)
	if got, want := p.cut("recordaware"), append(p.cut("record"), p.cut("unaware")...); len(got) < 2 || got[0] != want[0] {
		t.Errorf("recordaware gives %v of %q", got, v)
	}
	if got := p.cut("zzz"); len(got) != 0 {
		t.Errorf("zzz gives %v", got)
	}
}

// TestCalibrate draws outcomes from known odds and finds them again.
func TestCalibrate(t *testing.T) {
	var scored []Scored
	for i := range 4000 {
		margin := float64(i%80)/10 - 4
		p := logistic(1.5*margin - 1)
		s := Scored{Margins: []Margin{{Words: margin, Rules: oddsWithoutRule}}, Weights: Weights{1, 1}}
		if float64((i*7919)%1000)/1000 < p {
			s.Example.Codes = []string{"5E"}
		}
		scored = append(scored, s)
	}
	c := Calibrate(scored, []string{"5E"})
	for _, m := range []float64{-2, 0, 1, 2} {
		if got, want := c.Probability(0, Margin{Words: m, Rules: oddsWithoutRule}, dhr.ZoneAnalysis), logistic(1.5*m-1); math.Abs(got-want) > 0.05 {
			t.Errorf("margin %v: %.3f, want %.3f", m, got, want)
		}
	}
	if c.Probability(0, Margin{Words: 1, Rules: oddsWithoutRule}, dhr.ZoneLessons) >= c.Probability(0, Margin{Words: 1, Rules: oddsWithoutRule}, dhr.ZoneAnalysis) {
		t.Error("lessons draw as much as analysis")
	}
}

// TestBestSentence finds in a long passage what only one of its sentences says.
func TestBestSentence(t *testing.T) {
	m := trainToy(t)
	m.calibration.Codes[0] = CodeCalibration{Code: "1C", Best: 1}
	long := example("the flat was cold . he was drunk . a nurse rang twice", "").Passage
	sentence := int32(0)
	for i := range long.Tokens {
		word := long.Document.Words[long.Tokens[i].Word]
		long.Tokens[i].Start = int32(strings.Index(long.Text, word))
		long.Tokens[i].End = long.Tokens[i].Start + int32(len(word))
		long.Tokens[i].Sentence = sentence
		if word == "." {
			sentence++
		}
	}
	short := example("he was drunk .", "").Passage
	got := m.Open(long.Document).Probabilities(long)[0]
	want := m.Open(short.Document).Probabilities(short)[0]
	if math.Abs(got-want) > 1e-6 {
		t.Errorf("the best sentence gives %.4f, by itself %.4f", got, want)
	}
}
