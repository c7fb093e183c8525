package agreement

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// rows reads judgements written a coder a line, one character a unit, "." for missing.
func rows(text string) (units [][]judgement, categories int) {
	index := map[rune]judgement{'.': missing}
	for i, line := range strings.Split(text, "\n") {
		for u, r := range []rune(line) {
			if _, seen := index[r]; !seen {
				index[r] = judgement(len(index) - 1)
			}
			if i == 0 {
				units = append(units, nil)
			}
			units[u] = append(units[u], index[r])
		}
	}
	return units, len(index) - 1
}

func tallied(text string) *tally {
	units, categories := rows(text)
	t := newTally(len(units[0]), categories)
	for _, u := range units {
		t.add(u)
	}
	return t
}

// matrix makes units of two coders from a table of counts.
func matrix(table ...[]int) *tally {
	t := newTally(2, len(table))
	for a, row := range table {
		for b, n := range row {
			for range n {
				t.add([]judgement{judgement(a), judgement(b)})
			}
		}
	}
	return t
}

// TestPublishedKappa compares with worked examples: Cohen's of 200 cases with κ = .492,
// as R's psych package gives data and value from his papers of 1960 and 1968; that of
// J. L. Fleiss, J. Cohen and B. S. Everitt, Large sample standard errors of kappa and
// weighted kappa, Psychological Bulletin 72, 1969, with κ = .429; and the grant
// proposals of Wikipedia's article on Cohen's kappa, .40 and the two tables of equal
// agreement with .13 and .26.
func TestPublishedKappa(t *testing.T) {
	for name, c := range map[string]struct {
		t    *tally
		want float64
		at   float64 // places
	}{
		"Cohen":           {matrix([]int{88, 14, 18}, []int{10, 40, 10}, []int{2, 6, 12}), 0.492, 3},
		"Fleiss et al.":   {matrix([]int{106, 10, 4}, []int{22, 28, 10}, []int{2, 12, 6}), 0.429, 3},
		"proposals":       {matrix([]int{20, 5}, []int{10, 15}), 0.40, 2},
		"same agreement":  {matrix([]int{45, 15}, []int{25, 15}), 0.1304, 4},
		"same agreement2": {matrix([]int{25, 35}, []int{5, 35}), 0.2593, 4},
	} {
		if got := kappa(c.t); math.Abs(got-c.want) > 0.5*math.Pow(10, -c.at) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestPublishedAlpha compares with the examples of K. Krippendorff, Computing
// Krippendorff's alpha-reliability, 2011: A (binary, two observers) 0.095, B (nominal,
// two observers) 0.692, C (any number of observers, missing data) 0.743; and with the
// three coders and fifteen units of Wikipedia's article, 0.691.
func TestPublishedAlpha(t *testing.T) {
	for name, c := range map[string]struct {
		rows string
		want float64
	}{
		"A":            {"0100000010\n1110010000", 0.095},
		"B":            {"aabbdcccedda\nbabbbccceddd", 0.692},
		"C":            {"123321412...\n1233224125.3\n.3332342251.\n12332441251.", 0.743},
		"three coders": {".....34121133.3\n1.213343.......\n..21344.21133.4", 0.691},
	} {
		if got := alpha(tallied(c.rows)); math.Abs(got-c.want) > 0.0005 {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestUndefined checks that a code on which nothing can be compared has no coefficient.
func TestUndefined(t *testing.T) {
	for name, rows := range map[string]string{"never coded": "0000\n0000", "one coder": "0101\n....", "nobody twice": "01..\n..01"} {
		u := binary(rows)
		if k, a := kappa(u), alpha(u); !math.IsNaN(k) || !math.IsNaN(a) {
			t.Errorf("%s: kappa %v, alpha %v", name, k, a)
		}
	}
	if got := (Estimate{}).String(); got != "–" {
		t.Error(got)
	}
	if k := kappa(); !math.IsNaN(k) {
		t.Error(k)
	}
}

func binary(text string) *tally {
	units, _ := rows(text)
	t := newTally(len(units[0]), 2)
	for _, u := range units {
		t.add(u)
	}
	return t
}

// TestAgainstCoincidences works alpha out anew from Krippendorff's matrix of
// coincidences, and kappa from the list of units, on random judgements of random coders.
func TestAgainstCoincidences(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 300 {
		coders, categories := 2+rng.IntN(3), 2+rng.IntN(3)
		units := make([][]judgement, 1+rng.IntN(40))
		sum, halves := newTally(coders, categories), newTally(coders, categories)
		for i := range units {
			for range coders {
				units[i] = append(units[i], judgement(rng.IntN(categories+1)-1))
			}
			sum.add(units[i])
			one := newTally(coders, categories)
			one.add(units[i])
			halves.plus(one, 1)
		}
		for _, got := range []*tally{sum, halves} {
			same(t, "alpha", alpha(got), slowAlpha(units, categories))
			same(t, "kappa", kappa(got), slowKappa(units, coders))
		}
	}
}

func same(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > 1e-9 {
		t.Fatalf("%s is %v, want %v", what, got, want)
	}
}

func slowAlpha(units [][]judgement, categories int) float64 {
	o := make([][]float64, categories)
	for c := range o {
		o[c] = make([]float64, categories)
	}
	for _, u := range units {
		m := 0
		for _, j := range u {
			if j >= 0 {
				m++
			}
		}
		for a, x := range u {
			for b, y := range u {
				if a != b && x >= 0 && y >= 0 {
					o[x][y] += 1 / float64(m-1)
				}
			}
		}
	}
	n, diagonal := 0.0, 0.0
	totals := make([]float64, categories)
	for c := range o {
		diagonal += o[c][c]
		for k := range o {
			totals[c] += o[c][k]
			n += o[c][k]
		}
	}
	expected := 0.0
	for _, v := range totals {
		expected += v * (v - 1)
	}
	// Krippendorff's short form for nominal data.
	below := n*(n-1) - expected
	if n < 2 || below < 1e-9 {
		return math.NaN()
	}
	return ((n-1)*diagonal - expected) / below
}

func slowKappa(units [][]judgement, coders int) float64 {
	sum, pairs := 0.0, 0.0
	for a := range coders {
		for b := a + 1; b < coders; b++ {
			agree, n := 0.0, 0.0
			by := map[judgement]float64{}
			and := map[judgement]float64{}
			for _, u := range units {
				if x, y := u[a], u[b]; x >= 0 && y >= 0 {
					n++
					by[x]++
					and[y]++
					if x == y {
						agree++
					}
				}
			}
			chance := 0.0
			for c := range by {
				chance += by[c] / n * and[c] / n
			}
			if n > 0 && 1-chance > 1e-9 {
				sum += (agree/n - chance) / (1 - chance)
				pairs++
			}
		}
	}
	return sum / pairs
}
