package homicide

import (
	"slices"

	"github.com/dhrcoder/dhr/report/table"
)

// group is some of the records.
type group struct {
	block, name string
	is          func(Record) bool
	base        bool
}

// Tables makes Figure 1 and Table A1. Numbers below the threshold are hidden, see
// table.Tally.Suppress; 0 hides none. With compare the published totals stand beside.
func Tables(records []Record, suppress int, compare bool) []table.Table {
	years := yearsOf(records)
	t := table.NewTally()
	victims := newTable(t, "homicide-victims", "Figure 1: victims of domestic homicide by sex and year", records, years, []group{
		{"", "All victims", func(Record) bool { return true }, true},
		{"", "Female", func(r Record) bool { return r.VictimSex == "female" }, false},
		{"", "Male", func(r Record) bool { return r.VictimSex == "male" }, false},
		{"", "Sex not known", func(r Record) bool { return r.VictimSex == "" }, false},
	})
	suspects := newTable(t, "homicide-suspects", "Table A1: principal suspects by sex, age and relationship", records, years, suspectGroups())
	suspects.Grouped = "Principal suspect"
	if compare {
		published(&suspects, years)
	}
	t.Suppress(suppress)
	list := []table.Table{victims, suspects}
	for _, one := range list {
		for _, r := range one.Rows {
			for i := range r.Cells {
				t.Settle(&r.Cells[i])
			}
		}
	}
	return list
}

// suspectGroups are the rows of Table A1.
func suspectGroups() []group {
	groups := []group{{"", "All homicides", func(Record) bool { return true }, true},
		{"", "None charged", func(r Record) bool { return r.SuspectSex == NoneCharged }, false}}
	for _, s := range []struct{ sex, block string }{{"male", "Male"}, {"female", "Female"}} {
		of := func(r Record) bool { return r.SuspectSex == s.sex }
		groups = append(groups, group{s.block, "All " + s.sex + " suspects", of, true})
		for _, b := range bands() {
			groups = append(groups, group{s.block, b.name, func(r Record) bool { return of(r) && r.SuspectAge >= b.from && r.SuspectAge <= b.to }, false})
		}
		groups = append(groups, group{s.block, "Age not known", func(r Record) bool { return of(r) && r.SuspectAge < 0 }, false})
		for _, kind := range Relationships() {
			groups = append(groups, group{s.block + ", by relationship", kind, func(r Record) bool { return of(r) && r.Relationship == kind }, false})
		}
		groups = append(groups, group{s.block + ", by relationship", "not known", func(r Record) bool { return of(r) && r.Relationship == "" }, false})
	}
	return groups
}

type ageBand struct {
	name     string
	from, to int
}

// bands are the age groups of Table A1.
func bands() []ageBand {
	return []ageBand{{"Under 16", 0, 15}, {"16-20", 16, 20}, {"21-29", 21, 29}, {"30-49", 30, 49}, {"50-69", 50, 69}, {"70+", 70, eldest}}
}

// newTable makes one table with a column a year and one for all.
func newTable(t *table.Tally, id, title string, records []Record, years []string, groups []group) table.Table {
	made := table.Table{ID: id, Title: title, Unit: "Homicides recorded by the police as domestic; not reviews.",
		Columns: []table.Column{{Name: "Persons", Text: true}},
		Notes:   []string{"From the records of the Homicide Index that this report was given, each with one victim and its principal suspect."}}
	count := func(g group, year string) table.Quantity {
		n := 0
		for _, r := range records {
			if (year == "" || r.Year == year) && g.is(r) {
				n++
			}
		}
		name := g.block + g.name
		if name == "All victims" || name == "All homicides" {
			name = "all"
		}
		return t.Put("homicide"+table.Mark+name+table.Mark+year, n)
	}
	columns := append(slices.Clone(years), "")
	for _, y := range columns {
		name := y
		if y == "" {
			name = "All years"
		}
		made.Columns = append(made.Columns, table.Column{Name: name})
	}
	for _, g := range groups {
		r := table.Row{Group: g.block, Base: g.base, Cells: []table.Cell{table.Text(g.name)}}
		var parts []table.Quantity
		for _, y := range columns {
			q := count(g, y)
			r.Cells = append(r.Cells, t.Count(q))
			if y != "" {
				parts = append(parts, q)
			}
		}
		t.Sum(count(g, ""), parts...)
		made.Rows = append(made.Rows, r)
	}
	for _, y := range columns {
		tie(t, groups, func(g group) table.Quantity { return count(g, y) })
	}
	return made
}

// tie notes that the rows after a base add up to it, as do those of a block that shares
// it out in another way.
func tie(t *table.Tally, groups []group, count func(group) table.Quantity) {
	var base, top table.Quantity
	var whole []table.Quantity
	parts := map[string][]table.Quantity{}
	var blocks []string
	of := map[string]table.Quantity{}
	for i, g := range groups {
		q := count(g)
		if g.base {
			if base = q; i == 0 {
				top = q
			} else {
				whole = append(whole, q)
			}
			continue
		}
		if _, known := of[g.block]; !known {
			blocks, of[g.block] = append(blocks, g.block), base
		}
		parts[g.block] = append(parts[g.block], q)
	}
	for _, b := range blocks {
		if of[b] == top {
			t.Sum(top, append(slices.Clone(parts[b]), whole...)...)
			continue
		}
		t.Sum(of[b], parts[b]...)
	}
}

func yearsOf(records []Record) (years []string) {
	for _, r := range records {
		if !slices.Contains(years, r.Year) {
			years = append(years, r.Year)
		}
	}
	slices.Sort(years)
	return years
}

// published adds the totals that the 2016 publication prints, for the years it has.
func published(t *table.Table, years []string) {
	known := []string{"2010/11", "2011/12", "2012/13", "2013/14", "2014/15"}
	totals := map[string][]int{"None charged": {4, 2, 1, 3, 7}, "All male suspects": {164, 148, 130, 142, 140}, "All female suspects": {22, 17, 16, 22, 10}}
	for i, y := range known {
		if !slices.Contains(years, y) {
			continue
		}
		t.Columns = append(t.Columns, table.Column{Group: "Published 2016", Name: y})
		for r := range t.Rows {
			cell := table.Text("")
			if of, there := totals[t.Rows[r].Cells[0].Text]; there {
				cell = table.Number(of[i])
			}
			t.Rows[r].Cells = append(t.Rows[r].Cells, cell)
		}
	}
	t.Notes = append(t.Notes, "Published 2016: the totals of Table A1 of Home Office, Domestic Homicide Reviews: Key findings (December 2016). The index is revised as cases are decided.")
}

// Chart draws Figure 1 from the finished table.
func Chart(victims table.Table) table.Chart {
	c := table.Chart{ID: "chart-homicide-victims", Title: victims.Title, Note: "Recorded by the police, by sex of the victim.", Parts: []string{"Female", "Male", "Not known"}}
	for i, column := range victims.Columns[1 : len(victims.Columns)-1] {
		b := table.NewBar(column.Name, victims.Rows[0].Cells[i+1], victims.Rows[1].Cells[i+1], victims.Rows[2].Cells[i+1], victims.Rows[3].Cells[i+1])
		c.Max = max(c.Max, b.Length)
		c.Bars = append(c.Bars, b)
	}
	return c
}
