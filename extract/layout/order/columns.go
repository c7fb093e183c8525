// Package order puts the rows of a page into reading order: columns, tables row by
// row, boxes and headings beside their text.
package order

import (
	"math"

	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/text"
)

// reader puts rows into reading order, one page after the other.
type reader struct {
	m      *paper.Measure
	flow   []paper.Item
	blocks int
	page   *paper.Sheet
	table  []float64 // gutters of the table that the previous band was; nil when it was none
	names  []string  // what its columns are called
	xs     []float64 // all upright lines of a ruled table that the previous band was
	place  []int     // of each column between them the column of the table
	side   bool      // headings beside their text have been seen
	boxed  int       // the box that is read, 0 for none
	boxes  int       // how many there were
}

// Read splits each page into bands of one or several columns and gives
// their lines, and the rows of their tables, as they are to be read.
func Read(sheets []*paper.Sheet, m *paper.Measure) []paper.Item {
	r := &reader{m: m}
	for _, s := range sheets {
		r.page = s
		r.read(r.goOn(s.Rows), 0, s.Width, 0)
	}
	return r.flow
}

// read reads rows that stand between two x positions. Depth counts how often
// columns have been split already.
func (r *reader) read(rows []paper.Row, low, high float64, depth int) {
	for len(rows) > 0 {
		b, found := r.findBand(rows, low, high, depth)
		if !found {
			r.lines(rows, low, high)
			return
		}
		if starts, ok := SideHeads(rows[b.first:b.last+1], b.Gutters[0]); ok && len(b.Gutters) == 1 && (len(starts) > 1 || r.side) {
			r.read(rows[:b.first], low, high, depth+1)
			r.table, r.side = nil, true
			r.besideText(rows[b.first:b.last+1], b.Gutters[0], low, high, starts, depth)
			rows = rows[b.last+1:]
			continue
		}
		if t, ok := r.asTable(rows, b, low, high); ok {
			r.read(rows[:t.first], low, high, depth+1)
			r.rows(t)
			rows = rows[t.last+1:]
			continue
		}
		if first, last := marks(rows, b.first, b.last); first <= last {
			if frames, ok := r.boxGrid(rows[first : last+1]); ok {
				r.read(rows[:first], low, high, depth+1)
				for _, i := range frames {
					r.frame(i)
				}
				rows = rows[last+1:]
				continue
			}
		}
		b.first = r.columnsBegin(rows, b)
		b.last = r.columnsEnd(rows, b)
		columns := b.Split(rows[b.first : b.last+1])
		r.read(rows[:b.first], low, high, depth+1)
		r.table = nil
		edges := append(append([]float64{low}, b.Gutters...), high)
		for i, column := range columns {
			r.read(column, edges[i], edges[i+1], depth+1)
		}
		rows = rows[b.last+1:]
	}
}

// lines gives the rows as the lines of one column.
func (r *reader) lines(rows []paper.Row, low, high float64) {
	if len(rows) == 0 {
		return
	}
	r.blocks++
	block := r.blocks
	for _, w := range rows {
		var words []text.Word
		var frames []int
		for _, word := range w.Words {
			if i, ok := marked(word); ok {
				frames = append(frames, i)
				continue
			}
			words = append(words, word)
		}
		if len(words) > 0 {
			r.table = nil
			l := paper.NewLine(r.page.Number, words)
			l.Block, l.Low, l.High, l.Height, l.Boxed = block, low, high, r.page.Height, r.boxed
			r.flow = append(r.flow, paper.Item{Line: l})
		}
		for _, i := range frames {
			if r.page.Frames[i].Words != nil {
				r.frame(i)
				r.blocks++
				block = r.blocks
			}
		}
	}
}

// Band is a run of rows with one or more gutters: strips without a word in any of
// them.
type Band struct {
	first, last int // rows, inclusive
	Gutters     []float64
}

// Split gives the rows of each column, left to right.
func (b Band) Split(rows []paper.Row) [][]paper.Row {
	columns := make([][]paper.Row, len(b.Gutters)+1)
	for _, r := range rows {
		parts := make([][]text.Word, len(columns))
		for _, w := range r.Words {
			c := 0
			for c < len(b.Gutters) && w.X+w.W/2 > b.Gutters[c] {
				c++
			}
			parts[c] = append(parts[c], w)
		}
		for c, words := range parts {
			if len(words) > 0 {
				columns[c] = append(columns[c], paper.Row{Words: words, Base: words[0].Baseline})
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
func (r *reader) findBand(rows []paper.Row, low, high float64, depth int) (Band, bool) {
	if depth >= maxDepth || len(rows) < 2 || high-low < 100 {
		return Band{}, false
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
		return Band{}, false
	}
	best.first = g.headRow(best.first, best.last, best.Gutters[0])
	best.first, best.last = g.oneTable(best.first, best.last)
	best.Gutters = g.gutters(best.first, best.last)
	return best, len(best.Gutters) > 0
}

// longestBand finds the run of rows with the strip that is most like a gutter.
func (r *reader) longestBand(g *grid) (best Band, found bool) {
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
					best = Band{first: i, last: j, Gutters: []float64{g.low + float64(x)}}
				}
			}
			i = next
		}
	}
	return best, score > 0
}

// apart reports whether two rows are so far apart that no column goes on between.
func (r *reader) apart(a, b paper.Row) bool { return b.Base-a.Base > 5*r.m.Leading }

// columnsEnd gives the last row of a band of columns. A heading below them, before
// text of full width, leaves the gutter free as well, but is no part of the left
// column.
func (r *reader) columnsEnd(rows []paper.Row, b Band) int {
	end := b.last
	if end+1 >= len(rows) || r.apart(rows[end], rows[end+1]) {
		return b.last
	}
	for end > b.first {
		last := rows[end].Words[len(rows[end].Words)-1]
		l := paper.NewLine(0, rows[end].Words)
		heading := l.Bold && !r.m.Bold || l.Italic || l.Size >= 1.1*r.m.Size || paper.Capitals(l.Text())
		if last.X+last.W > b.Gutters[0] || !heading || len(rows[end].Words) > paper.HeadingWords || math.Abs(rows[end].Words[0].X-rows[end+1].Words[0].X) > 4*r.m.Size {
			break
		}
		end--
	}
	return end
}

// columnsBegin gives the first row of a band of columns: names side by side in the
// middle above them, as those of authors, leave the gutter free as well.
func (r *reader) columnsBegin(rows []paper.Row, b Band) int {
	first := b.first
	for first+4 < b.last && rows[first+1].Base-rows[first].Base > 1.6*r.m.Leading {
		left := math.Inf(1)
		for _, rw := range rows[first+1 : b.last+1] {
			left = math.Min(left, rw.Words[0].X)
		}
		if rows[first].Words[0].X < left+3*r.m.Size || rows[first].Words[0].X > b.Gutters[0] {
			break
		}
		first++
	}
	return first
}
