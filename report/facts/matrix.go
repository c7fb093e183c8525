package facts

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/table"
)

// column is a group of cases with a value of an attribute.
type column struct {
	attribute string
	named
}

// columns are the values that cases have of every attribute, with what is silent or
// waits of each.
func (m *Maker) columns() (list []column) {
	for _, n := range dhr.FactNames() {
		if n.Free() {
			continue
		}
		_, silent, waiting := m.parts(n)
		for _, of := range append(m.values(n, m.All), silent, waiting) {
			if of.set.Size() > 0 {
				list = append(list, column{capital(string(n)), of})
			}
		}
	}
	return list
}

// Matrix counts each of the rows' sets of cases in every value of every attribute: any
// code × any attribute. The sets' names in the tally are the rows' keys.
func (m *Maker) Matrix(id, title, first string, rows []Row) table.Table {
	t := table.Table{ID: id, Title: title, Unit: unitCases, Dense: true, Columns: []table.Column{{Name: first, Text: true}, {Name: "All"}}}
	columns := m.columns()
	base := table.Row{Base: true, Cells: []table.Cell{table.Text(casesLabel), m.Cases.Tally.Count(m.Cases.Base(m.All))}}
	for _, c := range columns {
		t.Columns = append(t.Columns, table.Column{Group: c.attribute, Name: c.label})
		base.Cells = append(base.Cells, m.Cases.Tally.Count(m.Cases.In(c.key, c.set, m.All)))
	}
	t.Rows = append(t.Rows, base)
	for _, r := range rows {
		whole := m.Cases.In(r.Key, r.Set, m.All)
		row := table.Row{Cells: []table.Cell{table.Text(r.Label), m.Cases.Tally.Count(whole)}}
		for _, c := range columns {
			q := m.Cases.In(r.Key+table.Mark+c.key, r.Set.And(c.set), m.All)
			m.Cases.Tally.Most(q, whole)
			m.Cases.Tally.Most(q, m.Cases.In(c.key, c.set, m.All))
			row.Cells = append(row.Cells, m.Cases.Tally.Count(q))
		}
		t.Rows = append(t.Rows, row)
		m.tie(r, whole)
	}
	return t
}

// tie notes that the values of an attribute share out a row's cases, where a case has
// one value of it.
func (m *Maker) tie(r Row, whole table.Quantity) {
	for _, n := range dhr.FactNames() {
		if n.Free() || n.Multiple() {
			continue
		}
		_, silent, waiting := m.parts(n)
		var parts []table.Quantity
		for _, of := range append(m.values(n, m.All), silent, waiting) {
			if of.set.Size() > 0 {
				parts = append(parts, m.Cases.Tally.Get(r.Key+table.Mark+of.key+table.Mark+m.All.Key))
			}
		}
		m.Cases.Tally.Sum(whole, parts...)
	}
}

// Row is a set of cases with its name in a table and in the tally.
type Row struct {
	Label, Key string
	Set        table.Set
}

// Together counts the cases for every pair of values of two attributes. Where small
// numbers are suppressed it has no rows: there are too many sums between its numbers.
func (m *Maker) Together() table.Table {
	t := table.Table{ID: "attributes-together", Title: "Any attribute by any other", Unit: unitCases, Dense: true, Grouped: "Attribute",
		Columns: []table.Column{{Name: "Value", Text: true}}}
	if m.Hide {
		t.Notes = []string{"Left out where small numbers are suppressed."}
		return t
	}
	columns := m.columns()
	for _, c := range columns {
		t.Columns = append(t.Columns, table.Column{Group: c.attribute, Name: c.label})
	}
	for i, a := range columns {
		r := table.Row{Group: a.attribute, Cells: []table.Cell{table.Text(a.label)}}
		for j, b := range columns {
			first, second := columns[min(i, j)], columns[max(i, j)]
			key := first.key + table.Mark + second.key
			if i == j {
				key = a.key
			}
			r.Cells = append(r.Cells, m.Cases.Tally.Count(m.Cases.In(key, a.set.And(b.set), m.All)))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}
