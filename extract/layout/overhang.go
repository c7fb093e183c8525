package layout

const (
	mostOverhangs = 4  // lines in a run of columns that stand out into the gutter
	leastColumn   = 10 // rows of columns that one may go on from
)

// overhang looks at the row below a long run of columns: when only the end of its
// last word stands in the gutter, as in a line that could not be broken, and the
// columns go on below, the gutter is taken to be free there. It reports whether it
// was so.
func (g *grid) overhang(b band) bool {
	i := b.last + 1
	if b.last-b.first < leastColumn || i+1 >= len(g.rows) {
		return false
	}
	x := int(b.gutters[0] - g.low)
	words := g.rows[i].words
	last := words[len(words)-1]
	from, to := g.strip(b.first, b.last, x)
	if g.free[i][x] || !g.free[i+1][x] || last.X >= g.low+float64(to) || last.X+last.W > g.low+float64(to)+g.m.size || g.rows[i].base-g.rows[b.last].base > 2*g.m.leading {
		return false
	}
	for k := from; k < len(g.free[i]); k++ {
		g.free[i][k] = true
	}
	g.to[i] = g.low + float64(from)
	return true
}
