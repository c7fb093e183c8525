package table

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

// term is an unknown of an equation, by its place, with its coefficient.
type term struct{ at, c int }

// solve narrows what is known of the unknowns by equations between them.
func (t *Tally) solve(rows []equation, unknown []Quantity, known []bounds) []bounds {
	now := make([]bounds, len(unknown))
	for i, q := range unknown {
		now[i] = known[q]
	}
	var equations [][]term
	for _, row := range rows {
		if e := row.small(); e != nil {
			equations = append(equations, e)
		}
	}
	for changed := true; changed; {
		changed = false
		for _, e := range equations {
			rest := 0 // what the equation adds up to
			for _, x := range e {
				rest += x.c * t.values[unknown[x.at]]
			}
			for i, x := range e {
				if b := share(e, i, rest, now); b.lo > now[x.at].lo || b.hi < now[x.at].hi {
					now[x.at] = bounds{max(b.lo, now[x.at].lo), min(b.hi, now[x.at].hi)}
					changed = true
				}
			}
		}
	}
	return now
}

// share is what an equation says of its i-th unknown.
func share(e []term, i, rest int, now []bounds) bounds {
	low, high := 0, 0 // of the others
	for j, x := range e {
		if j != i {
			l, h := times(now[x.at], x.c)
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
	c := e[i].c
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
			for _, other := range t.rules[r].all {
				if free(other) && !seen[other] {
					seen[other] = true
					queue = append(queue, other)
				}
			}
		}
	}
	return unknown, rules
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
				for _, other := range t.rules[r].all {
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
