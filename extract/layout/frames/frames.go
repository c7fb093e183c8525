// Package frames finds tables and boxes by what is drawn around them: lines, shading,
// or lines between their rows alone.
package frames

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/ruled"
	"github.com/dhrcoder/dhr/extract/text"
)

const (
	framePage   = 0.6  // of the page's area, above which lines around it are a border
	frameFilled = 0.25 // of a table's cells must have words; those of a chart have none
	frameWords  = 2
)

// Find finds the tables and boxes of a page.
func Find(s *paper.Sheet, m *paper.Measure) {
	rules, fills := s.Rules, s.Fills
	added, heads := openRules(s, rules, fills, m)
	grids := ruled.Grids(append(added, rules...))
	for i, g := range grids {
		f := &paper.Frame{Grid: g, Box: len(g.Xs) == 2}
		inner := slices.ContainsFunc(grids[:i], func(other ruled.Grid) bool { return len(other.Xs) > 2 && other.Contains(g) && !g.Contains(other) })
		if inner || (g.X1-g.X0)*(g.Y1-g.Y0) > framePage*s.Width*s.Height && len(g.Cells) < 3 {
			continue
		}
		filled, columns := map[int]bool{}, map[int]bool{}
		n := 0
		for _, r := range s.Rows {
			for _, w := range r.Words {
				if at := f.CellOf(w); at >= 0 {
					filled[at] = true
					columns[g.Cells[at].Column] = true
					n++
				}
			}
		}
		f.Box = len(columns) == 1
		f.Head = slices.ContainsFunc(heads, func(y float64) bool { return math.Abs(y-g.Y0) < 4 })
		if n < frameWords || !f.Box && float64(len(filled)) < frameFilled*float64(len(g.Cells)) {
			continue
		}
		s.Frames = append(s.Frames, f)
	}
	findPanels(s, fills)
}

// Lift takes the words of tables and boxes out of the page's rows and puts
// words of no meaning in their place, so that columns are found around them.
func Lift(s *paper.Sheet, m *paper.Measure) {
	if len(s.Frames) == 0 {
		return
	}
	var words []text.Word
	for _, r := range s.Rows {
	next:
		for _, w := range r.Words {
			for i := len(s.Frames) - 1; i >= 0; i-- { // a box in a box comes after it
				if f := s.Frames[i]; f.CellOf(w) >= 0 {
					f.Words = append(f.Words, w)
					continue next
				}
			}
			words = append(words, w)
		}
	}
	for i, f := range s.Frames {
		mark := text.Word{Text: string(paper.Marker + rune(i)), X: f.X0, W: f.X1 - f.X0, H: m.Size, Size: m.Size}
		steps := max(1, math.Floor((f.Y1-f.Y0)/m.Leading))
		outer := slices.IndexFunc(s.Frames, func(o *paper.Frame) bool { return o != f && o.Box && o.Contains(f.Grid) && !f.Contains(o.Grid) })
		for k := range int(steps) {
			mark.Baseline = f.Y0 + (f.Y1-f.Y0)*(float64(k)+0.7)/steps
			mark.Y = mark.Baseline - 0.8*m.Size
			if outer >= 0 {
				s.Frames[outer].Words = append(s.Frames[outer].Words, mark)
				continue
			}
			words = append(words, mark)
		}
	}
	s.Rows = paper.IntoRows(words)
}
