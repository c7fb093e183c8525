package table

import "github.com/dhrcoder/dhr"

// Set is a set of cases, by place of the case in Cases.All.
type Set []bool

// Size is the number of cases in the set.
func (s Set) Size() (n int) {
	for _, in := range s {
		if in {
			n++
		}
	}
	return n
}

// And returns the cases that are in both sets.
func (s Set) And(o Set) Set {
	both := make(Set, len(s))
	for i := range s {
		both[i] = s[i] && o[i]
	}
	return both
}

// Or returns the cases that are in either set.
func (s Set) Or(o Set) Set {
	either := make(Set, len(s))
	for i := range s {
		either[i] = s[i] || o[i]
	}
	return either
}

// Not returns the cases that are not in the set.
func (s Set) Not() Set {
	others := make(Set, len(s))
	for i := range s {
		others[i] = !s[i]
	}
	return others
}

// Group is a part of the cases, such as those of a year.
type Group struct {
	Key  string // names its numbers in the tally
	Name string // what people read
	In   Set
}

// every is the key of the group of all cases.
const every = "all"

// IsAll reports whether the group is that of every case.
func (g Group) IsAll() bool { return g.Key == every }

// Cases are the cases that a report counts, with the tally of their numbers.
type Cases struct {
	List  []dhr.Case
	Tally *Tally
}

// NewCases returns the cases with an empty tally.
func NewCases(list []dhr.Case) *Cases { return &Cases{List: list, Tally: NewTally()} }

// GroupBy parts the cases by a property of theirs; the groups come in the given
// order, and a group's Key is the property.
func (c *Cases) GroupBy(attribute string, names []Group, of func(dhr.Case) string) []Group {
	groups := make([]Group, len(names))
	for i, g := range names {
		groups[i] = Group{Key: attribute + "=" + g.Key, Name: g.Name, In: c.Where(func(k dhr.Case) bool { return of(k) == g.Key })}
	}
	return groups
}

// Where is the set of cases of which something is true.
func (c *Cases) Where(is func(dhr.Case) bool) Set {
	set := make(Set, len(c.List))
	for i, k := range c.List {
		set[i] = is(k)
	}
	return set
}

// All is the group of every case.
func (c *Cases) All() Group {
	return Group{Key: every, Name: "All", In: c.Where(func(dhr.Case) bool { return true })}
}

// Base is the number of cases of a group.
func (c *Cases) Base(g Group) Quantity {
	q := c.Tally.Put("base"+Mark+g.Key, g.In.Size())
	c.Tally.sets[q] = g.In
	return q
}

// In counts the cases of a group that are in a set, which has a name; it is no more
// than the group's base.
func (c *Cases) In(name string, set Set, g Group) Quantity {
	known := len(c.Tally.values)
	counted := set.And(g.In)
	q := c.Tally.Put(name+Mark+g.Key, counted.Size())
	c.Tally.sets[q] = counted
	if int(q) == known {
		c.Tally.Most(q, c.Base(g))
		c.Tally.wholes[q] = g.IsAll()
	}
	return q
}

// Partition notes that the groups share out all cases, for a set of that name.
func (c *Cases) Partition(name string, set Set, groups []Group) {
	parts := make([]Quantity, len(groups))
	for i, g := range groups {
		parts[i] = c.In(name, set, g)
	}
	c.Tally.Sum(c.In(name, set, c.All()), parts...)
}
