package table

import "slices"

// prime is the modulus of the elimination. A number that the sums determine over the
// rationals is determined modulo a prime too, and one that is not would have to meet a
// coefficient divisible by it, which sums of a few dozen ones never have.
const prime = 1<<31 - 1

// determined finds the hidden numbers that the sums between the tables give away
// together, though each sum alone does not, as where the rows and columns of a table
// do. It solves the sums as linear equations in the numbers that a reader does not
// know, and narrows what is known of these by what follows from several.
func (t *Tally) determined(uses [][]int, known []bounds) []bool {
	exposed := make([]bool, len(t.values))
	free := func(q Quantity) bool { return known[q].lo != known[q].hi }
	seen := make([]bool, len(t.values))
	for i := range t.values {
		if q := Quantity(i); seen[q] || !free(q) {
			continue
		}
		unknown, rules := t.component(Quantity(i), uses, free, seen)
		if len(rules) < 2 || len(unknown) < 2 {
			continue
		}
		for at, b := range t.solve(eliminate(t.rules, rules, unknown), unknown, known) {
			q := unknown[at]
			exposed[q] = b.lo == b.hi && t.published[q] && t.hidden[q] != open
		}
	}
	return exposed
}

// largest is the largest coefficient of an equation that is looked at.
const largest = 12

// solve narrows what is known of the unknowns by equations between them.
func (t *Tally) solve(rows [][]uint64, unknown []Quantity, known []bounds) []bounds {
	now := make([]bounds, len(unknown))
	for i, q := range unknown {
		now[i] = known[q]
	}
	var equations [][]int
	for _, row := range rows {
		if e := small(row); e != nil {
			equations = append(equations, e)
		}
	}
	for changed := true; changed; {
		changed = false
		for _, e := range equations {
			rest := 0 // what the equation adds up to
			for i, c := range e {
				rest += c * t.values[unknown[i]]
			}
			for i, c := range e {
				if c == 0 {
					continue
				}
				if b := share(e, i, rest, now); b.lo > now[i].lo || b.hi < now[i].hi {
					now[i] = bounds{max(b.lo, now[i].lo), min(b.hi, now[i].hi)}
					changed = true
				}
			}
		}
	}
	return now
}

// share is what an equation says of one of its unknowns.
func share(e []int, at, rest int, now []bounds) bounds {
	low, high := 0, 0 // of the others
	for i, c := range e {
		if i != at && c != 0 {
			l, h := times(now[i], c)
			low, high = add(low, l), add(high, h)
		}
	}
	b := bounds{0, unbounded}
	least, most := -unbounded, unbounded // of the unknown times its coefficient
	if high < unbounded {
		least = rest - high
	}
	if low > -unbounded {
		most = rest - low
	}
	c := e[at]
	if c < 0 {
		least, most, c = -most, -least, -c
	}
	if most < unbounded {
		b.hi = floor(most, c)
	}
	if least > -unbounded {
		b.lo = max(0, -floor(-least, c))
	}
	return b
}

func floor(n, by int) int {
	if n >= 0 {
		return n / by
	}
	return -((-n + by - 1) / by)
}

// times is a coefficient times what is known; what is unbounded stays so.
func times(b bounds, c int) (low, high int) {
	if c == 0 {
		return 0, 0
	}
	low, high = b.lo*c, unbounded
	if b.hi < unbounded {
		high = b.hi * c
	} else if c < 0 {
		high = -unbounded
	}
	return min(low, high), max(low, high)
}

func add(a, b int) int {
	switch {
	case a <= -unbounded || b <= -unbounded:
		return -unbounded
	case a >= unbounded || b >= unbounded:
		return unbounded
	}
	return a + b
}

// small gives the coefficients of an equation as whole numbers, or nil when any is too
// large to say much.
func small(row []uint64) []int {
	e := make([]int, len(row))
	for i, v := range row {
		switch {
		case v <= largest:
			e[i] = int(v)
		case v >= prime-largest:
			e[i] = -int(prime - v)
		default:
			return nil
		}
	}
	return e
}

// component is the unknown numbers that sums tie to one, and those sums.
func (t *Tally) component(from Quantity, uses [][]int, free func(Quantity) bool, seen []bool) (unknown []Quantity, rules []int) {
	inRules := map[int]bool{}
	queue := []Quantity{from}
	seen[from] = true
	for len(queue) > 0 {
		q := queue[0]
		queue = queue[1:]
		unknown = append(unknown, q)
		for _, r := range uses[q] {
			if t.rules[r].most || inRules[r] {
				continue
			}
			inRules[r] = true
			rules = append(rules, r)
			for _, other := range slices.Concat(t.rules[r].plus, t.rules[r].minus) {
				if free(other) && !seen[other] {
					seen[other] = true
					queue = append(queue, other)
				}
			}
		}
	}
	return unknown, rules
}

// eliminate brings the equations into reduced row echelon form.
func eliminate(all []relation, rules []int, unknown []Quantity) [][]uint64 {
	at := make(map[Quantity]int, len(unknown))
	for i, q := range unknown {
		at[q] = i
	}
	rows := make([][]uint64, 0, len(rules))
	for _, r := range rules {
		row := make([]uint64, len(unknown))
		for _, q := range all[r].plus {
			if i, here := at[q]; here {
				row[i] = (row[i] + 1) % prime
			}
		}
		for _, q := range all[r].minus {
			if i, here := at[q]; here {
				row[i] = (row[i] + prime - 1) % prime
			}
		}
		rows = append(rows, row)
	}
	rank := 0
	for column := range unknown {
		pivot := rank
		for pivot < len(rows) && rows[pivot][column] == 0 {
			pivot++
		}
		if pivot == len(rows) {
			continue
		}
		rows[rank], rows[pivot] = rows[pivot], rows[rank]
		scale(rows[rank], inverse(rows[rank][column]))
		for i, row := range rows {
			if i != rank && row[column] != 0 {
				subtract(row, rows[rank], row[column])
			}
		}
		if rank++; rank == len(rows) {
			break
		}
	}
	return rows[:rank]
}

func scale(row []uint64, by uint64) {
	for i, v := range row {
		if v != 0 {
			row[i] = v * by % prime
		}
	}
}

func subtract(row, other []uint64, times uint64) {
	for i, v := range other {
		if v != 0 {
			row[i] = (row[i] + (prime-v)*times) % prime
		}
	}
}

// inverse is the number that a number has to be multiplied by to give 1, by Fermat's
// little theorem.
func inverse(a uint64) uint64 {
	result := uint64(1)
	for e := uint64(prime - 2); e > 0; e >>= 1 {
		if e&1 == 1 {
			result = result * a % prime
		}
		a = a * a % prime
	}
	return result
}

// nearest finds the smallest number that may be hidden in the sums nearest to one that
// they give away together.
func (t *Tally) nearest(q Quantity, uses [][]int, by resort) Quantity {
	visited := map[int]bool{}
	layer := []Quantity{q}
	for len(layer) > 0 {
		best := none
		var further []Quantity
		for _, from := range layer {
			for _, r := range uses[from] {
				if t.rules[r].most || visited[r] {
					continue
				}
				visited[r] = true
				for _, other := range slices.Concat(t.rules[r].plus, t.rules[r].minus) {
					if t.may(other, by) && (best == none || t.values[other] < t.values[best]) {
						best = other
					}
					if t.hidden[other] != open || !t.published[other] {
						further = append(further, other)
					}
				}
			}
		}
		if best != none {
			return best
		}
		layer = further
	}
	return none
}
