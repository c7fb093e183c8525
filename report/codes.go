package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/annexe"
	"github.com/dhrcoder/dhr/report/missed"
	"github.com/dhrcoder/dhr/report/table"
)

const unitCases = "Cases; each counts once for a code, however many passages of however many documents carry it."

var codeColumns = []table.Column{{Name: "Code", Text: true}, {Name: "Name", Text: true}}

func factorName(f dhr.Factor) string { return f.ID + " " + f.Name }

// baseRow is the row with the numbers of cases that shares are of.
func baseRow(cells ...table.Cell) table.Row {
	return table.Row{Base: true, Cells: append([]table.Cell{table.Text("Base"), table.Text("Cases in the project")}, cells...)}
}

// perCode makes a row a code.
func (m maker) perCode(cells func(code dhr.Code) []table.Cell) (rows []table.Row) {
	for _, factor := range m.framework.Factors {
		for _, c := range factor.Codes {
			rows = append(rows, table.Row{Group: factorName(factor), Cells: append([]table.Cell{table.Text(c.ID), table.Text(c.Name)}, cells(c)...)})
		}
	}
	return rows
}

// sample says how many cases the report counts, by each attribute that a case has.
func (m maker) sample() table.Table {
	t := table.Table{ID: "cases", Title: "Cases of the project", Unit: "Cases.", Grouped: "Attribute",
		Columns: []table.Column{{Name: "Value", Text: true}, {Name: "Cases"}, {Name: "%"}}}
	all := m.Base(m.all)
	t.Rows = append(t.Rows, table.Row{Base: true, Cells: []table.Cell{table.Text("All cases"), m.Tally.Count(all), m.Tally.Share(all, all)}})
	for _, part := range []struct {
		name   string
		groups []table.Group
	}{{"Type", m.types}, {"Year of the report", m.years}, {"Region", m.regions}, {"Community Safety Partnership", m.csps}} {
		for _, g := range part.groups {
			q := m.Base(g)
			t.Rows = append(t.Rows, table.Row{Group: part.name, Cells: []table.Cell{table.Text(g.Name), m.Tally.Count(q), m.Tally.Share(q, all)}})
		}
	}
	return t
}

// annexE is the table of Annex E of the 2016 publication, with the coverage that
// each count rests on.
func (m maker) annexE(counted annexe.AnnexE, s missed.Sample) table.Table {
	t := table.Table{ID: "annex-e", Title: "Annex E: number of DHRs in which each code is confirmed", Unit: unitCases, Grouped: "Factor",
		Columns: slices.Clone(codeColumns),
		Notes: []string{"Suggestions and codings added by hand are passages with a code; only DHRs are counted in the tables that follow. " +
			"Pending: coders of a round of double coding differ, and nobody has settled it; it counts nowhere else."}}
	groups := append(slices.Clone(m.types), m.all)
	var bases []table.Cell
	for _, g := range groups {
		t.Columns = append(t.Columns, table.Column{Group: "DHRs", Name: g.Name})
		bases = append(bases, m.Tally.Count(m.Base(g)))
	}
	for _, name := range []string{"Confirmed", "Rejected", "Unsure", "Pending", "Unreviewed"} {
		t.Columns = append(t.Columns, table.Column{Group: "Suggestions", Name: name})
	}
	t.Columns = append(t.Columns, table.Column{Group: "By hand", Name: "Added"})
	for range 6 {
		bases = append(bases, table.Text(""))
	}
	t.Rows = append(t.Rows, baseRow(bases...))
	covered := map[string]dhr.Coverage{}
	for _, f := range counted.Factors {
		for _, c := range f.Codes {
			covered[c.Code] = c.Coverage
		}
	}
	t.Rows = append(t.Rows, m.perCode(func(code dhr.Code) (cells []table.Cell) {
		for _, g := range groups {
			cells = append(cells, m.Tally.Count(m.In(codeName(code.ID), m.codes[code.ID], g)))
		}
		return append(cells, m.coverage(code.ID, covered[code.ID])...)
	})...)
	m.sumCoverage(counted.Coverage)
	m.besideCounts(&t, s)
	if m.published != nil {
		m.compare(&t, "familial", "ipv", "total")
	}
	return t
}

// coverage makes the cells of a code's coverage. What was confirmed and added are as
// many passages, which are at least as many as the code's cases.
func (m maker) coverage(code string, c dhr.Coverage) []table.Cell {
	confirmed, added := m.Tally.Put("confirmed"+table.Mark+code, c.Confirmed), m.Tally.Put("added"+table.Mark+code, c.Added)
	codings := m.Tally.Put("codings"+table.Mark+code, c.Confirmed+c.Added)
	m.Tally.Sum(codings, confirmed, added)
	m.Tally.Most(m.In(codeName(code), m.codes[code], m.all), codings)
	return []table.Cell{m.Tally.Count(confirmed), table.Number(c.Rejected), table.Number(c.Unsure), table.Number(c.Pending), table.Number(c.Unreviewed), m.Tally.Count(added)}
}

// sumCoverage ties the codes' coverage to the sums that the note on method says.
func (m maker) sumCoverage(c dhr.Coverage) {
	for _, sum := range []struct {
		name string
		n    int
	}{{"confirmed", c.Confirmed}, {"added", c.Added}} {
		var parts []table.Quantity
		for _, code := range m.framework.Codes() {
			parts = append(parts, m.Tally.Get(sum.name+table.Mark+code.ID))
		}
		whole := m.Tally.Put(sum.name, sum.n)
		m.Tally.Tell(whole)
		m.Tally.Sum(whole, parts...)
	}
}

const frequencyID = "figure-3"

// frequency is Figure 3 of the 2016 publication, the codes by frequency, for every
// code and type. The order comes later, from what is shown.
func (m maker) frequency() table.Table {
	t := m.shares(frequencyID, "Figure 3: codes by frequency", []table.Group{m.types[1], m.types[0], m.all})
	t.Grouped = ""
	for i := range t.Rows {
		t.Rows[i].Group = ""
	}
	t.Notes = append(t.Notes, "In order of all cases, then of intimate partner cases; codes whose numbers are suppressed come last. "+
		"All includes cases of other types and of none stated. The published Figure 3 shows intimate partner cases only.")
	if m.published != nil {
		m.compare(&t, "ipv", "total")
	}
	return t
}

// byFrequency sorts the rows of Figure 3 by what they show, so that the order tells
// no more than the numbers do.
func byFrequency(t *table.Table) {
	shown := func(c table.Cell) int {
		if c.Kind == table.CellCount {
			return c.N
		}
		return -1
	}
	slices.SortStableFunc(t.Rows[1:], func(a, b table.Row) int {
		const all, ipv = 6, 2
		return cmp.Or(cmp.Compare(shown(b.Cells[all]), shown(a.Cells[all])), cmp.Compare(shown(b.Cells[ipv]), shown(a.Cells[ipv])))
	})
}

// split shows every code as the Home Office's later analyses show attributes: number
// and share, by type of case.
func (m maker) split() table.Table {
	return m.shares("codes-by-type", "Codes by type of case", append(slices.Clone(m.types), m.all))
}

// shares makes a table of numbers and shares of groups of cases, a row a code.
func (m maker) shares(id, title string, groups []table.Group) table.Table {
	t := table.Table{ID: id, Title: title, Unit: unitCases + " Percentages are of the base of their column.", Grouped: "Factor", Columns: slices.Clone(codeColumns)}
	var bases []table.Cell
	for _, g := range groups {
		t.Columns = append(t.Columns, table.Column{Group: g.Name, Name: "n"}, table.Column{Group: g.Name, Name: "%"})
		bases = append(bases, m.Tally.Count(m.Base(g)), table.Text(""))
	}
	t.Rows = append(t.Rows, baseRow(bases...))
	t.Rows = append(t.Rows, m.perCode(func(code dhr.Code) (cells []table.Cell) {
		for _, g := range groups {
			cells = append(cells, m.countAndShare(codeName(code.ID), m.codes[code.ID], g)...)
		}
		return cells
	})...)
	return t
}

func (m maker) countAndShare(name string, set table.Set, g table.Group) []table.Cell {
	q := m.In(name, set, g)
	return []table.Cell{m.Tally.Count(q), m.Tally.Share(q, m.Base(g))}
}

// The codes of non-engagement with services, see paragraph 74 of the publication.
const victimAway, perpetratorAway = "8D", "8E"

// engagement counts the cases of non-engagement by the victim, by the perpetrator
// and by both.
func (m maker) engagement() table.Table {
	t := table.Table{ID: "engagement", Title: "Non-engagement with services", Unit: unitCases, Columns: []table.Column{{Name: "Non-engagement", Text: true}}}
	groups := append(slices.Clone(m.types), m.all)
	base := table.Row{Base: true, Cells: []table.Cell{table.Text("Base: cases in the project")}}
	for _, g := range groups {
		t.Columns = append(t.Columns, table.Column{Group: g.Name, Name: "n"}, table.Column{Group: g.Name, Name: "%"})
		base.Cells = append(base.Cells, m.Tally.Count(m.Base(g)), table.Text(""))
	}
	t.Rows = append(t.Rows, base)
	victim, perpetrator := m.codes[victimAway], m.codes[perpetratorAway]
	if victim == nil || perpetrator == nil {
		t.Notes = append(t.Notes, fmt.Sprintf("The project's framework lacks the code %s or %s.", victimAway, perpetratorAway))
		return t
	}
	two := victim.And(perpetrator)
	either := victim.Or(perpetrator)
	pairKey, eitherKey := pairName(victimAway, perpetratorAway), "either "+victimAway+table.Mark+perpetratorAway
	for _, row := range []struct {
		name, key string
		set       []bool
	}{
		{"By the victim (8D)", codeName(victimAway), victim}, {"By the perpetrator (8E)", codeName(perpetratorAway), perpetrator},
		{"By both", pairKey, two}, {"By either or both", eitherKey, either},
	} {
		cells := []table.Cell{table.Text(row.name)}
		for _, g := range groups {
			cells = append(cells, m.countAndShare(row.key, row.set, g)...)
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	m.Partition(pairKey, two, m.types)
	m.Partition(eitherKey, either, m.types)
	for _, g := range groups {
		m.Tally.Equal([]table.Quantity{m.In(codeName(victimAway), victim, g), m.In(codeName(perpetratorAway), perpetrator, g)},
			[]table.Quantity{m.In(pairKey, two, g), m.In(eitherKey, either, g)})
	}
	return t
}
