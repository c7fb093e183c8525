package report

import (
	"slices"

	"github.com/dhrcoder/dhr"
)

// agencies counts, for each code, the cases in which codings name each agency. An
// agency counts once for a code in a case.
func (m maker) agencies(id, title string, g group) Table {
	t := Table{ID: id, Title: title, Unit: unitCases + " An agency counts once for a code in a case; a case may name several.", Grouped: "Factor",
		Columns: append(slices.Clone(codeColumns), Column{Name: "Cases"}),
		Notes: []string{"Codes of practice only (2A to 7C and 9), and others where a coder named an agency. For code 9 the agencies are those praised. " +
			"None named: cases in which no coding of the code names an agency."}}
	bases := []Cell{m.tally.count(m.base(g))}
	for _, a := range dhr.Agencies() {
		t.Columns = append(t.Columns, Column{Name: capital(string(a))})
		bases = append(bases, text(""))
	}
	t.Columns = append(t.Columns, Column{Name: "None named"})
	t.Rows = append(t.Rows, baseRow(append(bases, text(""))...))
	for _, factor := range m.framework.Factors {
		for _, code := range factor.Codes {
			if cells := m.agencyCells(code, g); cells != nil {
				t.Rows = append(t.Rows, Row{Group: factorName(factor), Cells: append([]Cell{text(code.ID), text(code.Name)}, cells...)})
			}
		}
	}
	return t
}

func (m maker) agencyCells(code dhr.Code, g group) []Cell {
	name, set := codeName(code.ID), m.codes[code.ID]
	whole := m.in(name, set, g)
	named := make([]bool, len(set)) // the cases in which any agency is named
	for _, a := range dhr.Agencies() {
		for i, in := range m.found.agencies[code.ID][a] {
			named[i] = named[i] || in
		}
	}
	if !code.Practice && size(named) == 0 {
		return nil
	}
	some := m.in(name+mark+"with an agency", named, g)
	cells := []Cell{m.tally.count(whole)}
	for _, a := range dhr.Agencies() {
		in := m.found.agencies[code.ID][a]
		q := m.in(name+mark+string(a), in, g)
		m.tally.most(q, some)
		if g.key != every {
			m.tally.most(q, m.in(name+mark+string(a), in, m.all))
		}
		cells = append(cells, m.tally.count(q))
	}
	without := make([]bool, len(set))
	for i := range set {
		without[i] = set[i] && !named[i]
	}
	q := m.in(name+mark+"without an agency", without, g)
	m.tally.sum(whole, some, q)
	if g.key != every {
		m.tally.most(q, m.in(name+mark+"without an agency", without, m.all))
		m.tally.most(some, m.in(name+mark+"with an agency", named, m.all))
	}
	return append(cells, m.tally.count(q))
}

// matrix counts each code in each group of an attribute.
func (m maker) matrix(id, title string, groups []group) Table {
	t := Table{ID: id, Title: title, Unit: unitCases, Grouped: "Factor", Columns: slices.Clone(codeColumns)}
	columns := append(slices.Clone(groups), m.all)
	var bases []Cell
	for _, g := range columns {
		t.Columns = append(t.Columns, Column{Name: g.name})
		bases = append(bases, m.tally.count(m.base(g)))
	}
	t.Rows = append(t.Rows, baseRow(bases...))
	t.Rows = append(t.Rows, m.perCode(func(code dhr.Code) (cells []Cell) {
		for _, g := range columns {
			cells = append(cells, m.tally.count(m.in(codeName(code.ID), m.codes[code.ID], g)))
		}
		return cells
	})...)
	return t
}

const trendID = "trend"

// trend shows the share of each year's cases in which each code stands.
func (m maker) trend() Table {
	t := Table{ID: trendID, Title: "Trend: share of each year's cases with the code", Grouped: "Factor", Columns: slices.Clone(codeColumns),
		Unit:  "Cases with the code as a percentage of the cases of the year, which are the base.",
		Notes: []string{"Shares of few cases jump from year to year without meaning anything; look at the base first. The numbers are in the table by year."}}
	columns := append(slices.Clone(m.years), m.all)
	var bases []Cell
	for _, g := range columns {
		t.Columns = append(t.Columns, Column{Name: g.name})
		bases = append(bases, m.tally.count(m.base(g)))
	}
	t.Rows = append(t.Rows, baseRow(bases...))
	t.Rows = append(t.Rows, m.perCode(func(code dhr.Code) (cells []Cell) {
		for _, g := range columns {
			cells = append(cells, m.tally.share(m.in(codeName(code.ID), m.codes[code.ID], g), m.base(g)))
		}
		return cells
	})...)
	return t
}

// partnerships has a row a Community Safety Partnership, since there are many, and a
// column a code.
func (m maker) partnerships() Table {
	t := Table{ID: "codes-by-csp", Title: "Codes by Community Safety Partnership", Unit: unitCases, Dense: true,
		Columns: []Column{{Name: "Partnership", Text: true}, {Name: "Base", Full: "Cases in the project"}},
		Notes:   []string{"One review says nothing about a partnership; the table is for finding cases, not for comparing places."}}
	codes := m.framework.Codes()
	for _, c := range codes {
		t.Columns = append(t.Columns, Column{Name: c.ID, Full: c.Name})
	}
	for _, g := range append(slices.Clone(m.csps), m.all) {
		cells := []Cell{text(g.name), m.tally.count(m.base(g))}
		for _, c := range codes {
			cells = append(cells, m.tally.count(m.in(codeName(c.ID), m.codes[c.ID], g)))
		}
		t.Rows = append(t.Rows, Row{Base: g.key == every, Cells: cells})
	}
	return t
}

// pairName names the set of cases in which both codes stand.
func pairName(a, b string) string { return "both " + a + mark + b }

// together counts the cases in which two codes stand, for every pair.
func (m maker) together() Table {
	t := Table{ID: "codes-together", Title: "Codes that occur in the same case", Dense: true,
		Unit:    "Cases in which both codes are confirmed, in whatever passages. Where a code meets itself stand the cases with the code.",
		Columns: []Column{{Name: "Code", Text: true}}}
	codes := m.framework.Codes()
	for _, c := range codes {
		t.Columns = append(t.Columns, Column{Name: c.ID, Full: c.Name})
	}
	base := m.base(m.all)
	t.Notes = append(t.Notes, "The table reads the same across and down.")
	for i, a := range codes {
		cells := []Cell{text(a.ID)}
		whole := m.in(codeName(a.ID), m.codes[a.ID], m.all)
		for j, b := range codes {
			if i == j {
				cells = append(cells, m.tally.count(whole))
				continue
			}
			other := m.in(codeName(b.ID), m.codes[b.ID], m.all)
			first, second := codes[min(i, j)].ID, codes[max(i, j)].ID
			q := m.in(pairName(first, second), both(m.codes[first], m.codes[second]), m.all)
			if i < j { // no more than either, and no fewer than must meet among so many cases
				m.tally.most(q, whole)
				m.tally.most(q, other)
				m.tally.rules = append(m.tally.rules, relation{plus: []quantity{whole, other}, minus: []quantity{base, q}, most: true})
			}
			cells = append(cells, m.tally.count(q))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
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
