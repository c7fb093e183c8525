package ruled_test

import (
	"testing"

	"github.com/dhrcoder/dhr/extract/layout/ruled"
	"github.com/dhrcoder/dhr/extract/text"
)

func level(y, x0, x1 float64) text.Rect   { return text.Rect{X: x0, Y: y, W: x1 - x0} }
func upright(x, y0, y1 float64) text.Rect { return text.Rect{X: x, Y: y0, H: y1 - y0} }

func TestGridWithMergedCells(t *testing.T) {
	// Three columns; the first cell of the second and third row is one.
	rules := []text.Rect{
		level(100, 50, 350), level(120, 50, 350), level(160, 150, 350), level(200, 50, 350),
		upright(50, 100, 200), upright(150, 100, 200), upright(250, 100, 200), upright(350, 100, 200),
		level(400, 50, 350), // an underline
	}
	grids := ruled.Grids(rules)
	if len(grids) != 1 {
		t.Fatalf("%d grids", len(grids))
	}
	g := grids[0]
	if len(g.Xs) != 4 || len(g.Ys) != 4 || len(g.Cells) != 8 {
		t.Fatalf("columns at %v, rows at %v, %d cells", g.Xs, g.Ys, len(g.Cells))
	}
	merged := g.Cells[g.CellAt(100, 180)]
	if merged != (ruled.Cell{Row: 1, LastRow: 2}) || g.CellAt(100, 180) != g.CellAt(100, 130) {
		t.Errorf("the merged cell is %+v", merged)
	}
	if g.CellAt(10, 130) != -1 || g.CellAt(200, 130) == g.CellAt(200, 180) {
		t.Error("cells are in the wrong place")
	}
}

func TestGridOfBoxesAndOpenTables(t *testing.T) {
	var rules []text.Rect
	for _, y := range []float64{100, 118, 136} { // each cell has a border of its own, two points apart
		for _, x := range []float64{50, 152} {
			rules = append(rules, level(y, x, x+100), level(y+16, x, x+100), upright(x, y, y+16), upright(x+100, y, y+16))
		}
	}
	for _, y := range []float64{300, 320, 340} { // a table without lines at its sides
		rules = append(rules, level(y, 50, 250))
	}
	rules = append(rules, upright(150, 300, 340))
	grids := ruled.Grids(rules)
	if len(grids) != 2 || len(grids[0].Cells) != 6 || len(grids[1].Cells) != 4 {
		t.Fatalf("grids %+v", grids)
	}
}

func TestNoGrid(t *testing.T) {
	for _, rules := range [][]text.Rect{nil, {level(1, 0, 500)}, {upright(3, 0, 9), upright(5, 0, 9)}, {level(10, 0, 500), level(40, 0, 500)}} {
		if g := ruled.Grids(rules); len(g) != 0 {
			t.Errorf("%v: %+v", rules, g)
		}
	}
}
