package agreement

// tally is what kappa and alpha need to know of a set of units, for categories from 0.
// Tallies of two sets add up to that of both, so that resampling needs no units; only
// coded is left as it is.
type tally struct {
	categories int
	units      int         // judged by two coders or more
	pairs      [][]float64 // per pair of coders: units by category of the one and the other
	values     []float64   // judgements in those units, by category
	same       float64     // pairs of coders of one mind within units
	compared   float64     // pairs of coders within units
	apart      float64     // Σ over units of Σ over c≠k of n_uc·n_uk / (m_u - 1)
	bothCoded  float64     // pairs of coders within units who both gave the last category
	oneCoded   float64     // pairs of whom one did
	coded      []int       // by coder: units to which they gave the last category
}

func newTally(coders, categories int) *tally {
	t := &tally{categories: categories, values: make([]float64, categories), pairs: make([][]float64, coders*(coders-1)/2),
		coded: make([]int, coders)}
	for i := range t.pairs {
		t.pairs[i] = make([]float64, categories*categories)
	}
	return t
}

// add counts a unit with one judgement a coder, missing where there is none.
func (t *tally) add(unit []judgement) {
	counts := make([]float64, t.categories)
	m := 0.0
	for _, j := range unit {
		if j != missing {
			counts[j]++
			m++
		}
	}
	if m < 2 {
		return
	}
	t.units++
	for c, n := range counts {
		t.values[c] += n
		t.apart += n * (m - n) / (m - 1)
	}
	pair, last := 0, judgement(t.categories-1)
	for i := range unit {
		if unit[i] == last {
			t.coded[i]++
		}
		for j := i + 1; j < len(unit); j++ {
			if a, b := unit[i], unit[j]; a != missing && b != missing {
				t.pairs[pair][int(a)*t.categories+int(b)]++
				t.compared++
				switch {
				case a == b && a == last:
					t.same++
					t.bothCoded++
				case a == b:
					t.same++
				case a == last || b == last:
					t.oneCoded++
				}
			}
			pair++
		}
	}
}

// plus adds another tally so many times.
func (t *tally) plus(o *tally, times int) {
	if times == 0 {
		return
	}
	n := float64(times)
	t.units += times * o.units
	t.same, t.compared, t.apart = t.same+n*o.same, t.compared+n*o.compared, t.apart+n*o.apart
	t.bothCoded, t.oneCoded = t.bothCoded+n*o.bothCoded, t.oneCoded+n*o.oneCoded
	for i, v := range o.values {
		t.values[i] += n * v
	}
	for p, table := range o.pairs {
		for i, v := range table {
			t.pairs[p][i] += n * v
		}
	}
}

// clear makes the tally one of no units.
func (t *tally) clear() {
	for _, table := range t.pairs {
		clear(table)
	}
	clear(t.values)
	*t = tally{categories: t.categories, pairs: t.pairs, values: t.values, coded: t.coded}
}
