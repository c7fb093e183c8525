package facts

import (
	"slices"
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/table"
)

const unitRecommendations = "Recommendations that a person confirmed."

// kind is one way of telling recommendations apart.
type kind struct {
	id, title, first string
	names            []string
	of               func(recommendation) []string
	several          bool // one may be of several
}

func byAddressee() kind {
	k := kind{id: "recommendations-by-agency", title: "Figure 4: recommendations by agency", first: "Agency", several: true}
	for _, a := range dhr.Addressees() {
		k.names = append(k.names, string(a))
	}
	k.of = func(r recommendation) (names []string) {
		for _, a := range r.addressees {
			names = append(names, string(a))
		}
		return names
	}
	return k
}

func byTheme() kind {
	k := kind{id: "recommendations-by-theme", title: "Figure 5: recommendations by theme", first: "Theme"}
	for _, t := range dhr.Themes() {
		k.names = append(k.names, string(t))
	}
	k.of = func(r recommendation) []string { return []string{string(r.theme)} }
	return k
}

// recommendations are Figures 4 and 5 of the publication, by type of case and by year
// of the report, and each theme by agency.
func (m *Maker) recommendations() []table.Table {
	agency, theme := byAddressee(), byTheme()
	return []table.Table{m.byGroups(agency, m.Types, ""), m.byGroups(theme, m.Types, ""),
		m.byGroups(agency, m.Years, "-year"), m.byGroups(theme, m.Years, "-year"), m.themesByAgency(theme, agency)}
}

// count is how many recommendations of a group's cases are of a name; all of them
// where it is empty.
func (m *Maker) count(k kind, name string, g table.Group) table.Quantity {
	n := 0
	for _, r := range m.recs {
		if g.In[r.place] && (name == "" || slices.Contains(k.of(r), name)) {
			n++
		}
	}
	if name == "" {
		return m.Cases.Tally.Put("recommendations"+table.Mark+g.Key, n)
	}
	return m.Cases.Tally.Put(k.id+table.Mark+name+table.Mark+g.Key, n)
}

// byGroups counts the recommendations of each name in groups of cases.
func (m *Maker) byGroups(k kind, groups []table.Group, suffix string) table.Table {
	t := table.Table{ID: k.id + suffix, Title: k.title, Unit: unitRecommendations, Columns: []table.Column{{Name: k.first, Text: true}}}
	if suffix != "" {
		t.Title += ", by year of the report"
	}
	if k.several {
		t.Notes = append(t.Notes, "A recommendation to several agencies counts for each of them, so that the rows add up to more than the base.")
	}
	if n := m.open.Recommendations; n > 0 {
		t.Notes = append(t.Notes, strconv.Itoa(n)+" proposed recommendations are not confirmed yet and not counted.")
	}
	columns := append(slices.Clone(groups), m.All)
	base := table.Row{Base: true, Cells: []table.Cell{table.Text("Confirmed recommendations")}}
	for _, g := range columns {
		t.Columns = append(t.Columns, table.Column{Group: g.Name, Name: "n"}, table.Column{Group: g.Name, Name: "%"})
		base.Cells = append(base.Cells, m.Cases.Tally.Count(m.count(k, "", g)), table.Text(""))
	}
	t.Rows = append(t.Rows, base)
	for _, name := range k.names {
		r := table.Row{Cells: []table.Cell{table.Text(capital(name))}}
		for _, g := range columns {
			q := m.count(k, name, g)
			m.Cases.Tally.Most(q, m.count(k, "", g))
			r.Cells = append(r.Cells, m.Cases.Tally.Count(q), m.Cases.Tally.Share(q, m.count(k, "", g)))
		}
		t.Rows = append(t.Rows, r)
	}
	m.tieRecommendations(k, groups)
	if suffix == "" {
		m.compare(&t)
	}
	return t
}

// tieRecommendations notes which numbers add up.
func (m *Maker) tieRecommendations(k kind, groups []table.Group) {
	for _, name := range append([]string{""}, k.names...) {
		var parts []table.Quantity
		for _, g := range groups {
			parts = append(parts, m.count(k, name, g))
		}
		m.Cases.Tally.Sum(m.count(k, name, m.All), parts...)
	}
	if k.several {
		return
	}
	for _, g := range append(slices.Clone(groups), m.All) {
		var parts []table.Quantity
		for _, name := range k.names {
			parts = append(parts, m.count(k, name, g))
		}
		m.Cases.Tally.Sum(m.count(k, "", g), parts...)
	}
}

// themesByAgency counts the recommendations of each theme to each agency.
func (m *Maker) themesByAgency(theme, agency kind) table.Table {
	t := table.Table{ID: "recommendations-themes-agencies", Title: "Recommendations by theme and agency", Unit: unitRecommendations,
		Columns: []table.Column{{Name: "Theme", Text: true}, {Name: "All"}},
		Notes:   []string{"A recommendation to several agencies counts for each of them."}}
	for _, a := range agency.names {
		t.Columns = append(t.Columns, table.Column{Name: capital(a)})
	}
	for _, name := range append([]string{""}, theme.names...) {
		all := m.count(theme, name, m.All)
		r := table.Row{Base: name == "", Cells: []table.Cell{table.Text(capital(name)), m.Cases.Tally.Count(all)}}
		if name == "" {
			r.Cells[0] = table.Text("Confirmed recommendations")
		}
		for _, a := range agency.names {
			q := m.count(agency, a, m.All)
			if name != "" {
				whole := q
				q = m.Cases.Tally.Put("recommendations both"+table.Mark+name+table.Mark+a, m.both(name, a))
				m.Cases.Tally.Most(q, all)
				m.Cases.Tally.Most(q, whole)
			}
			r.Cells = append(r.Cells, m.Cases.Tally.Count(q))
		}
		t.Rows = append(t.Rows, r)
	}
	for _, a := range agency.names { // a recommendation has one theme
		var parts []table.Quantity
		for _, name := range theme.names {
			parts = append(parts, m.Cases.Tally.Get("recommendations both"+table.Mark+name+table.Mark+a))
		}
		m.Cases.Tally.Sum(m.count(agency, a, m.All), parts...)
	}
	return t
}

func (m *Maker) both(theme, agency string) (n int) {
	for _, r := range m.recs {
		if string(r.theme) == theme && slices.Contains(r.addressees, dhr.Addressee(agency)) {
			n++
		}
	}
	return n
}
