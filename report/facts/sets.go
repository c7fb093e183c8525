package facts

import (
	"slices"
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/table"
)

// named is a set of cases with what it is called: in a table, and in the tally.
type named struct {
	label, key string
	set        table.Set
}

// where is the set of cases for whose attribute something holds.
func (m *Maker) where(n dhr.AttributeName, is func(state) bool) table.Set {
	set := make(table.Set, len(m.Cases.List))
	for i, s := range m.of[n] {
		set[i] = is(s)
	}
	return set
}

// has is the set of cases with that value of the attribute.
func (m *Maker) has(n dhr.AttributeName, value string) table.Set {
	return m.where(n, func(s state) bool { return slices.Contains(s.values, value) })
}

// stated is the set of cases whose attribute a person stated.
func (m *Maker) stated(n dhr.AttributeName) table.Set {
	return m.where(n, func(s state) bool { return len(s.values) > 0 })
}

// silent is the set of cases of which a person said that the review does not state the
// attribute.
func (m *Maker) silent(n dhr.AttributeName) table.Set {
	return m.where(n, func(s state) bool { return s.decided && len(s.values) == 0 })
}

// waiting is the set of cases for whose attribute nobody has decided.
func (m *Maker) waiting(n dhr.AttributeName) table.Set {
	return m.where(n, func(s state) bool { return !s.decided })
}

// Labels of the rows that say what a count rests on.
const (
	casesLabel   = "Cases in the project"
	statedLabel  = "Stated"
	silentLabel  = "Not stated in the review"
	waitingLabel = "Not confirmed yet"
)

// key names a set of cases of an attribute in the tally.
func key(n dhr.AttributeName, what string) string { return "fact " + string(n) + table.Mark + what }

// parts are the sets that an attribute parts the cases into: those that a person
// stated, those of which the review is silent, and those that wait.
func (m *Maker) parts(n dhr.AttributeName) (stated, silent, waiting named) {
	return named{statedLabel, key(n, statedLabel), m.stated(n)}, named{silentLabel, key(n, silentLabel), m.silent(n)},
		named{waitingLabel, key(n, waitingLabel), m.waiting(n)}
}

// values are the sets of cases of each value of an attribute, in the order of the
// published tables. An age is put into its band. Where groups are given, the values that
// none of their cases has are left out.
func (m *Maker) values(n dhr.AttributeName, within ...table.Group) (list []named) {
	for _, v := range m.valuesOf(n) {
		set := m.has(n, v)
		if isAge(n) {
			set = m.where(n, func(s state) bool { return len(s.values) > 0 && band(s.values[0]) == v })
		}
		if len(within) == 0 || slices.ContainsFunc(within, func(g table.Group) bool { return set.And(g.In).Size() > 0 }) {
			list = append(list, named{capital(v), key(n, v), set})
		}
	}
	return list
}

// valuesOf lists what an attribute can be, or, where it is free, is.
func (m *Maker) valuesOf(n dhr.AttributeName) []string {
	switch {
	case isAge(n):
		return bands()
	case n.Values() != nil:
		return n.Values()
	}
	var all []string
	for _, s := range m.of[n] {
		for _, v := range s.values {
			if !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	slices.Sort(all)
	return all
}

func isAge(n dhr.AttributeName) bool {
	return n == dhr.AttributeVictimAge || n == dhr.AttributePerpetratorAge
}

// bands are the age groups of Table 1 of the 2016 publication, and the group below
// them. Several is for cases with several victims.
func bands() []string {
	return []string{"10 or under", "11-20", "21-30", "31-40", "41-50", "51-60", "61-70", "71-80", "80+", dhr.ManyVictims}
}

// band is the age group of an age. The publication's 71-80 and 80+ overlap at 80,
// which is counted in the first.
func band(age string) string {
	years, err := strconv.Atoi(age)
	switch {
	case err != nil:
		return age
	case years <= 10:
		return bands()[0]
	case years > 80:
		return "80+"
	}
	return bands()[1+(years-11)/10]
}

// capital is the word with a capital letter.
func capital(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
