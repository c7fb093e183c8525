package table

import (
	"fmt"
	"slices"
)

// Quantity is a number of a tally. The same number in two tables is one quantity, so
// that it is suppressed in both or in neither.
type Quantity int

// Mark parts the names of a quantity, since codes may be named as people like.
const Mark = "\x00"

// none is what a cell is made of that holds no quantity.
const none Quantity = -1

// Tally holds every number of a report, what sums tie them, and which are published.
type Tally struct {
	index     map[string]Quantity
	values    []int
	sets      map[Quantity]Set // the cases that a quantity counts, where it counts cases
	published []bool
	wholes    []bool // counts of all cases: hidden last
	told      []bool // said in words, too: never hidden
	rules     []relation
	related   map[string]bool // what rules hold
	hidden    []hiding        // after suppression
	threshold int
	bases     int // how many of the first quantities are bases
}

// relation says that the quantities of plus add up to those of minus, or, where most
// is set, to no more than those.
type relation struct {
	plus, minus []Quantity
	all         []Quantity // plus and minus
	most        bool
}

// NewTally returns a tally without numbers.
func NewTally() *Tally {
	return &Tally{index: map[string]Quantity{}, sets: map[Quantity]Set{}, related: map[string]bool{}}
}

// Put returns the quantity of that name, which is n. A name stands for one number.
func (t *Tally) Put(name string, n int) Quantity {
	if q, ok := t.index[name]; ok {
		if t.values[q] != n {
			panic(fmt.Sprintf("report: %s is %d and %d", name, t.values[q], n))
		}
		return q
	}
	q := Quantity(len(t.values))
	t.index[name] = q
	t.values = append(t.values, n)
	t.published, t.wholes, t.told = append(t.published, false), append(t.wholes, false), append(t.told, false)
	return q
}

// Get returns the quantity of a name that has been put.
func (t *Tally) Get(name string) Quantity {
	q, ok := t.index[name]
	if !ok {
		panic("report: no number " + name)
	}
	return q
}

// Tell notes that the report says a quantity in words, so that it is not hidden.
func (t *Tally) Tell(q Quantity) { t.published[q], t.told[q] = true, true }

// Sum notes that the parts add up to the whole.
func (t *Tally) Sum(whole Quantity, parts ...Quantity) { t.Equal([]Quantity{whole}, parts) }

// Equal notes that two lists of quantities have the same sum.
func (t *Tally) Equal(a, b []Quantity) { t.relate(relation{plus: b, minus: a}) }

// Most notes that a part is no greater than the whole.
func (t *Tally) Most(part, whole Quantity) { t.NoMore([]Quantity{part}, []Quantity{whole}) }

// NoMore notes that one list of quantities has no greater a sum than another.
func (t *Tally) NoMore(a, b []Quantity) { t.relate(relation{plus: a, minus: b, most: true}) }

// relate keeps a relation, once: several tables may tell of it.
func (t *Tally) relate(r relation) {
	key := fmt.Sprint(r.plus, r.minus, r.most)
	if t.related[key] {
		return
	}
	t.related[key] = true
	r.all = slices.Concat(r.plus, r.minus)
	t.rules = append(t.rules, r)
}

// EndBases notes that every number put so far is a base: what gave bases away may be
// all that gave counts away.
func (t *Tally) EndBases() { t.bases = len(t.values) }

// Count makes a cell that publishes a quantity.
func (t *Tally) Count(q Quantity) Cell {
	t.published[q] = true
	return Cell{Kind: CellCount, N: t.values[q], Of: t.sets[q], of: q, base: none}
}

// Share makes a cell with the share that q is of base. Settle empties it where the base
// is 0, unless that must not be seen.
func (t *Tally) Share(q, base Quantity) Cell {
	t.published[q], t.published[base] = true, true
	if t.values[base] == 0 {
		return Cell{Kind: CellShare, of: q, base: base}
	}
	return Cell{Kind: CellShare, Part: float64(t.values[q]) / float64(t.values[base]), of: q, base: base}
}
