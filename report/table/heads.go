package table

import "slices"

// Head is a heading over one or more columns.
type Head struct {
	Text, Full string // Full is Text in full, where that is short
	Span, Rows int    // how many columns and lines of headings it takes
	Words      bool   // stands over words
}

// Heads are the lines of headings of the table: two where columns have groups.
func (t Table) Heads() (lines [][]Head) {
	var above, below []Head
	grouped := slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Group != "" })
	for i, c := range t.Columns {
		h := Head{Text: c.Name, Full: c.Full, Span: 1, Rows: 1, Words: c.Text}
		switch {
		case !grouped:
			below = append(below, h)
		case c.Group == "":
			h.Rows = 2
			above = append(above, h)
		case i > 0 && t.Columns[i-1].Group == c.Group:
			above[len(above)-1].Span++
			below = append(below, h)
		default:
			above = append(above, Head{Text: c.Group, Span: 1, Rows: 1})
			below = append(below, h)
		}
	}
	if grouped {
		lines = append(lines, above)
	}
	return append(lines, below)
}
