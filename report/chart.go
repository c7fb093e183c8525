package report

import (
	"strings"

	"github.com/dhrcoder/dhr/report/table"
)

// lines is how many codes the trend chart shows.
const lines = 12

// charts makes the drawings from the finished tables, so that nothing that was
// suppressed can be seen in them.
func (m maker) charts(b Book) []table.Chart {
	var list []table.Chart
	if t, ok := b.Table("codes-by-type"); ok {
		c := table.Chart{ID: "chart-figure-3", Title: "Codes by frequency", Note: "Cases in which each code is confirmed, by type.", Max: len(m.List)}
		for _, g := range m.types {
			c.Parts = append(c.Parts, g.Name)
		}
		byCode := map[string]table.Row{}
		for _, row := range t.Rows {
			byCode[row.Cells[0].Text] = row
		}
		if order, ok := b.Table(frequencyID); ok {
			for _, row := range order.Rows[1:] {
				cells := byCode[row.Cells[0].Text].Cells
				c.Bars = append(c.Bars, m.barOf(cells[0].Text+" "+cells[1].Text, cells[2:]))
			}
		}
		list = append(list, c)
	}
	if t, ok := b.Table("engagement"); ok && len(t.Rows) > 1 {
		c := table.Chart{ID: "chart-engagement", Title: "Non-engagement with services", Note: "Cases, by type.", Max: len(m.List)}
		for _, g := range m.types {
			c.Parts = append(c.Parts, g.Name)
		}
		for _, row := range t.Rows[1:] {
			c.Bars = append(c.Bars, m.barOf(row.Cells[0].Text, row.Cells[1:]))
		}
		list = append(list, c)
	}
	return append(list, m.trendChart(b))
}

// barOf makes the bar of a row with a number and a share a type, and of all.
func (m maker) barOf(label string, cells []table.Cell) table.Bar {
	var parts []table.Cell
	for i := range m.types {
		parts = append(parts, cells[2*i])
	}
	return table.NewBar(label, cells[2*len(m.types)], parts...)
}

// trendChart draws the most frequent codes' shares over the years that are stated.
func (m maker) trendChart(b Book) table.Chart {
	c := table.Chart{ID: "chart-trend", Title: "Trend of the most frequent codes", Note: "Share of each year's cases with the code; mind the bases, which stand in the table."}
	order, _ := b.Table(frequencyID)
	trend, _ := b.Table(trendID)
	byCode := map[string]table.Row{}
	for _, row := range trend.Rows {
		byCode[row.Cells[0].Text] = row
	}
	for _, row := range order.Rows[1:] {
		if len(c.Lines) == lines || row.Cells[6].Kind != table.CellCount || row.Cells[6].N == 0 {
			break
		}
		l := table.Line{Label: strings.TrimSpace(row.Cells[0].Text + " " + row.Cells[1].Text)}
		for i, g := range m.years {
			if g.Name != notStated {
				cell := byCode[row.Cells[0].Text].Cells[2+i]
				l.Points = append(l.Points, table.Point{Year: g.Name, Share: cell.Part, Value: cell, Known: cell.Kind == table.CellShare})
			}
		}
		c.Lines = append(c.Lines, l)
	}
	return c
}
