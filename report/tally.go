package report

import (
	"fmt"

	"github.com/dhrcoder/dhr"
)

// quantity is a number of a tally. The same number in two tables is one quantity, so
// that it is suppressed in both or in neither.
type quantity int

// mark parts the names of a quantity, since codes may be named as people like.
const mark = "\x00"

// none is what a cell is made of that holds no quantity.
const none quantity = -1

// tally holds every number of a report, what sums tie them, and which are published.
type tally struct {
	index     map[string]quantity
	values    []int
	published []bool
	wholes    []bool // counts of all cases: hidden last
	told      []bool // said in words, too: never hidden
	rules     []relation
	hidden    []hiding // after suppression
	threshold int
	bases     int // how many of the first quantities are bases
}

// relation says that the quantities of plus add up to those of minus, or, where most
// is set, to no more than those.
type relation struct {
	plus, minus []quantity
	most        bool
}

func newTally() *tally { return &tally{index: map[string]quantity{}} }

// put returns the quantity of that name, which is n. A name stands for one number.
func (t *tally) put(name string, n int) quantity {
	if q, ok := t.index[name]; ok {
		if t.values[q] != n {
			panic(fmt.Sprintf("report: %s is %d and %d", name, t.values[q], n))
		}
		return q
	}
	q := quantity(len(t.values))
	t.index[name] = q
	t.values = append(t.values, n)
	t.published, t.wholes, t.told = append(t.published, false), append(t.wholes, false), append(t.told, false)
	return q
}

// tell notes that the report says a quantity in words, so that it is not hidden.
func (t *tally) tell(q quantity) { t.published[q], t.told[q] = true, true }

// sum notes that the parts add up to the whole.
func (t *tally) sum(whole quantity, parts ...quantity) {
	t.rules = append(t.rules, relation{plus: parts, minus: []quantity{whole}})
}

// most notes that a part is no greater than the whole.
func (t *tally) most(part, whole quantity) {
	t.rules = append(t.rules, relation{plus: []quantity{part}, minus: []quantity{whole}, most: true})
}

// count makes a cell that publishes a quantity.
func (t *tally) count(q quantity) Cell {
	t.published[q] = true
	return Cell{Kind: CellCount, N: t.values[q], of: q, base: none}
}

// share makes a cell with the share that q is of base; empty when the base is 0.
func (t *tally) share(q, base quantity) Cell {
	t.published[q], t.published[base] = true, true
	if t.values[base] == 0 {
		return text("")
	}
	return Cell{Kind: CellShare, Part: float64(t.values[q]) / float64(t.values[base]), of: q, base: base}
}

// group is a part of the cases, such as those of a year.
type group struct {
	key, name string
	in        []bool // by place of the case
}

// every is the group of all cases.
const every = "all"

// found holds in which cases each code stands, and with which agencies.
type found struct {
	cases    []dhr.Case
	codes    map[string][]bool
	agencies map[string]map[dhr.Agency][]bool
	tally    *tally
}

func newFound(in Input) *found {
	f := &found{cases: in.Cases, codes: map[string][]bool{}, agencies: map[string]map[dhr.Agency][]bool{}, tally: newTally()}
	place := map[string]int{}
	for i, c := range in.Cases {
		place[c.ID] = i
	}
	for _, code := range in.Framework.Codes() {
		f.codes[code.ID] = make([]bool, len(in.Cases))
		f.agencies[code.ID] = map[dhr.Agency][]bool{}
		for _, a := range dhr.Agencies() {
			f.agencies[code.ID][a] = make([]bool, len(in.Cases))
		}
	}
	for _, c := range in.Codings {
		if !c.Coded() {
			continue
		}
		i := place[in.CaseOf[c.Passage]]
		f.codes[c.Code][i] = true
		for _, a := range c.Agencies {
			if in, ok := f.agencies[c.Code][a]; ok {
				in[i] = true
			}
		}
	}
	return f
}

// groupBy parts the cases by a property of theirs; the groups come in the given
// order.
func (f *found) groupBy(attribute string, names []group, of func(dhr.Case) string) []group {
	groups := make([]group, len(names))
	for i, g := range names {
		groups[i] = group{key: attribute + "=" + g.key, name: g.name, in: make([]bool, len(f.cases))}
		for j, c := range f.cases {
			groups[i].in[j] = of(c) == g.key
		}
	}
	return groups
}

// all is the group of every case.
func (f *found) all() group {
	in := make([]bool, len(f.cases))
	for i := range in {
		in[i] = true
	}
	return group{key: every, name: "All", in: in}
}

// base is the number of cases of a group.
func (f *found) base(g group) quantity { return f.tally.put("base"+mark+g.key, size(g.in)) }

// cases counts the cases of a group that are in a set, which has a name; it is no
// more than the group's base.
func (f *found) in(name string, set []bool, g group) quantity {
	known := len(f.tally.values)
	q := f.tally.put(name+mark+g.key, overlap(set, g.in))
	if int(q) == known {
		f.tally.most(q, f.base(g))
		f.tally.wholes[q] = g.key == every
	}
	return q
}

// partition notes that the groups share out all cases, for a set of that name.
func (f *found) partition(name string, set []bool, groups []group) {
	parts := make([]quantity, len(groups))
	for i, g := range groups {
		parts[i] = f.in(name, set, g)
	}
	f.tally.sum(f.in(name, set, f.all()), parts...)
}

func size(set []bool) (n int) {
	for _, in := range set {
		if in {
			n++
		}
	}
	return n
}

func both(a, b []bool) []bool {
	set := make([]bool, len(a))
	for i := range a {
		set[i] = a[i] && b[i]
	}
	return set
}

func overlap(a, b []bool) int { return size(both(a, b)) }
