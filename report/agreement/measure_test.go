package agreement

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// sample reads a round from lines "passage case: coder=codes coder=codes", where "?"
// before a code means unsure, "!" rejected, "-" nothing coded, and a coder who is not
// on the line was not done.
func sample(text string, codes ...string) Sample {
	s := Sample{Coders: []string{"A", "B"}, Codes: codes}
	at := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		head, rest, _ := strings.Cut(strings.TrimSpace(line), ":")
		of := strings.Fields(head)
		p := Passage{ID: of[0], Case: of[1]}
		s.Passages = append(s.Passages, p)
		for _, said := range strings.Fields(rest) {
			coder, list, _ := strings.Cut(said, "=")
			d := dhr.Decision{Passage: p.ID, Coder: coder, At: at, Round: 1}
			for _, code := range strings.Split(list, ",") {
				d.Verdict, d.Code = dhr.VerdictConfirm, code
				switch {
				case code == "-":
					continue
				case code[0] == '?':
					d.Verdict, d.Code = dhr.VerdictUnsure, code[1:]
				case code[0] == '!':
					d.Verdict, d.Code = dhr.VerdictReject, code[1:]
				}
				s.Decisions = append(s.Decisions, d)
			}
			d.Verdict, d.Code = dhr.VerdictDone, ""
			s.Decisions = append(s.Decisions, d)
		}
	}
	return s
}

const example = `
	p1 X: A=1A B=1A
	p2 X: A=1A,2D B=-
	p3 X: A=- B=!2D
	p4 Y: A=- B=2D
	p5 Y: A=?1A B=-
	p6 Y: A=1A B=1A
	p7 Z: A=- B=-
	p8 Z: A=2D
`

func TestMeasure(t *testing.T) {
	got := Measure(sample(example, "1A", "2D", "9"), 1)
	if d := cmp.Diff([]int{8, 7}, got.Done); d != "" || got.Passages != 8 || got.Cases != 3 {
		t.Error(d, got.Passages, got.Cases)
	}
	// 1A on 7 passages: both 2, A only 1, neither 4. Po 6/7, Pe (3·2 + 4·5)/49.
	one := got.ByPassage.Codes[0]
	po, pe := 6.0/7, 26.0/49
	check(t, "1A kappa", one.Kappa.Value, (po-pe)/(1-pe))
	check(t, "1A observed", one.Observed.Value, po)
	check(t, "1A positive", one.Positive.Value, 4.0/5)
	check(t, "1A prevalence", one.Prevalence.Value, 5.0/14)
	check(t, "1A alpha", one.Alpha.Value, 1-(2.0/14)/(2*5*9/(14.0*13)))
	if one.Units != 7 || one.Coded[0] != 3 || one.Coded[1] != 2 {
		t.Errorf("%+v", one)
	}
	// 2D on 7 passages: A only 1, B only 1. p8 is not compared.
	two := got.ByPassage.Codes[1]
	po2, pe2 := 5.0/7, (1.0+36)/49
	check(t, "2D kappa", two.Kappa.Value, (po2-pe2)/(1-pe2))
	if nine := got.ByPassage.Codes[2]; nine.Kappa.Defined || nine.Alpha.Defined || nine.Observed.Value != 1 || nine.Units != 7 {
		t.Errorf("a code that nobody used: %+v", nine)
	}
	// Pooled: a code that nobody used adds nothing.
	check(t, "pooled kappa", got.ByPassage.Pooled.Kappa.Value, (po+po2-pe-pe2)/(2-pe-pe2))
	if got.ByPassage.Pooled.Units != 21 {
		t.Error(got.ByPassage.Pooled.Units)
	}
	// Case × code: Z is missing for B. 1A: X and Y coded by both. 2D: X by A, Y by B.
	if c := got.ByCase.Codes[0]; c.Units != 2 || c.Kappa.Defined || c.Observed.Value != 1 {
		t.Errorf("%+v", c)
	}
	if c := got.ByCase.Codes[1]; c.Units != 2 || c.Kappa.Value != -1 {
		t.Errorf("%+v", c)
	}
}

func check(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-12 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// TestIntervals checks that intervals hold the value, are the same for the same seed,
// and that there is none with one case.
func TestIntervals(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	var lines strings.Builder
	for i := range 240 {
		say := func(p float64) string {
			if rng.Float64() < p {
				return "1A"
			}
			return "-"
		}
		p := 0.1
		if rng.IntN(3) == 0 {
			p = 0.8
		}
		fmt.Fprintf(&lines, "p%d C%d: A=%s B=%s\n", i, i%20, say(p), say(p))
	}
	s := sample(lines.String(), "1A")
	a, again, other := Measure(s, 1), Measure(s, 1), Measure(s, 2)
	if d := cmp.Diff(a, again); d != "" {
		t.Error(d)
	}
	k := a.ByPassage.Codes[0].Kappa
	if !k.Interval || !(k.Low < k.Value && k.Value < k.High) || k.High-k.Low > 0.5 || k.High-k.Low < 0.05 {
		t.Errorf("%+v", k)
	}
	if o := other.ByPassage.Codes[0].Kappa; o.Value != k.Value || o.Low == k.Low {
		t.Errorf("%+v", o)
	}
	for i := range s.Passages {
		s.Passages[i].Case = "C0"
	}
	if k := Measure(s, 1).ByPassage.Codes[0].Kappa; k.Interval || !k.Defined {
		t.Errorf("one case: %+v", k)
	}
}

func TestJSON(t *testing.T) {
	b, err := json.Marshal([]Estimate{{}, {Value: 1.0 / 3, Defined: true}, {Value: 0.5, Low: 0, High: 1, Defined: true, Interval: true}})
	if want := `[null,{"value":0.333333},{"value":0.5,"low":0,"high":1}]`; string(b) != want || err != nil {
		t.Error(string(b), err)
	}
}

func TestDifferences(t *testing.T) {
	s := sample(example, "1A", "2D", "9")
	settle := dhr.Decision{Passage: "p4", Code: "2D", Verdict: dhr.VerdictReject, Coder: "L", Round: 1, Adjudicates: true}
	s.Decisions = append(s.Decisions, settle)
	var got []string
	for _, d := range Differences(s) {
		line := d.Passage + " " + d.Code
		for _, v := range d.Verdicts {
			line += " " + v.Coder + ":"
			if v.Decision != nil {
				line += string(v.Decision.Verdict)
			}
		}
		if d.Settled != nil {
			line += " settled " + string(d.Settled.Verdict)
		}
		got = append(got, line)
	}
	want := []string{"p2 1A A:confirm B:", "p2 2D A:confirm B:", "p4 2D A: B:confirm settled reject", "p5 1A A:unsure B:"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestDifferencesAreWhatPends checks at random that what is listed as pending is what
// dhr.Standing says is.
func TestDifferencesAreWhatPends(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	verdicts := []dhr.Verdict{"confirm", "reject", "unsure", "add", "undo", "done", "done", "done"}
	for range 200 {
		s := Sample{Coders: []string{"A", "B", "C"}[:2+rng.IntN(2)], Codes: []string{"1A", "2D"}, Passages: []Passage{{"p", "X"}, {"q", "Y"}}}
		for range 40 {
			d := dhr.Decision{Passage: []string{"p", "q"}[rng.IntN(2)], Code: s.Codes[rng.IntN(2)], Verdict: verdicts[rng.IntN(8)],
				Coder: s.Coders[rng.IntN(len(s.Coders))], Round: 1}
			if d.Verdict == dhr.VerdictDone {
				d.Code = ""
			} else if rng.IntN(6) == 0 {
				d.Adjudicates, d.Coder = true, "L"
			}
			s.Decisions = append(s.Decisions, d)
		}
		want := map[passageCode]bool{}
		for _, c := range dhr.Standing(s.Decisions, dhr.Round{ID: 1, Coders: s.Coders, Ended: time.Unix(1, 0)}) {
			if c.Pending() {
				want[passageCode{c.Passage, c.Code}] = true
			}
		}
		got := map[passageCode]bool{}
		for _, d := range Differences(s) {
			if d.Settled == nil {
				got[passageCode{d.Passage, d.Code}] = true
			}
		}
		if d := cmp.Diff(want, got, cmp.AllowUnexported(passageCode{})); d != "" {
			t.Fatal(d)
		}
	}
}

func BenchmarkMeasure(b *testing.B) {
	var lines strings.Builder
	var codes []string
	rng := rand.New(rand.NewPCG(9, 9))
	for i := range 51 {
		codes = append(codes, fmt.Sprintf("c%d", i))
	}
	for i := range 300 {
		fmt.Fprintf(&lines, "p%d C%d: A=%s B=%s\n", i, i%50, codes[rng.IntN(51)], codes[rng.IntN(51)])
	}
	s := sample(lines.String(), codes...)
	for b.Loop() {
		Measure(s, 1)
	}
}
