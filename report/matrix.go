package report

import (
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/table"
)

// agencies counts, for each code, the cases in which codings name each agency. An
// agency counts once for a code in a case.
func (m maker) agencies(id, title string, g table.Group) table.Table {
	t := table.Table{ID: id, Title: title, Unit: unitCases + " An agency counts once for a code in a case; a case may name several.", Grouped: "Factor",
		Columns: append(slices.Clone(codeColumns), table.Column{Name: "Cases"}),
		Notes: []string{"Codes of practice only (2A to 7C and 9), and others where a coder named an agency. For code 9 the agencies are those praised. " +
			"None named: cases in which no coding of the code names an agency."}}
	bases := []table.Cell{m.Tally.Count(m.Base(g))}
	for _, a := range dhr.Agencies() {
		t.Columns = append(t.Columns, table.Column{Name: capital(string(a))})
		bases = append(bases, table.Text(""))
	}
	t.Columns = append(t.Columns, table.Column{Name: "None named"})
	t.Rows = append(t.Rows, baseRow(append(bases, table.Text(""))...))
	for _, factor := range m.framework.Factors {
		for _, code := range factor.Codes {
			if cells := m.agencyCells(code, g); cells != nil {
				t.Rows = append(t.Rows, table.Row{Group: factorName(factor), Cells: append([]table.Cell{table.Text(code.ID), table.Text(code.Name)}, cells...)})
			}
		}
	}
	if m.published != nil && !g.IsAll() {
		m.compareAgencies(&t)
	}
	return t
}

func (m maker) agencyCells(code dhr.Code, g table.Group) []table.Cell {
	name, set := codeName(code.ID), m.codes[code.ID]
	whole := m.In(name, set, g)
	named := make(table.Set, len(set)) // the cases in which any agency is named
	for _, a := range dhr.Agencies() {
		for i, in := range m.found.agencies[code.ID][a] {
			named[i] = named[i] || in
		}
	}
	if !code.Practice && named.Size() == 0 {
		return nil
	}
	some := m.In(name+table.Mark+"with an agency", named, g)
	cells := []table.Cell{m.Tally.Count(whole)}
	for _, a := range dhr.Agencies() {
		in := m.found.agencies[code.ID][a]
		q := m.In(name+table.Mark+string(a), in, g)
		m.Tally.Most(q, some)
		if !g.IsAll() {
			m.Tally.Most(q, m.In(name+table.Mark+string(a), in, m.all))
		}
		cells = append(cells, m.Tally.Count(q))
	}
	without := make(table.Set, len(set))
	for i := range set {
		without[i] = set[i] && !named[i]
	}
	q := m.In(name+table.Mark+"without an agency", without, g)
	m.Tally.Sum(whole, some, q)
	if !g.IsAll() {
		m.Tally.Most(q, m.In(name+table.Mark+"without an agency", without, m.all))
		m.Tally.Most(some, m.In(name+table.Mark+"with an agency", named, m.all))
	}
	return append(cells, m.Tally.Count(q))
}

// matrix counts each code in each group of an attribute.
func (m maker) matrix(id, title string, groups []table.Group) table.Table {
	t := table.Table{ID: id, Title: title, Unit: unitCases, Grouped: "Factor", Columns: slices.Clone(codeColumns)}
	return m.perGroup(t, groups, func(in table.Quantity, _ table.Group) table.Cell { return m.Tally.Count(in) })
}

// perGroup adds a column for each group and one for all, and a row a code under that
// of the bases; cell words how many cases of a group have the code.
func (m maker) perGroup(t table.Table, groups []table.Group, cell func(in table.Quantity, g table.Group) table.Cell) table.Table {
	columns := append(slices.Clone(groups), m.all)
	var bases []table.Cell
	for _, g := range columns {
		t.Columns = append(t.Columns, table.Column{Name: g.Name})
		bases = append(bases, m.Tally.Count(m.Base(g)))
	}
	t.Rows = append(t.Rows, baseRow(bases...))
	t.Rows = append(t.Rows, m.perCode(func(code dhr.Code) (cells []table.Cell) {
		for _, g := range columns {
			cells = append(cells, cell(m.In(codeName(code.ID), m.codes[code.ID], g), g))
		}
		return cells
	})...)
	return t
}

const trendID = "trend"

// trend shows the share of each year's cases in which each code stands.
func (m maker) trend() table.Table {
	t := table.Table{ID: trendID, Title: "Trend: share of each year's cases with the code", Grouped: "Factor", Columns: slices.Clone(codeColumns),
		Unit:  "Cases with the code as a percentage of the cases of the year, which are the base.",
		Notes: []string{"Shares of few cases jump from year to year without meaning anything; look at the base first. The numbers are in the table by year."}}
	return m.perGroup(t, m.years, func(in table.Quantity, g table.Group) table.Cell { return m.Tally.Share(in, m.Base(g)) })
}

// partnerships has a row a Community Safety Partnership, since there are many, and a
// column a code.
func (m maker) partnerships() table.Table {
	t := table.Table{ID: "codes-by-csp", Title: "Codes by Community Safety Partnership", Unit: unitCases, Dense: true,
		Columns: []table.Column{{Name: "Partnership", Text: true}, {Name: "Base", Full: "Cases in the project"}},
		Notes:   []string{"One review says nothing about a partnership; the table is for finding cases, not for comparing places."}}
	codes := m.framework.Codes()
	for _, c := range codes {
		t.Columns = append(t.Columns, table.Column{Name: c.ID, Full: c.Name})
	}
	for _, g := range append(slices.Clone(m.csps), m.all) {
		cells := []table.Cell{table.Text(g.Name), m.Tally.Count(m.Base(g))}
		for _, c := range codes {
			cells = append(cells, m.Tally.Count(m.In(codeName(c.ID), m.codes[c.ID], g)))
		}
		t.Rows = append(t.Rows, table.Row{Base: g.IsAll(), Cells: cells})
	}
	return t
}

// pairName names the set of cases in which both codes stand.
func pairName(a, b string) string { return "both " + a + table.Mark + b }

// together counts the cases in which two codes stand, for every pair.
func (m maker) together() table.Table {
	t := table.Table{ID: "codes-together", Title: "Codes that occur in the same case", Dense: true,
		Unit:    "Cases in which both codes are confirmed, in whatever passages. Where a code meets itself stand the cases with the code.",
		Columns: []table.Column{{Name: "Code", Text: true}}}
	codes := m.framework.Codes()
	for _, c := range codes {
		t.Columns = append(t.Columns, table.Column{Name: c.ID, Full: c.Name})
	}
	base := m.Base(m.all)
	t.Notes = append(t.Notes, "The table reads the same across and down.")
	for i, a := range codes {
		cells := []table.Cell{table.Text(a.ID)}
		whole := m.In(codeName(a.ID), m.codes[a.ID], m.all)
		for j, b := range codes {
			if i == j {
				cells = append(cells, m.Tally.Count(whole))
				continue
			}
			other := m.In(codeName(b.ID), m.codes[b.ID], m.all)
			first, second := codes[min(i, j)].ID, codes[max(i, j)].ID
			q := m.In(pairName(first, second), m.codes[first].And(m.codes[second]), m.all)
			if i < j { // no more than either, and no fewer than must meet among so many cases
				m.Tally.Most(q, whole)
				m.Tally.Most(q, other)
				m.Tally.NoMore([]table.Quantity{whole, other}, []table.Quantity{base, q})
			}
			cells = append(cells, m.Tally.Count(q))
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return t
}

// capital is the name with a capital letter.
func capital(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
