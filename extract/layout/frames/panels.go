package frames

import (
	"slices"

	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/ruled"
	"github.com/dhrcoder/dhr/extract/text"
)

const (
	panelRows  = 2 // rows of words that make a filled area a box; a heading's band has one
	panelWords = 8
)

// findPanels takes filled areas without lines around them for boxes, if they hold
// text and are no part of a table or of a row of areas that touch.
func findPanels(s *paper.Sheet, fills []text.Rect) {
	for i, f := range fills {
		if f.W*f.H > framePage*s.Width*s.Height || f.W < 40 || f.H < 20 || slices.ContainsFunc(fills[:i], func(o text.Rect) bool { return o == f }) {
			continue
		}
		if slices.ContainsFunc(fills, func(o text.Rect) bool { return o != f && touch(o, f) }) {
			continue
		}
		grids := ruled.Grids([]text.Rect{{X: f.X, Y: f.Y, W: f.W}, {X: f.X, Y: f.Y + f.H, W: f.W}, {X: f.X, Y: f.Y, H: f.H}, {X: f.X + f.W, Y: f.Y, H: f.H}})
		if len(grids) != 1 || slices.ContainsFunc(s.Frames, func(o *paper.Frame) bool { return overlaps(o, grids[0]) }) {
			continue
		}
		p := &paper.Frame{Grid: grids[0], Box: true}
		rows, words, wide := 0, 0, 0
		for _, rw := range s.Rows {
			var in []text.Word
			for _, w := range rw.Words {
				if p.CellOf(w) >= 0 {
					in = append(in, w)
				}
			}
			if len(in) > 0 {
				rows++
				words += len(in)
				if paper.Gapped(paper.Row{Words: in}, 1.5) {
					wide++
				}
			}
		}
		if rows >= panelRows && words >= panelWords && wide*2 < rows {
			s.Frames = append(s.Frames, p)
		}
	}
}

// touch reports whether two areas stand side by side or below one another without
// space between.
func touch(a, b text.Rect) bool {
	const slack = 3
	besides := a.Y < b.Y+b.H && b.Y < a.Y+a.H && (near(a.X+a.W, b.X, slack) || near(b.X+b.W, a.X, slack))
	below := a.X < b.X+b.W && b.X < a.X+a.W && (near(a.Y+a.H, b.Y, slack) || near(b.Y+b.H, a.Y, slack))
	return besides || below
}

func near(a, b, slack float64) bool { return a-b < slack && b-a < slack }

// overlaps reports whether the frame shares ground with a grid.
func overlaps(f *paper.Frame, g ruled.Grid) bool {
	return f.X0 < g.X1-2 && g.X0 < f.X1-2 && f.Y0 < g.Y1-2 && g.Y0 < f.Y1-2
}
