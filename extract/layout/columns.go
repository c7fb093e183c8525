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
	names  []string  // what its columns are called
	xs     []float64 // all upright lines of a ruled table that the previous band was
	place  []int     // of each column between them the column of the table
	side   bool      // headings beside their text have been seen
	boxed  int       // the box that is read, 0 for none
	boxes  int       // how many there were
}

// readingOrder splits each page into bands of one or several columns and gives
// their lines, and the rows of their tables, as they are to be read.
func readingOrder(sheets []*sheet, m *measure) []item {
	r := &reader{m: m}
	for _, s := range sheets {
		r.page = s
		r.read(r.goOn(s.rows), 0, s.width, 0)
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
		if starts, ok := sideHeads(rows[b.first:b.last+1], b.gutters[0]); ok && len(b.gutters) == 1 && (len(starts) > 1 || r.side) {
			r.read(rows[:b.first], low, high, depth+1)
			r.table, r.side = nil, true
			r.besideText(rows[b.first:b.last+1], b.gutters[0], low, high, starts, depth)
			rows = rows[b.last+1:]
			continue
		}
		if t, ok := r.asTable(rows, b, low, high); ok {
			r.read(rows[:t.first], low, high, depth+1)
			r.rows(t)
			rows = rows[t.last+1:]
			continue
		}
		b.first = r.columnsBegin(rows, b)
		b.last = r.columnsEnd(rows, b)
		columns := b.split(rows[b.first : b.last+1])
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
	block := r.blocks
	for _, w := range rows {
		var words []text.Word
		frame := -1
		for _, word := range w.words {
			if i, ok := marked(word); ok {
				frame = i
				continue
			}
			words = append(words, word)
		}
		if len(words) > 0 {
			r.table = nil
			l := newLine(r.page.number, words)
			l.block, l.low, l.high, l.height, l.boxed = block, low, high, r.page.height, r.boxed
			r.flow = append(r.flow, item{line: l})
		}
		if frame >= 0 && r.page.frames[frame].words != nil {
			r.frame(frame)
			r.blocks++
			block = r.blocks
		}
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

// stripStep is the distance of the places where a gutter is looked for: none is
// narrower, but in tables whose columns are known.
const stripStep = 3

// findBand finds the longest run of rows that a strip without words divides.
func (r *reader) findBand(rows []row, low, high float64, depth int) (band, bool) {
	if depth >= maxDepth || len(rows) < 2 || high-low < 100 {
		return band{}, false
	}
	width := int(math.Min(high-low, maxStrip)) + 1
	g := r.newGrid(rows, low, width)
	best, found := r.longestBand(g)
	for range mostOverhangs {
		if !found || !g.overhang(best) {
			break
		}
		best, found = r.longestBand(g)
	}
	if !found {
		return band{}, false
	}
	best.first = g.headRow(best.first, best.last, best.gutters[0])
	best.first, best.last = g.oneTable(best.first, best.last)
	best.gutters = g.gutters(best.first, best.last)
	return best, len(best.gutters) > 0
}

// longestBand finds the run of rows with the strip that is most like a gutter.
func (r *reader) longestBand(g *grid) (best band, found bool) {
	score := 0.0
	for _, x := range g.places(len(g.free[0])) {
		for i := 0; i < len(g.rows); i++ {
			if !g.free[i][x] {
				continue
			}
			j := i
			for j+1 < len(g.rows) && g.free[j+1][x] && !r.apart(g.rows[j], g.rows[j+1]) {
				j++
			}
			next := j
			for j > i && g.span[j] {
				j--
			}
			if j > i {
				if s := g.score(i, j, x); s > score {
					score = s
					best = band{first: i, last: j, gutters: []float64{g.low + float64(x)}}
				}
			}
			i = next
		}
	}
	return best, score > 0
}

// apart reports whether two rows are so far apart that no column goes on between.
func (r *reader) apart(a, b row) bool { return b.base-a.base > 5*r.m.leading }

// columnsEnd gives the last row of a band of columns. A heading below them, before
// text of full width, leaves the gutter free as well, but is no part of the left
// column.
func (r *reader) columnsEnd(rows []row, b band) int {
	end := b.last
	if end+1 >= len(rows) || r.apart(rows[end], rows[end+1]) {
		return b.last
	}
	for end > b.first {
		last := rows[end].words[len(rows[end].words)-1]
		l := newLine(0, rows[end].words)
		heading := l.bold && !r.m.bold || l.italic || l.size >= 1.1*r.m.size || capitals(l.text())
		if last.X+last.W > b.gutters[0] || !heading || len(rows[end].words) > headingWords || math.Abs(rows[end].words[0].X-rows[end+1].words[0].X) > 4*r.m.size {
			break
		}
		end--
	}
	return end
}

// columnsBegin gives the first row of a band of columns: names side by side in the
// middle above them, as those of authors, leave the gutter free as well.
func (r *reader) columnsBegin(rows []row, b band) int {
	first := b.first
	for first+4 < b.last && rows[first+1].base-rows[first].base > 1.6*r.m.leading {
		left := math.Inf(1)
		for _, rw := range rows[first+1 : b.last+1] {
			left = math.Min(left, rw.words[0].X)
		}
		if rows[first].words[0].X < left+3*r.m.size || rows[first].words[0].X > b.gutters[0] {
			break
		}
		first++
	}
	return first
}
