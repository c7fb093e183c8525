package eval

import (
	"slices"

	"github.com/dhrcoder/dhr"
)

// Subgroup is how well the codings of some of the cases were suggested: whether a
// kind of case is served worse than others.
type Subgroup struct {
	Name, Value string // such as "type", "familial"
	Cases       int
	Passage     Tally // unit: a passage and a code
	Kept        Tally // the same, over every kept suggestion
	Case        Tally // unit: a case and a code
}

// Attribution names what is known of the cases by which they are grouped: the value
// of each of names, by case ID.
type Attribution struct {
	Names  []string
	Values map[string]map[string]string // by name, then by case
}

// unknownValue groups the cases of which it is not known.
const unknownValue = "not known"

// Subgroups scores the cases of every value apart, by name in the order given and
// then by value, those of which it is not known last.
func Subgroups(framework dhr.Framework, truth []Truth, suggestions []dhr.Suggestion, by Attribution) []Subgroup {
	var all []Subgroup
	for _, name := range by.Names {
		valueOf := func(caseID string) string {
			if v := by.Values[name][caseID]; v != "" {
				return v
			}
			return unknownValue
		}
		var values []string
		truths, suggested := map[string][]Truth{}, map[string][]dhr.Suggestion{}
		passage := map[string]string{}
		for _, t := range truth {
			v := valueOf(t.Case)
			if truths[v] == nil && v != unknownValue {
				values = append(values, v)
			}
			truths[v] = append(truths[v], t)
			passage[t.Passage] = v
		}
		for _, s := range suggestions {
			if v, known := passage[s.Passage]; known {
				suggested[v] = append(suggested[v], s)
			}
		}
		slices.Sort(values)
		if truths[unknownValue] != nil {
			values = append(values, unknownValue)
		}
		for _, v := range values {
			s := Score(framework, truths[v], suggested[v])
			all = append(all, Subgroup{name, v, s.Cases, s.Micro(ByPassage), s.Micro(AllKept), s.Micro(ByCase)})
		}
	}
	return all
}
