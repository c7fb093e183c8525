package table

// Chart is a drawing of numbers that stand in a table, too.
type Chart struct {
	ID, Title string
	Note      string
	Bars      []Bar    // of a bar chart
	Parts     []string // names of the parts of the bars, if they have parts
	Max       int      // the end of the bars' axis
	Lines     []Line   // of a chart of small lines
}

// Bar is a bar with its label.
type Bar struct {
	Label  string
	Value  Cell
	Parts  []int // nil when any part is suppressed
	Length int   // 0 when suppressed
}

// Line is one line of shares over years.
type Line struct {
	Label  string
	Points []Point
}

// Point is a share in a year, 0-1. Known is false when it is suppressed or has no
// base.
type Point struct {
	Year  string
	Share float64
	Value Cell
	Known bool
}

// NewBar makes a bar of a count and its parts. A suppressed count has no length; the
// parts are left out where one of them is suppressed.
func NewBar(label string, whole Cell, parts ...Cell) Bar {
	b := Bar{Label: label, Value: whole}
	if whole.Kind != CellCount {
		return b
	}
	b.Length = whole.N
	for _, p := range parts {
		if p.Kind != CellCount {
			b.Parts = nil
			return b
		}
		b.Parts = append(b.Parts, p.N)
	}
	return b
}
