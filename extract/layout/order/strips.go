package order

// gutters gives where every strip ends that is free in all the rows and is a
// gutter. That is where the next column's lines begin, on every page alike. Under a
// table's head strips may be narrow; of those between two of its names only the
// widest is a gutter, as spaces between words may stand below one another.
func (g *grid) gutters(first, last int) []float64 {
	type strip struct{ from, to, gap int }
	var strips []strip
	gapOf := g.headGaps(first, last)
	widest := map[int]int{}
	width := len(g.free[first])
	for x := 0; x < width; x++ {
		if !g.clear(first, last, x) {
			continue
		}
		from := x
		for x+1 < width && g.clear(first, last, x+1) {
			x++
		}
		middle := (from + x) / 2
		if from > 0 && x < width-1 && g.score(first, last, middle) > 0 {
			s := strip{from, x, gapOf(g.low + float64(x))}
			strips = append(strips, s)
			widest[s.gap] = max(widest[s.gap], x-from)
		}
	}
	var gutters []float64
	for _, s := range strips {
		if wide := float64(s.to-s.from) >= 1.1*g.m.Size; wide || s.gap < 0 || s.to-s.from == widest[s.gap] {
			gutters = append(gutters, g.low+float64(s.to))
		}
	}
	return gutters
}

// headGaps returns a function that says between which two names of the rows' head,
// counted from 0, a strip lies; -1 when there is no head. What lies below a name
// counts to the gap before it.
func (g *grid) headGaps(first, last int) func(to float64) int {
	for i := first; i <= last; i++ {
		if !g.head[i] {
			continue
		}
		var ends []float64 // of each name
		words := g.rows[i].Words
		for j, w := range words {
			if j+1 == len(words) || words[j+1].X-w.X-w.W >= 0.6*w.Size {
				ends = append(ends, w.X+w.W)
			}
		}
		return func(to float64) int {
			k := 0
			for k < len(ends) && ends[k] < to {
				k++
			}
			return k
		}
	}
	return func(float64) int { return -1 }
}

// oneTable cuts a band at the head of a table within it: what stands above the head
// is a running head, a line of text or a table of its own. Below, the table ends
// where words stand in the way of a column that the head names.
func (g *grid) oneTable(first, last int) (int, int) {
	head := -1
	for i := first; i < last && i <= first+2 && head < 0; i++ {
		if g.head[i] {
			head = i
		}
	}
	if head < 0 {
		return first, last
	}
	starts := g.nameStarts(head)
	end := head
	for i := head + 1; i <= last; i++ {
		for _, x := range starts {
			if !g.free[i][x] {
				if end > head+1 {
					return head, end
				}
				return head, last // the names do not stand where their columns begin
			}
		}
		end = i
	}
	return head, last
}

// nameStarts gives the places right before the second and further names of a head.
func (g *grid) nameStarts(head int) []int {
	var starts []int
	words := g.rows[head].Words
	for j := 1; j < len(words); j++ {
		x := int(words[j].X-g.low) - 1
		if words[j].X-words[j-1].X-words[j-1].W >= 0.6*words[j].Size && x > 0 && x < len(g.free[head]) {
			starts = append(starts, x)
		}
	}
	return starts
}

const (
	mostOverhangs = 4  // lines in a run of columns that stand out into the gutter
	leastColumn   = 10 // rows of columns that one may go on from
)

// overhang looks at the row below a long run of columns: when only the end of its
// last word stands in the gutter, as in a line that could not be broken, and the
// columns go on below, the gutter is taken to be free there. It reports whether it
// was so.
func (g *grid) overhang(b Band) bool {
	i := b.last + 1
	if b.last-b.first < leastColumn || i+1 >= len(g.rows) {
		return false
	}
	x := int(b.Gutters[0] - g.low)
	words := g.rows[i].Words
	last := words[len(words)-1]
	from, to := g.strip(b.first, b.last, x)
	if g.free[i][x] || !g.free[i+1][x] || last.X >= g.low+float64(to) || last.X+last.W > g.low+float64(to)+g.m.Size || g.rows[i].Base-g.rows[b.last].Base > 2*g.m.Leading {
		return false
	}
	for k := from; k < len(g.free[i]); k++ {
		g.free[i][k] = true
	}
	g.to[i] = g.low + float64(from)
	return true
}
