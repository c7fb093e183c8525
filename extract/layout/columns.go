package layout

import (
	"math"

	"github.com/dhrcoder/dhr/extract/text"
)

// reader puts rows into reading order, one page after the other.
type reader struct {
	m      *measure
	flow   []item
	blocks int
	page   *sheet
	table  []float64 // gutters of the table that the previous band was; nil when it was none
}

// readingOrder splits each page into bands of one or several columns and gives
// their lines, and the rows of their tables, as they are to be read.
func readingOrder(sheets []*sheet, m *measure) []item {
	r := &reader{m: m}
	for _, s := range sheets {
		r.page = s
		r.read(s.rows, 0, s.width, 0)
	}
	return r.flow
}

// read reads rows that stand between two x positions. Depth counts how often
// columns have been split already.
func (r *reader) read(rows []row, low, high float64, depth int) {
	for len(rows) > 0 {
		b, found := r.findBand(rows, low, high, depth)
		if !found {
			r.lines(rows, low, high)
			return
		}
		columns := b.split(rows[b.first : b.last+1])
		if t, ok := r.asTable(rows[b.first:b.last+1], columns, b); ok {
			r.read(rows[:b.first+t.before], low, high, depth+1)
			r.rows(t, b.gutters)
			rows = rows[b.last+1-t.after:]
			continue
		}
		r.read(rows[:b.first], low, high, depth+1)
		r.table = nil
		edges := append(append([]float64{low}, b.gutters...), high)
		for i, column := range columns {
			r.read(column, edges[i], edges[i+1], depth+1)
		}
		rows = rows[b.last+1:]
	}
}

// lines gives the rows as the lines of one column.
func (r *reader) lines(rows []row, low, high float64) {
	if len(rows) == 0 {
		return
	}
	r.blocks++
	r.table = nil
	for _, w := range rows {
		l := newLine(r.page.number, w.words)
		l.block, l.low, l.high, l.height = r.blocks, low, high, r.page.height
		r.flow = append(r.flow, item{line: l})
	}
}

// band is a run of rows with one or more gutters: strips without a word in any of
// them.
type band struct {
	first, last int // rows, inclusive
	gutters     []float64
}

// split gives the rows of each column, left to right.
func (b band) split(rows []row) [][]row {
	columns := make([][]row, len(b.gutters)+1)
	for _, r := range rows {
		parts := make([][]text.Word, len(columns))
		for _, w := range r.words {
			c := 0
			for c < len(b.gutters) && w.X+w.W/2 > b.gutters[c] {
				c++
			}
			parts[c] = append(parts[c], w)
		}
		for c, words := range parts {
			if len(words) > 0 {
				columns[c] = append(columns[c], row{words: words, base: words[0].Baseline})
			}
		}
	}
	return columns
}

const (
	maxDepth = 6
	maxStrip = 3000 // points of width that are looked at
)

// findBand finds the longest run of rows that a strip without words divides.
func (r *reader) findBand(rows []row, low, high float64, depth int) (band, bool) {
	if depth >= maxDepth || len(rows) < 2 || high-low < 100 {
		return band{}, false
	}
	width := int(math.Min(high-low, maxStrip)) + 1
	// free[i][x] says that no word of row i covers the strip one point wide at x.
	free := make([][]bool, len(rows))
	for i, rw := range rows {
		free[i] = freeStrip(rw, low, width)
	}
	var best band
	score := 0.0
	for x := 5; x < width-5; x++ {
		for i := 0; i < len(rows); i++ {
			if !free[i][x] {
				continue
			}
			j := i
			for j+1 < len(rows) && free[j+1][x] && !r.apart(rows[j], rows[j+1]) {
				j++
			}
			if s := r.gutterScore(rows[i:j+1], free[i:j+1], low, x); s > score {
				score = s
				best = band{first: i, last: j, gutters: []float64{low + float64(x)}}
			}
			i = j
		}
	}
	if score == 0 {
		return band{}, false
	}
	best.gutters = r.gutters(rows[best.first:best.last+1], free[best.first:best.last+1], low, width)
	return best, len(best.gutters) > 0
}

// apart reports whether two rows are so far apart that no column goes on between.
func (r *reader) apart(a, b row) bool { return b.base-a.base > 5*r.m.leading }

func freeStrip(rw row, low float64, width int) []bool {
	f := make([]bool, width)
	for x := range f {
		f[x] = true
	}
	for _, w := range rw.words {
		from := max(0, int(math.Floor(w.X-low)))
		to := min(width-1, int(math.Ceil(w.X+w.W-low)))
		for x := from; x <= to; x++ {
			f[x] = false
		}
	}
	return f
}

// strip returns the free strip around x that all rows share.
func strip(free [][]bool, x int) (from, to int) {
	clear := func(x int) bool {
		for _, f := range free {
			if !f[x] {
				return false
			}
		}
		return true
	}
	from, to = x, x
	for from > 0 && clear(from-1) {
		from--
	}
	for to+1 < len(free[0]) && clear(to+1) {
		to++
	}
	return from, to
}

// gutterScore says how much the strip at x is like a gutter of these rows, 0 when
// it is none: text on both sides, side by side, and a strip wider than the spaces
// between words.
func (r *reader) gutterScore(rows []row, free [][]bool, low float64, x int) float64 {
	at := low + float64(x)
	left, right, both := 0, 0, 0
	leftLabels, rightNumbers := 0, 0
	l0, l1, r0, r1 := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, rw := range rows {
		var l, g []text.Word
		for _, w := range rw.words {
			if w.X+w.W/2 < at {
				l = append(l, w)
			} else {
				g = append(g, w)
			}
		}
		if len(l) > 0 {
			left++
			l0, l1 = math.Min(l0, rw.base), math.Max(l1, rw.base)
			if isLabel(joined(l)) {
				leftLabels++
			}
		}
		if len(g) > 0 {
			right++
			r0, r1 = math.Min(r0, rw.base), math.Max(r1, rw.base)
			if pageNumber.MatchString(joined(g)) {
				rightNumbers++
			}
		}
		if len(l) > 0 && len(g) > 0 {
			both++
		}
	}
	weaker := min(left, right)
	if weaker == 0 || leftLabels*10 >= left*8 || rightNumbers*10 >= right*8 {
		return 0
	}
	beside := math.Min(l1, r1) - math.Max(l0, r0)
	from, to := strip(free, x)
	wide := float64(to - from + 1)
	switch {
	case both >= 2 && wide >= 1.1*r.m.size && float64(both)*wide >= 6*r.m.size:
	case left >= 4 && right >= 4 && beside > 3*r.m.leading && wide >= 0.7*r.m.size:
	default:
		return 0
	}
	return float64(left+right)*math.Min(wide, 3*r.m.size) + wide/100
}

// gutters gives the middle of every strip that is free in all rows and has words
// on both sides.
func (r *reader) gutters(rows []row, free [][]bool, low float64, width int) []float64 {
	clear := make([]bool, width)
	for x := range clear {
		clear[x] = true
		for _, f := range free {
			if !f[x] {
				clear[x] = false
				break
			}
		}
	}
	var gutters []float64
	for x := 0; x < width; x++ {
		if !clear[x] {
			continue
		}
		from := x
		for x+1 < width && clear[x+1] {
			x++
		}
		middle := (from + x) / 2
		if from > 0 && x < width-1 && r.gutterScore(rows, free, low, middle) > 0 {
			gutters = append(gutters, low+float64(middle))
		}
	}
	return gutters
}
