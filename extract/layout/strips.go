package layout

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
		if wide := float64(s.to-s.from) >= 1.1*g.m.size; wide || s.gap < 0 || s.to-s.from == widest[s.gap] {
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
		words := g.rows[i].words
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
	words := g.rows[head].words
	for j := 1; j < len(words); j++ {
		x := int(words[j].X-g.low) - 1
		if words[j].X-words[j-1].X-words[j-1].W >= 0.6*words[j].Size && x > 0 && x < len(g.free[head]) {
			starts = append(starts, x)
		}
	}
	return starts
}
