package missed

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// TestInterval compares with closed forms and with published values of the method.
func TestInterval(t *testing.T) {
	for _, c := range []struct {
		k, n      int
		low, high float64
	}{
		{0, 0, 0, 1}, {0, 20, 0, 1 - math.Pow(0.025, 1.0/20)}, {20, 20, math.Pow(0.025, 1.0/20), 1},
		{10, 100, 0.04900469, 0.17622260}, {1, 10, 0.00252858, 0.44501612}, {81, 263, 0.252737, 0.367622},
	} {
		low, high := Interval(c.k, c.n)
		if math.Abs(low-c.low) > 1e-5 || math.Abs(high-c.high) > 1e-5 {
			t.Errorf("%d of %d: %.6f to %.6f, want %.6f to %.6f", c.k, c.n, low, high, c.low, c.high)
		}
	}
}

// TestCoverage draws from known shares: the interval holds them at least 95 times of
// 100.
func TestCoverage(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, p := range []float64{0.01, 0.05, 0.3} {
		held := 0
		const rounds = 400
		for range rounds {
			k := 0
			for range 150 {
				if random.Float64() < p {
					k++
				}
			}
			if low, high := Interval(k, 150); low <= p && p <= high {
				held++
			}
		}
		if float64(held)/rounds < 0.94 {
			t.Errorf("the interval holds %.2f in %d of %d draws", p, held, rounds)
		}
	}
}

func TestEstimates(t *testing.T) {
	s := Sample{Done: map[string]bool{}, Unsuggested: map[string]int{"A": 100, "B": 100, "C": 200, "D": 100}}
	for i := range 50 {
		p := dhr.BlindPassage{Rank: i + 1, Passage: fmt.Sprint("p", i), Case: string("ABCCD"[i%5])}
		s.Passages = append(s.Passages, p)
		s.Done[p.Passage] = i < 40 || i > 45 // what was read after a gap is set aside
	}
	framework := dhr.Framework{Factors: []dhr.Factor{{ID: "1", Codes: []dhr.Code{{ID: "1A"}, {ID: "1B"}, {ID: "1C"}}}}}
	cases := []dhr.Case{{ID: "A"}, {ID: "B"}, {ID: "C"}, {ID: "D"}}
	of := map[string]string{"elsewhere": "A"}
	for _, p := range s.Passages {
		of[p.Passage] = p.Case
	}
	codings := []dhr.Coding{
		{Passage: "elsewhere", Code: "1A", Verdict: dhr.VerdictConfirm},
		{Passage: "p0", Code: "1A", Verdict: dhr.VerdictAdd},    // of case A, which is counted already
		{Passage: "p1", Code: "1A", Verdict: dhr.VerdictAdd},    // case B
		{Passage: "p6", Code: "1A", Verdict: dhr.VerdictAdd},    // case B again
		{Passage: "p2", Code: "1B", Verdict: dhr.VerdictReject}, // not coded
		{Passage: "p48", Code: "1C", Verdict: dhr.VerdictAdd},   // read after the gap: counted as elsewhere, in C
	}
	got := s.Estimates(framework, cases, codings, of)
	want := []Estimate{
		{"1A", 32, 1, Range{1, 3, 3}}, // 1 of 32, of 400 passages: 12.5, but only three cases are left
		{"1B", 40, 0, Range{0, 0, 4}},
		{"1C", 24, 0, Range{0, 0, 3}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if none := (Sample{}).Estimates(framework, cases, nil, nil); none[0].Cases != (Range{0, 0, 0}) {
		t.Errorf("%+v", none[0])
	}
}
