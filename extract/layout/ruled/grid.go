// Package ruled finds the cells of tables and boxes from the lines that are drawn
// around them. It knows of lines alone, not of words.
package ruled

import (
	"cmp"
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/text"
)

// Grid is a table or a box: lines that hang together, and the cells between them.
type Grid struct {
	X0, Y0, X1, Y1 float64   // its edges, in points from the page's top left corner
	Xs, Ys         []float64 // where its columns and its rows begin, and the last ones end
	cells          []int     // of each field of the grid, row by row, the number of its cell
	Cells          []Cell    // row by row, left to right
}

// Cell is a cell: fields of the grid that no line parts.
type Cell struct {
	Row, Column         int // of its first field, from 0
	LastRow, LastColumn int
}

const (
	maxFields = 20000
	covered   = 0.6 // of a field's side that a line must cover to part it from the next
)

// Grids finds the tables and boxes of a page, from the top down.
func Grids(rules []text.Rect) []Grid {
	var out []Grid
	for _, g := range groups(strokes(rules)) {
		if grid, ok := newGrid(g[0], g[1]); ok {
			out = append(out, grid)
		}
	}
	slices.SortStableFunc(out, func(a, b Grid) int { return cmp.Or(cmp.Compare(a.Y0, b.Y0), cmp.Compare(a.X0, b.X0)) })
	return out
}

// newGrid makes a grid of lines that hang together. A table may be open at its
// sides, or have no line at its top or foot: then the ends of the others are its
// edges.
func newGrid(level, upright []stroke) (Grid, bool) {
	if len(level) < 2 || len(upright) == 0 {
		return Grid{}, false
	}
	x0, x1 := extent(level)
	y0, y1 := extent(upright)
	g := Grid{Xs: places(upright, x0, x1), Ys: places(level, y0, y1)}
	columns, rows := len(g.Xs)-1, len(g.Ys)-1
	if columns < 1 || rows < 1 || columns*rows > maxFields {
		return Grid{}, false
	}
	g.X0, g.X1, g.Y0, g.Y1 = g.Xs[0], g.Xs[columns], g.Ys[0], g.Ys[rows]
	fields := newUnion(columns * rows)
	for r := range rows {
		for c := range columns {
			if c+1 < columns && !parts(upright, g.Xs[c+1], g.Ys[r], g.Ys[r+1]) {
				fields.join(r*columns+c, r*columns+c+1)
			}
			if r+1 < rows && !parts(level, g.Ys[r+1], g.Xs[c], g.Xs[c+1]) {
				fields.join(r*columns+c, (r+1)*columns+c)
			}
		}
	}
	g.cells = make([]int, columns*rows)
	number := map[int]int{}
	for f := range g.cells {
		r, c := f/columns, f%columns
		root := fields.find(f)
		n, ok := number[root]
		if !ok {
			n = len(g.Cells)
			number[root] = n
			g.Cells = append(g.Cells, Cell{r, c, r, c})
		}
		g.cells[f] = n
		cell := &g.Cells[n]
		cell.Column, cell.LastColumn, cell.LastRow = min(cell.Column, c), max(cell.LastColumn, c), max(cell.LastRow, r)
	}
	return g, true
}

// extent is where the lines begin and end.
func extent(lines []stroke) (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		from, to = math.Min(from, l.from), math.Max(to, l.to)
	}
	return from, to
}

// parts reports whether lines at that place cover most of the way between two
// points.
func parts(lines []stroke, at, from, to float64) bool {
	length := 0.0
	for _, l := range lines {
		if math.Abs(l.at-at) <= near {
			length = math.Max(length, math.Min(l.to, to)-math.Max(l.from, from))
		}
	}
	return length >= covered*(to-from)
}

// CellAt gives the number of the cell around a point, -1 outside the grid.
func (g Grid) CellAt(x, y float64) int {
	c, r := between(g.Xs, x), between(g.Ys, y)
	if c < 0 || r < 0 {
		return -1
	}
	return g.cells[r*(len(g.Xs)-1)+c]
}

// between gives the interval that v lies in, -1 when none.
func between(at []float64, v float64) int {
	if v < at[0] || v > at[len(at)-1] {
		return -1
	}
	i, _ := slices.BinarySearch(at, v)
	return min(max(i-1, 0), len(at)-2)
}

// Contains reports whether another grid lies within this one.
func (g Grid) Contains(other Grid) bool {
	return other.X0 > g.X0-near && other.X1 < g.X1+near && other.Y0 > g.Y0-near && other.Y1 < g.Y1+near
}
