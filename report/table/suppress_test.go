package table

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// shown returns what a reader sees of each quantity.
func (t *Tally) shown(q Quantity) string {
	c := Cell{Kind: CellCount, N: t.values[q], of: q, base: none}
	t.Settle(&c)
	return c.String()
}

func TestSuppress(t *testing.T) {
	for _, c := range []struct {
		name  string
		parts []int
		want  string // total, then parts
	}{
		{"nothing small", []int{6, 7, 0}, "[13 6 7 0]"},
		{"one small part takes the next smallest with it", []int{2, 9, 8}, "[19 <5 9 [c]]"},
		{"two small parts hide each other", []int{2, 3, 9}, "[14 <5 <5 9]"},
		{"two small parts that the sum would give away", []int{1, 1, 9}, "[11 <5 <5 [c]]"},
		{"a small total", []int{2, 0, 0}, "[<5 <5 0 0]"},
		{"a zero stays while another number can be hidden", []int{2, 8, 0}, "[10 <5 [c] 0]"},
	} {
		tally := NewTally()
		total := 0
		var parts []Quantity
		for i, n := range c.parts {
			parts = append(parts, tally.Put(fmt.Sprint(i), n))
			total += n
		}
		whole := tally.Put("total", total)
		tally.Sum(whole, parts...)
		var got []string
		for _, q := range append([]Quantity{whole}, parts...) {
			tally.Count(q)
		}
		tally.Suppress(5)
		for _, q := range append([]Quantity{whole}, parts...) {
			got = append(got, tally.shown(q))
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
}

// TestSuppressAgainstSearch tries every table of numbers that agrees with what is
// shown of small random ones: each hidden number has to have two values at least.
func TestSuppressAgainstSearch(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	hidden := 0
	for round := range 400 {
		tally, threshold := NewTally(), 3+random.IntN(3)
		var all []Quantity
		total := tally.Put("total", 0)
		sums := [][]Quantity{}
		for p := range 2 { // two ways of sharing out the same total
			n := 0
			var parts []Quantity
			for i := range 2 + random.IntN(2) {
				v := random.IntN(8)
				if p == 1 && i == 0 {
					v = 0 // set below
				}
				parts = append(parts, tally.Put(fmt.Sprint(p, i), v))
				n += v
			}
			if p == 0 {
				tally.values[total] = n
			} else if n > tally.values[total] {
				continue
			} else {
				tally.values[parts[0]] = tally.values[total] - n
			}
			tally.Sum(total, parts...)
			sums = append(sums, parts)
			all = append(all, parts...)
		}
		all = append(all, total)
		for _, q := range all {
			tally.Count(q)
		}
		tally.Suppress(threshold)
		seen := possible(tally, total, sums)
		for _, q := range all {
			if tally.hidden[q] != open {
				hidden++
				if len(seen[q]) < 2 {
					t.Fatalf("round %d: %s shows %s but can only be %v", round, shownAll(tally, all), tally.shown(q), seen[q])
				}
			} else if n := tally.values[q]; n > 0 && n < threshold {
				t.Fatalf("round %d: %d is shown", round, n)
			}
		}
	}
	if hidden < 500 {
		t.Errorf("only %d numbers were hidden", hidden)
	}
}

func shownAll(t *Tally, all []Quantity) (list []string) {
	for _, q := range all {
		list = append(list, t.shown(q))
	}
	return list
}

// possible lists the values that each quantity has in any table that agrees with what
// is shown, with totals up to 40.
func possible(t *Tally, total Quantity, sums [][]Quantity) map[Quantity]map[int]bool {
	seen := map[Quantity]map[int]bool{}
	note := func(q Quantity, n int) {
		if seen[q] == nil {
			seen[q] = map[int]bool{}
		}
		seen[q][n] = true
	}
	fits := func(q Quantity, n int) bool { b := t.first(q); return n >= b.lo && n <= b.hi }
	for whole := 0; whole <= 40; whole++ {
		if !fits(total, whole) {
			continue
		}
		ways := make([][][]int, len(sums))
		for i, parts := range sums {
			var fill func(done []int, left int)
			fill = func(done []int, left int) {
				q := parts[len(done)]
				if len(done) == len(parts)-1 {
					if fits(q, left) {
						ways[i] = append(ways[i], append(append([]int{}, done...), left))
					}
					return
				}
				for n := 0; n <= left; n++ {
					if fits(q, n) {
						fill(append(done[:len(done):len(done)], n), left-n)
					}
				}
			}
			fill(nil, whole)
			if len(ways[i]) == 0 {
				ways = nil
				break
			}
		}
		if ways == nil {
			continue
		}
		note(total, whole)
		for i, parts := range sums {
			for _, way := range ways[i] {
				for j, q := range parts {
					note(q, way[j])
				}
			}
		}
	}
	return seen
}
