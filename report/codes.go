package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/dhrcoder/dhr"
)

const unitCases = "Cases; each counts once for a code, however many passages of however many documents carry it."

var codeColumns = []Column{{Name: "Code", Text: true}, {Name: "Name", Text: true}}

func factorName(f dhr.Factor) string { return f.ID + " " + f.Name }

// baseRow is the row with the numbers of cases that shares are of.
func baseRow(cells ...Cell) Row {
	return Row{Base: true, Cells: append([]Cell{text("Base"), text("Cases in the project")}, cells...)}
}

// perCode makes a row a code.
func (m maker) perCode(cells func(code dhr.Code) []Cell) (rows []Row) {
	for _, factor := range m.framework.Factors {
		for _, c := range factor.Codes {
			rows = append(rows, Row{Group: factorName(factor), Cells: append([]Cell{text(c.ID), text(c.Name)}, cells(c)...)})
		}
	}
	return rows
}

// sample says how many cases the report counts, by each attribute that a case has.
func (m maker) sample() Table {
	t := Table{ID: "cases", Title: "Cases of the project", Unit: "Cases.", Grouped: "Attribute",
		Columns: []Column{{Name: "Value", Text: true}, {Name: "Cases"}, {Name: "%"}}}
	all := m.base(m.all)
	t.Rows = append(t.Rows, Row{Base: true, Cells: []Cell{text("All cases"), m.tally.count(all), m.tally.share(all, all)}})
	for _, part := range []struct {
		name   string
		groups []group
	}{{"Type", m.types}, {"Year of the report", m.years}, {"Region", m.regions}, {"Community Safety Partnership", m.csps}} {
		for _, g := range part.groups {
			q := m.base(g)
			t.Rows = append(t.Rows, Row{Group: part.name, Cells: []Cell{text(g.name), m.tally.count(q), m.tally.share(q, all)}})
		}
	}
	return t
}

// annexE is the table of Annex E of the 2016 publication, with the coverage that
// each count rests on.
func (m maker) annexE(counted AnnexE) Table {
	t := Table{ID: "annex-e", Title: "Annex E: number of DHRs in which each code is confirmed", Unit: unitCases, Grouped: "Factor",
		Columns: append(slices.Clone(codeColumns), Column{Group: "DHRs", Name: "Familial"}, Column{Group: "DHRs", Name: "Intimate partner"},
			Column{Group: "DHRs", Name: "Other or not stated"}, Column{Group: "DHRs", Name: "All"},
			Column{Group: "Suggestions", Name: "Confirmed"}, Column{Group: "Suggestions", Name: "Rejected"}, Column{Group: "Suggestions", Name: "Unsure"},
			Column{Group: "Suggestions", Name: "Unreviewed"}, Column{Group: "By hand", Name: "Added"}),
		Notes: []string{"Suggestions and codings added by hand are passages with a code; only DHRs are counted in the tables that follow."}}
	groups := append(slices.Clone(m.types), m.all)
	var bases []Cell
	for _, g := range groups {
		bases = append(bases, m.tally.count(m.base(g)))
	}
	for range 5 {
		bases = append(bases, text(""))
	}
	t.Rows = append(t.Rows, baseRow(bases...))
	covered := map[string]dhr.Coverage{}
	for _, f := range counted.Factors {
		for _, c := range f.Codes {
			covered[c.Code] = c.Coverage
		}
	}
	t.Rows = append(t.Rows, m.perCode(func(code dhr.Code) (cells []Cell) {
		for _, g := range groups {
			cells = append(cells, m.tally.count(m.in(codeName(code.ID), m.codes[code.ID], g)))
		}
		return append(cells, m.coverage(code.ID, covered[code.ID])...)
	})...)
	m.sumCoverage(counted.Coverage)
	if m.published != nil {
		m.compare(&t, "familial", "ipv", "total")
	}
	return t
}

// coverage makes the cells of a code's coverage. What was confirmed and added are as
// many passages, which are at least as many as the code's cases.
func (m maker) coverage(code string, c dhr.Coverage) []Cell {
	confirmed, added := m.tally.put("confirmed"+mark+code, c.Confirmed), m.tally.put("added"+mark+code, c.Added)
	codings := m.tally.put("codings"+mark+code, c.Confirmed+c.Added)
	m.tally.sum(codings, confirmed, added)
	m.tally.most(m.in(codeName(code), m.codes[code], m.all), codings)
	return []Cell{m.tally.count(confirmed), number(c.Rejected), number(c.Unsure), number(c.Unreviewed), m.tally.count(added)}
}

// sumCoverage ties the codes' coverage to the sums that the note on method says.
func (m maker) sumCoverage(c dhr.Coverage) {
	for _, sum := range []struct {
		name string
		n    int
	}{{"confirmed", c.Confirmed}, {"added", c.Added}} {
		var parts []quantity
		for _, code := range m.framework.Codes() {
			parts = append(parts, m.tally.index[sum.name+mark+code.ID])
		}
		whole := m.tally.put(sum.name, sum.n)
		m.tally.tell(whole)
		m.tally.sum(whole, parts...)
	}
}

const frequencyID = "figure-3"

// frequency is Figure 3 of the 2016 publication, the codes by frequency, for every
// code and type. The order comes later, from what is shown.
func (m maker) frequency() Table {
	t := m.shares(frequencyID, "Figure 3: codes by frequency", []group{m.types[1], m.types[0], m.all})
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
func (t *Table) byFrequency() {
	shown := func(c Cell) int {
		if c.Kind == CellCount {
			return c.N
		}
		return -1
	}
	slices.SortStableFunc(t.Rows[1:], func(a, b Row) int {
		const all, ipv = 6, 2
		return cmp.Or(cmp.Compare(shown(b.Cells[all]), shown(a.Cells[all])), cmp.Compare(shown(b.Cells[ipv]), shown(a.Cells[ipv])))
	})
}

// split shows every code as the Home Office's later analyses show attributes: number
// and share, by type of case.
func (m maker) split() Table {
	t := m.shares("codes-by-type", "Codes by type of case", append(slices.Clone(m.types), m.all))
	t.Notes = append(t.Notes, "The Home Office's later analyses also have a column for deaths by suicide, a type that the project does not hold yet.")
	return t
}

// shares makes a table of numbers and shares of groups of cases, a row a code.
func (m maker) shares(id, title string, groups []group) Table {
	t := Table{ID: id, Title: title, Unit: unitCases + " Percentages are of the base of their column.", Grouped: "Factor", Columns: slices.Clone(codeColumns)}
	var bases []Cell
	for _, g := range groups {
		t.Columns = append(t.Columns, Column{Group: g.name, Name: "n"}, Column{Group: g.name, Name: "%"})
		bases = append(bases, m.tally.count(m.base(g)), text(""))
	}
	t.Rows = append(t.Rows, baseRow(bases...))
	t.Rows = append(t.Rows, m.perCode(func(code dhr.Code) (cells []Cell) {
		for _, g := range groups {
			cells = append(cells, m.countAndShare(codeName(code.ID), m.codes[code.ID], g)...)
		}
		return cells
	})...)
	return t
}

func (m maker) countAndShare(name string, set []bool, g group) []Cell {
	q := m.in(name, set, g)
	return []Cell{m.tally.count(q), m.tally.share(q, m.base(g))}
}

// The codes of non-engagement with services, see paragraph 74 of the publication.
const victimAway, perpetratorAway = "8D", "8E"

// engagement counts the cases of non-engagement by the victim, by the perpetrator
// and by both.
func (m maker) engagement() Table {
	t := Table{ID: "engagement", Title: "Non-engagement with services", Unit: unitCases, Columns: []Column{{Name: "Non-engagement", Text: true}}}
	groups := append(slices.Clone(m.types), m.all)
	base := Row{Base: true, Cells: []Cell{text("Base: cases in the project")}}
	for _, g := range groups {
		t.Columns = append(t.Columns, Column{Group: g.name, Name: "n"}, Column{Group: g.name, Name: "%"})
		base.Cells = append(base.Cells, m.tally.count(m.base(g)), text(""))
	}
	t.Rows = append(t.Rows, base)
	victim, perpetrator := m.codes[victimAway], m.codes[perpetratorAway]
	if victim == nil || perpetrator == nil {
		t.Notes = append(t.Notes, fmt.Sprintf("The project's framework lacks the code %s or %s.", victimAway, perpetratorAway))
		return t
	}
	two := both(victim, perpetrator)
	either := make([]bool, len(two))
	for i := range either {
		either[i] = victim[i] || perpetrator[i]
	}
	pairKey, eitherKey := pairName(victimAway, perpetratorAway), "either "+victimAway+mark+perpetratorAway
	for _, row := range []struct {
		name, key string
		set       []bool
	}{
		{"By the victim (8D)", codeName(victimAway), victim}, {"By the perpetrator (8E)", codeName(perpetratorAway), perpetrator},
		{"By both", pairKey, two}, {"By either or both", eitherKey, either},
	} {
		cells := []Cell{text(row.name)}
		for _, g := range groups {
			cells = append(cells, m.countAndShare(row.key, row.set, g)...)
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	m.partition(pairKey, two, m.types)
	m.partition(eitherKey, either, m.types)
	for _, g := range groups {
		m.tally.rules = append(m.tally.rules, relation{
			plus:  []quantity{m.in(codeName(victimAway), victim, g), m.in(codeName(perpetratorAway), perpetrator, g)},
			minus: []quantity{m.in(pairKey, two, g), m.in(eitherKey, either, g)}})
	}
	return t
}
