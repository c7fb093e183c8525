package table

import (
	"fmt"
)

// LeastSuppression is the smallest threshold of suppression that hides anything:
// with 2, "<2" would say 1.
const LeastSuppression = 3

// Secondary stands for a number that is left out only so that a sum does not give
// away a smaller one.
const Secondary = "[c]"

// hiding says why a quantity is not shown.
type hiding int

const (
	open      hiding = iota
	primary          // from 1 to the threshold less one
	secondary        // so that no sum gives another away
	veiled           // a primary one of which even "less than the threshold" says too much
)

// bounds is what a reader of the tables can tell of a quantity.
type bounds struct{ lo, hi int }

// unbounded is more than any quantity.
const unbounded = 1 << 40

// Suppress hides every published number from 1 to threshold-1, and then as many
// others as it takes that no reader can work a hidden one out.
//
// The rule: the reader knows the numbers shown, that a primary one lies between 1
// and threshold-1, that a secondary one is 0 or at least the threshold, and every
// sum and inequality between the tables (types, years, regions and partnerships add
// up to all cases; a part is no more than its whole; codes together stand in no more
// cases than there are). The number of all cases and the sums of the coverage are said
// in words and never hidden. From these it narrows each number down as far as it goes.
// While a hidden number is exposed, the smallest number shown in a sum that narrowed
// it is hidden too. Where none is left and "less than the threshold" itself gives a
// number away, as where 1 and 1 make less than 3, the number is shown like a secondary
// one. Zeros and counts of all cases come last.
//
// Narrowing bounds sum by sum is exact where the sums form no circles. Tables whose rows
// and columns both add up do, so what the sums give away together is found by solving
// them, see determined.
func (t *Tally) Suppress(threshold int) {
	t.threshold = threshold
	t.hidden = make([]hiding, len(t.values))
	if threshold == 0 {
		return
	}
	for q, n := range t.values {
		if t.published[q] && !t.told[q] && n > 0 && n < threshold {
			t.hidden[q] = primary
		}
	}
	uses := t.uses()
	for {
		for t.once(uses) {
		}
		if !t.untie(uses) {
			return
		}
	}
}

// once hides more numbers where one sum gives some away, by the first resort that is of
// help. It reports whether it hid any.
func (t *Tally) once(uses [][]int) bool {
	for _, r := range []resort{part, veil, zero, whole} {
		if t.protect(uses, r) {
			return true
		}
	}
	return false
}

// untie hides one more number for each of those that several sums give away together. It
// reports whether it hid any.
func (t *Tally) untie(uses [][]int) (hid bool) {
	for q, given := range t.determined(uses, t.narrow(uses)) {
		if !given {
			continue
		}
		for _, r := range []resort{part, veil, zero, whole} {
			next := t.nearest(Quantity(q), uses, r)
			if next == none {
				continue
			}
			if t.hidden[next] = secondary; r == veil {
				t.hidden[next] = veiled
			}
			hid = true
			break
		}
	}
	return hid
}

// resort says what may be hidden to protect a number: the next is looked at only
// when the one before is of no help anywhere.
type resort int

const (
	part resort = iota // a number shown that is neither a zero nor a count of all cases
	veil               // how small a small number is
	zero
	whole // a count of all cases
)

// may reports whether the resort allows a quantity to be hidden.
func (t *Tally) may(q Quantity, r resort) bool {
	switch {
	case !t.published[q] || t.told[q]:
		return false
	case t.hidden[q] != open:
		return r == veil && t.hidden[q] == primary
	case t.values[q] == 0:
		return r == zero
	case t.wholes[q]:
		return r == whole
	}
	return r == part
}

// exposed reports whether a reader can work a hidden number out.
func (t *Tally) exposed(q Quantity, known bounds) bool {
	return t.published[q] && t.hidden[q] != open && known.lo == known.hi
}

// protect hides one more number for each exposed one, unless a sum of it has just lost
// another. It reports whether it hid any.
func (t *Tally) protect(uses [][]int, r resort) (changed bool) {
	known := t.narrow(uses)
	touched := map[int]bool{}
	for i := range t.values {
		if changed && i == t.bases {
			break // what gave the bases away may be all that gave counts away
		}
		q := Quantity(i)
		if !t.exposed(q, known[q]) {
			continue
		}
		next := t.nextFor(q, known, uses[q], touched, r)
		if next == none {
			continue
		}
		if t.hidden[next] = secondary; r == veil {
			t.hidden[next] = veiled
		}
		for _, r := range uses[next] {
			touched[r] = true
		}
		changed = true
	}
	return changed
}

// nextFor finds the number to hide so that q is less certain, or none: q itself if it
// may be, else the smallest of the sums that narrowed it.
func (t *Tally) nextFor(q Quantity, known []bounds, uses []int, touched map[int]bool, by resort) Quantity {
	next, first := none, t.first(q)
	for _, r := range uses {
		b := t.rules[r].allow(q, known)
		if b.lo <= first.lo && b.hi >= first.hi {
			continue // this sum says nothing about q
		}
		if touched[r] {
			return none
		}
		for _, other := range t.rules[r].all {
			if t.may(other, by) && (next == none || t.values[other] < t.values[next]) {
				next = other
			}
		}
	}
	if next != none && t.may(q, by) {
		return q
	}
	return next
}

// first is what a reader knows of a quantity before any sum is looked at.
func (t *Tally) first(q Quantity) bounds {
	n := t.values[q]
	switch {
	case !t.published[q]:
		return bounds{0, unbounded}
	case t.hidden[q] == primary:
		return bounds{1, t.threshold - 1}
	case t.hidden[q] == secondary && n > 0:
		return bounds{t.threshold, unbounded}
	case t.hidden[q] != open:
		return bounds{0, unbounded}
	}
	return bounds{n, n}
}

// uses lists the relations that name each quantity.
func (t *Tally) uses() [][]int {
	uses := make([][]int, len(t.values))
	for r, rule := range t.rules {
		for _, q := range rule.all {
			uses[q] = append(uses[q], r)
		}
	}
	return uses
}

// narrow works out what a reader can tell of every quantity.
func (t *Tally) narrow(uses [][]int) []bounds {
	known := make([]bounds, len(t.values))
	for q := range known {
		known[q] = t.first(Quantity(q))
	}
	waiting := make([]bool, len(t.rules))
	queue := make([]int, len(t.rules))
	for r := range queue {
		queue[r], waiting[r] = r, true
	}
	for len(queue) > 0 {
		r := queue[0]
		queue, waiting[r] = queue[1:], false
		rule := t.rules[r]
		for _, q := range rule.all {
			b := rule.allow(q, known)
			b = bounds{max(b.lo, known[q].lo), min(b.hi, known[q].hi)}
			if b == known[q] {
				continue
			}
			known[q] = b
			for _, again := range uses[q] {
				if !waiting[again] {
					queue, waiting[again] = append(queue, again), true
				}
			}
		}
	}
	return known
}

// allow is what a relation says of one of its quantities, given what is known of the
// others.
func (r relation) allow(q Quantity, known []bounds) bounds {
	sum := func(list []Quantity) (b bounds, here bool) {
		for _, other := range list {
			if other == q {
				here = true
				continue
			}
			b.lo, b.hi = b.lo+known[other].lo, b.hi+known[other].hi
		}
		return b, here
	}
	plus, inPlus := sum(r.plus)
	minus, _ := sum(r.minus)
	b := bounds{0, unbounded}
	if inPlus {
		b.hi = min(b.hi, minus.hi-plus.lo)
		if !r.most && plus.hi < unbounded {
			b.lo = max(0, minus.lo-plus.hi)
		}
		return b
	}
	if minus.hi < unbounded {
		b.lo = max(0, plus.lo-minus.hi)
	}
	if !r.most {
		b.hi = min(b.hi, plus.hi-minus.lo)
	}
	return b
}

// Settle puts into a cell what may be shown of it.
func (t *Tally) Settle(c *Cell) {
	if c.Kind != CellCount && c.Kind != CellShare || c.of == none {
		return
	}
	why := t.hidden[c.of]
	if c.Kind == CellShare {
		if why == open && t.hidden[c.base] == open {
			if t.values[c.base] == 0 {
				*c = Text("")
			}
			return
		}
		why = secondary
	}
	switch why {
	case primary:
		*c = Cell{Kind: CellSuppressed, Text: fmt.Sprintf("<%d", t.threshold)}
	case secondary, veiled:
		*c = Cell{Kind: CellSuppressed, Text: Secondary}
	}
}
