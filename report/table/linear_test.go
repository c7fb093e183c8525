package table

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// grid is a table of numbers with its sums of rows and columns, in a tally.
type grid struct {
	*Tally
	cells      [][]Quantity
	rows, cols []Quantity
	total      Quantity
}

func newGrid(numbers [][]int) grid {
	g := grid{Tally: NewTally(), cells: make([][]Quantity, len(numbers))}
	total := 0
	cols := make([]int, len(numbers[0]))
	for i, row := range numbers {
		sum := 0
		for j, n := range row {
			g.cells[i] = append(g.cells[i], g.Put(fmt.Sprint(i, j), n))
			sum, cols[j] = sum+n, cols[j]+n
		}
		g.rows = append(g.rows, g.Put(fmt.Sprint("row", i), sum))
		g.Sum(g.rows[i], g.cells[i]...)
		total += sum
	}
	g.total = g.Put("total", total)
	for j, n := range cols {
		g.cols = append(g.cols, g.Put(fmt.Sprint("column", j), n))
		var parts []Quantity
		for i := range numbers {
			parts = append(parts, g.cells[i][j])
		}
		g.Sum(g.cols[j], parts...)
	}
	g.Sum(g.total, g.rows...)
	g.Sum(g.total, g.cols...)
	for q := range g.values {
		g.Count(Quantity(q))
	}
	return g
}

// TestSuppressGrid tries every table that agrees with what is shown of small random
// ones with sums across and down: each hidden number has to have two values at least.
func TestSuppressGrid(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	hidden := 0
	for round := range 600 {
		numbers := make([][]int, 2+random.IntN(2))
		for i := range numbers {
			for range 3 {
				numbers[i] = append(numbers[i], random.IntN(7))
			}
		}
		g := newGrid(numbers)
		g.Suppress(3)
		seen := g.possible(t)
		for q := range g.values {
			if g.hidden[q] == open {
				continue
			}
			hidden++
			if len(seen[q]) < 2 {
				t.Errorf("round %d: %v: number %d (%s) can only be %v", round, numbers, q, g.shown(Quantity(q)), seen[q])
			}
		}
	}
	if hidden < 500 {
		t.Errorf("only %d numbers were hidden", hidden)
	}
}

// possible lists the values that each quantity has in tables that agree with what is
// shown, with cells up to 9.
func (g grid) possible(t *testing.T) []map[int]bool {
	seen := make([]map[int]bool, len(g.values))
	for q := range seen {
		seen[q] = map[int]bool{}
	}
	fits := func(q Quantity, n int) bool { b := g.first(q); return n >= b.lo && n <= b.hi }
	count := func(q Quantity) bool { return len(seen[q]) > 1 }
	numbers := make([][]int, len(g.cells))
	for i := range numbers {
		numbers[i] = make([]int, len(g.cols))
	}
	steps := 0
	var fill func(i, j int)
	fill = func(i, j int) {
		if steps++; steps > 3_000_000 {
			return
		}
		if j == len(g.cols) {
			sum := 0
			for _, n := range numbers[i] {
				sum += n
			}
			if !fits(g.rows[i], sum) {
				return
			}
			i, j = i+1, 0
		}
		if i == len(numbers) {
			total := 0
			for j := range g.cols {
				sum := 0
				for i := range numbers {
					sum += numbers[i][j]
				}
				if !fits(g.cols[j], sum) {
					return
				}
				total += sum
			}
			if !fits(g.total, total) {
				return
			}
			g.note(seen, numbers)
			return
		}
		for n := 0; n <= 9; n++ {
			if fits(g.cells[i][j], n) {
				numbers[i][j] = n
				fill(i, j+1)
			}
		}
	}
	fill(0, 0)
	if steps > 3_000_000 { // enough was seen, or the table is too large to be searched
		for q := range seen {
			if !count(Quantity(q)) {
				seen[q] = map[int]bool{0: true, 1: true}
			}
		}
	}
	return seen
}

func (g grid) note(seen []map[int]bool, numbers [][]int) {
	total, cols := 0, make([]int, len(g.cols))
	for i, row := range numbers {
		sum := 0
		for j, n := range row {
			seen[g.cells[i][j]][n] = true
			sum, cols[j] = sum+n, cols[j]+n
		}
		seen[g.rows[i]][sum] = true
		total += sum
	}
	for j, n := range cols {
		seen[g.cols[j]][n] = true
	}
	seen[g.total][total] = true
}

// TestDetermined: two pairs of hidden numbers tied by one more, which the sums of rows
// and columns give away together though no sum alone does.
func TestDetermined(t *testing.T) {
	g := newGrid([][]int{{4, 5, 9, 9}, {6, 4, 9, 9}, {9, 9, 5, 4}, {9, 9, 4, 6}})
	bridge := g.cells[0][2]
	for _, q := range []Quantity{g.cells[0][0], g.cells[0][1], g.cells[1][0], g.cells[1][1], bridge, g.cells[2][2], g.cells[2][3], g.cells[3][2], g.cells[3][3]} {
		if g.hidden == nil {
			g.hidden = make([]hiding, len(g.values))
		}
		g.hidden[q] = secondary
	}
	g.threshold = 3
	uses := g.uses()
	known := g.narrow(uses)
	if known[bridge].lo == known[bridge].hi {
		t.Fatal("one sum alone gives the number away: the test shows nothing")
	}
	for q, given := range g.determined(uses, known) {
		if given != (Quantity(q) == bridge) {
			t.Errorf("number %d: %v", q, given)
		}
	}
}
