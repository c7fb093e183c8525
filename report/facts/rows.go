package facts

import (
	"slices"

	"github.com/dhrcoder/dhr/report/table"
)

const unitCases = "Cases, each once."

// shareNote says what the percentages are of.
const shareNote = "Percentages are of the cases for which a person stated it. Not stated in the review: a person looked and says so. " +
	"Not confirmed yet: nobody has decided, whatever is proposed."

// split is a table with a column a type of case and one for all, with shares.
type split struct {
	*Maker
	t      table.Table
	groups []table.Group
}

// newSplit begins a table by type of case, or of the given groups only.
func (m *Maker) newSplit(id, title, first string, groups ...table.Group) *split {
	if groups == nil {
		groups = append(slices.Clone(m.Types), m.All)
	}
	s := &split{Maker: m, groups: groups, t: table.Table{ID: id, Title: title, Unit: unitCases, Columns: []table.Column{{Name: first, Text: true}}, Notes: []string{shareNote}}}
	base := table.Row{Base: true, Cells: []table.Cell{table.Text(casesLabel)}}
	for _, g := range groups {
		s.t.Columns = append(s.t.Columns, table.Column{Group: g.Name, Name: "n"}, table.Column{Group: g.Name, Name: "%"})
		base.Cells = append(base.Cells, m.Cases.Tally.Count(m.Cases.Base(g)), table.Text(""))
	}
	s.t.Rows = append(s.t.Rows, base)
	return s
}

// row adds a row of a set of cases. Shares are of the base set; none where it has no
// name.
func (s *split) row(group string, of, base named) {
	r := table.Row{Group: group, Cells: []table.Cell{table.Text(of.label)}}
	for _, g := range s.groups {
		q := s.Cases.In(of.key, of.set, g)
		share := table.Text("")
		if base.key != "" {
			b := s.Cases.In(base.key, base.set, g)
			if of.key != base.key {
				s.Cases.Tally.Most(q, b)
			}
			share = s.Cases.Tally.Share(q, b)
		}
		r.Cells = append(r.Cells, s.Cases.Tally.Count(q), share)
	}
	s.t.Rows = append(s.t.Rows, r)
	if len(s.groups) > 1 {
		s.Cases.Partition(of.key, of.set, s.Types)
	}
}

// block adds the rows of sets of cases: the base, the sets with shares of it, and what
// is left. Where the sets share out the base, alone says so.
func (s *split) block(group string, base named, sets []named, rest []named, alone bool) {
	s.row(group, base, named{})
	for _, of := range sets {
		s.row(group, of, base)
	}
	for _, of := range rest {
		s.row(group, of, named{})
	}
	for _, g := range s.groups {
		all := []table.Quantity{s.Cases.In(base.key, base.set, g)}
		for _, of := range rest {
			all = append(all, s.Cases.In(of.key, of.set, g))
		}
		s.Cases.Tally.Sum(s.Cases.Base(g), all...)
		if !alone {
			continue
		}
		var parts []table.Quantity
		for _, of := range sets {
			parts = append(parts, s.Cases.In(of.key, of.set, g))
		}
		s.Cases.Tally.Sum(all[0], parts...)
	}
}

// done ends the table, with the published figures of 2016 where they are asked for.
func (s *split) done() table.Table {
	s.Maker.compare(&s.t)
	return s.t
}
