package facts

import "github.com/dhrcoder/dhr/report/table"

// Charts draws the finished tables, so that nothing that was suppressed can be seen.
func Charts(get func(id string) (table.Table, bool)) (list []table.Chart) {
	for _, c := range []struct {
		id, title, note string
		group           string // whose rows are drawn
		skip            int    // rows at the beginning of those
		rest            int    // and at the end
	}{
		{"mental-health", "Table 2: mental health of perpetrators", "Cases with the condition confirmed, by type.", "Perpetrator mental health", 1, 2},
		{"health-and-substances", "Figure 2: mental health together with substance use", "Perpetrators, by type of case; the victims are in the table.", "Perpetrator", 1, 1},
		{"recommendations-by-agency", "Figure 4: recommendations by agency", "Confirmed recommendations, by type of case; one to several agencies counts for each.", "", 1, 0},
		{"recommendations-by-theme", "Figure 5: recommendations by theme", "Confirmed recommendations, by type of case.", "", 1, 0},
	} {
		t, ok := get(c.id)
		if !ok {
			continue
		}
		var rows []table.Row
		for _, r := range t.Rows {
			if r.Group == c.group {
				rows = append(rows, r)
			}
		}
		list = append(list, bars("chart-"+c.id, c.title, c.note, t, rows[c.skip:len(rows)-c.rest]))
	}
	if t, ok := get("ages"); ok {
		list = append(list, ages(t))
	}
	return list
}

// bars draws rows that have a number and a share for each type, and for all.
func bars(id, title, note string, t table.Table, rows []table.Row) table.Chart {
	c := table.Chart{ID: id, Title: title, Note: note}
	var parts []int // columns
	all := 0
	for i, column := range t.Columns {
		if column.Name == "n" && column.Group != "" {
			if column.Group == "All" {
				all = i
				break
			}
			parts = append(parts, i)
			c.Parts = append(c.Parts, column.Group)
		}
	}
	for _, r := range rows {
		var cells []table.Cell
		for _, p := range parts {
			cells = append(cells, r.Cells[p])
		}
		b := table.NewBar(r.Cells[0].Text, r.Cells[all], cells...)
		c.Max = max(c.Max, b.Length)
		c.Bars = append(c.Bars, b)
	}
	return c
}

// ages draws the age groups of perpetrators and of victims, by sex.
func ages(t table.Table) table.Chart {
	c := table.Chart{ID: "chart-ages", Title: "Age of perpetrators and victims", Note: "Cases, by sex of the person; those whose sex is not confirmed are in the table only.",
		Parts: []string{"Male", "Female"}}
	for _, r := range t.Rows[1 : 1+len(bands())] {
		for i, who := range []string{"perpetrators", "victims"} {
			male, female := r.Cells[1+3*i], r.Cells[2+3*i]
			whole := r.Cells[3+3*i]
			b := table.NewBar(r.Cells[0].Text+", "+who, whole, male, female)
			c.Max = max(c.Max, b.Length)
			c.Bars = append(c.Bars, b)
		}
	}
	return c
}
