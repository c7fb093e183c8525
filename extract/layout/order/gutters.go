package order

import (
	"math"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// grid says for each row which points of its width are free of words.
type grid struct {
	m    *paper.Measure
	rows []paper.Row
	low  float64
	free [][]bool
	from []float64 // where each row's words begin
	to   []float64 // where they end
	head []bool    // the row names the columns of a table
	span []bool    // the row is a heading across a table

	known []float64 // gutters of the table that the page before ended in
}

func (r *reader) newGrid(rows []paper.Row, low float64, width int) *grid {
	g := &grid{m: r.m, rows: rows, low: low, known: r.table}
	g.head = make([]bool, len(rows))
	for i := range rows {
		g.head[i] = isHead(rows, i)
	}
	g.span = spanning(rows, g.head)
	all := make([]bool, width*len(rows))
	for x := range all {
		all[x] = true
	}
	for i, rw := range rows {
		f := all[i*width : (i+1)*width : (i+1)*width]
		first, last := math.Inf(1), math.Inf(-1)
		for _, w := range rw.Words {
			if g.span[i] {
				break // free everywhere, and on neither side
			}
			first, last = math.Min(first, w.X), math.Max(last, w.X+w.W)
			from := max(0, int(math.Floor(w.X-low))+1)
			to := min(width-1, int(math.Ceil(w.X+w.W-low))-1)
			for x := from; x <= to; x++ {
				f[x] = false
			}
		}
		g.free = append(g.free, f)
		g.from, g.to = append(g.from, first), append(g.to, last)
	}
	return g
}

// places gives where a gutter may be: every few points, before the cells of a head,
// and where the last page's table had one.
func (g *grid) places(width int) []int {
	var at []int
	for x := 2 * stripStep; x < width-stripStep; x += stripStep {
		at = append(at, x)
	}
	near := func(x float64) {
		if i := int(math.Floor(x - g.low)); i > 1 && i < width {
			at = append(at, i-1, i)
		}
	}
	for _, k := range g.known {
		near(k)
	}
	for i, head := range g.head {
		if !head {
			continue
		}
		words := g.rows[i].Words
		for j := 1; j < len(words); j++ {
			if words[j].X-words[j-1].X-words[j-1].W >= 0.6*words[j].Size {
				near(words[j].X)
			}
		}
	}
	return at
}

// spacedOut gives the row's text cut where there is more than a space.
func spacedOut(rw paper.Row) []string {
	var cells []string
	from := 0
	for i := range rw.Words {
		if i+1 < len(rw.Words) && rw.Words[i+1].X-rw.Words[i].X-rw.Words[i].W < 0.6*rw.Words[i].Size {
			continue
		}
		cells = append(cells, paper.Joined(rw.Words[from:i+1]))
		from = i + 1
	}
	return cells
}

// clear reports whether x is free in all rows from first to last.
func (g *grid) clear(first, last, x int) bool {
	for _, f := range g.free[first : last+1] {
		if !f[x] {
			return false
		}
	}
	return true
}

// strip returns the free strip around x that the rows share.
func (g *grid) strip(first, last, x int) (from, to int) {
	from, to = x, x
	for from > 0 && g.clear(first, last, from-1) {
		from--
	}
	for to+1 < len(g.free[first]) && g.clear(first, last, to+1) {
		to++
	}
	return from, to
}

// score says how much the strip at x is like a gutter of the rows, 0 when it is
// none: text on both sides, side by side, a strip wider than the spaces between
// words (or any, under a table's head), and on neither side mere numbers of
// paragraphs or pages.
func (g *grid) score(first, last, x int) float64 {
	at := g.low + float64(x)
	left, right, both := 0, 0, 0
	l0, l1, r0, r1 := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for i := first; i <= last; i++ {
		base := g.rows[i].Base
		onLeft, onRight := g.from[i] < at, g.to[i] > at
		if onLeft {
			left++
			l0, l1 = math.Min(l0, base), math.Max(l1, base)
		}
		if onRight {
			right++
			r0, r1 = math.Min(r0, base), math.Max(r1, base)
		}
		if onLeft && onRight {
			both++
		}
	}
	above, below := math.Max(l0, r0), math.Min(l1, r1)
	columns := left >= 4 && right >= 4 && below-above > 3*g.m.Leading && g.besides(first, last, at, above, below)
	if left == 0 || right == 0 || both < 2 && !columns {
		return 0
	}
	from, to := g.strip(first, last, x)
	wide := float64(to - from)
	cells := both >= 2 && (wide >= 1.1*g.m.Size && float64(both)*wide >= 6*g.m.Size || wide >= 0.3*g.m.Size && (g.head[first] || g.isKnown(from, to)))
	if !cells && !(columns && wide >= 0.7*g.m.Size) || g.mereNumbers(first, last, at) {
		return 0
	}
	return float64(left+right) * (1 + 0.1*math.Min(wide/g.m.Size, 3))
}

// besides reports whether text stands on both sides between two baselines: a heading
// above lines at the right margin, and a letter's address below them, do not.
func (g *grid) besides(first, last int, at, above, below float64) bool {
	left, right := 0, 0
	for i := first; i <= last; i++ {
		if g.rows[i].Base < above || g.rows[i].Base > below {
			continue
		}
		if g.from[i] < at {
			left++
		}
		if g.to[i] > at {
			right++
		}
	}
	return left >= 3 && right >= 3
}

// headRow gives the row that names a table's columns when only rows with text on
// one side of the strip stand between it and first, else first.
func (g *grid) headRow(first, last int, at float64) int {
	for i := first; i < last; i++ {
		if g.head[i] {
			return i
		}
		if g.from[i] < at && g.to[i] > at {
			break
		}
	}
	return first
}

// isKnown reports whether a known gutter lies in the strip.
func (g *grid) isKnown(from, to int) bool {
	for _, k := range g.known {
		if x := k - g.low; x >= float64(from)-1 && x <= float64(to)+2 {
			return true
		}
	}
	return false
}

// mereNumbers reports whether nearly all that stands left of the strip are labels
// of paragraphs, or nearly all right of it page numbers.
func (g *grid) mereNumbers(first, last int, at float64) bool {
	left, labels, right, numbers := 0, 0, 0, 0
	for i, rw := range g.rows[first : last+1] {
		if g.span[first+i] {
			continue
		}
		k := 0 // words come from left to right
		for k < len(rw.Words) && rw.Words[k].X+rw.Words[k].W/2 < at {
			k++
		}
		l, r := rw.Words[:k], rw.Words[k:]
		if len(l) > 0 {
			left++
			if len(l) <= 3 && numbering.IsLabel(paper.Joined(l)) {
				labels++
			}
		}
		if len(r) > 0 {
			right++
			if len(r) <= 3 && numbering.PageNumber.MatchString(paper.Joined(r)) {
				numbers++
			}
		}
	}
	return labels*10 >= left*8 || numbers*10 >= right*8
}
