package report

import (
	"cmp"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/annexe"
	"github.com/dhrcoder/dhr/report/table"
)

// subthemes counts the sub-themes that coders named below each code, by type of case.
// Each counts once for a code in a case. Shares are of the code's cases.
func (m maker) subthemes(in annexe.Input) table.Table {
	t := table.Table{ID: "sub-themes", Title: "Sub-themes of each code", Grouped: "Code",
		Unit:    "Cases; a sub-theme counts once for a code in a case. Percentages are of the cases with the code.",
		Columns: []table.Column{{Name: "Sub-theme", Text: true}},
		Notes:   []string{"Coders set and name sub-themes; a case may have several of a code, or none. Codes without any are left out."}}
	groups := append(slices.Clone(m.types), m.all)
	for _, g := range groups {
		t.Columns = append(t.Columns, table.Column{Group: g.Name, Name: "n"}, table.Column{Group: g.Name, Name: "%"})
	}
	sets := m.subthemeSets(in)
	for _, code := range m.framework.Codes() {
		if len(sets[code.ID]) == 0 && len(m.publishedThemes[code.ID]) == 0 {
			continue
		}
		group, whole := code.ID+" "+code.Name, codeName(code.ID)
		base := table.Row{Group: group, Base: true, Cells: []table.Cell{table.Text("Cases with the code")}}
		for _, g := range groups {
			base.Cells = append(base.Cells, m.Tally.Count(m.In(whole, m.codes[code.ID], g)), table.Text(""))
		}
		t.Rows = append(t.Rows, base)
		for _, name := range m.subthemeNames(code.ID, sets[code.ID]) {
			set := sets[code.ID][name]
			if set == nil {
				set = make(table.Set, len(m.List))
			}
			r := table.Row{Group: group, Cells: []table.Cell{table.Text(name)}}
			key := whole + table.Mark + "sub-theme" + table.Mark + name
			for _, g := range groups {
				q := m.In(key, set, g)
				m.Tally.Most(q, m.In(whole, m.codes[code.ID], g))
				r.Cells = append(r.Cells, m.Tally.Count(q), m.Tally.Share(q, m.In(whole, m.codes[code.ID], g)))
			}
			m.Partition(key, set, m.types)
			t.Rows = append(t.Rows, r)
		}
	}
	if m.published != nil {
		m.compareThemes(&t)
	}
	return t
}

// subthemeSets are the cases of each sub-theme, by code.
func (m maker) subthemeSets(in annexe.Input) map[string]map[string]table.Set {
	place := map[string]int{}
	for i, c := range in.Cases {
		place[c.ID] = i
	}
	sets := map[string]map[string]table.Set{}
	for _, c := range in.Codings {
		if !c.Coded() {
			continue
		}
		for _, name := range c.Subthemes {
			if sets[c.Code] == nil {
				sets[c.Code] = map[string]table.Set{}
			}
			if sets[c.Code][name] == nil {
				sets[c.Code][name] = make(table.Set, len(in.Cases))
			}
			sets[c.Code][name][place[in.CaseOf[c.Passage]]] = true
		}
	}
	return sets
}

// subthemeNames lists a code's sub-themes, published ones first and the others in
// alphabetical order, so that the order tells nothing of hidden numbers.
func (m maker) subthemeNames(code string, sets map[string]table.Set) []string {
	var names, others []string
	for _, p := range m.publishedThemes[code] {
		if p.agency == "" {
			names = append(names, p.name)
		}
	}
	for name := range sets {
		if !slices.Contains(names, name) {
			others = append(others, name)
		}
	}
	slices.SortFunc(others, func(a, b string) int { return cmp.Compare(a, b) })
	return append(names, others...)
}

// publishedTheme is a number that was published of a theme's sub-theme or agency.
type publishedTheme struct {
	name   string
	agency dhr.Agency // empty for a sub-theme
	n      int
}
