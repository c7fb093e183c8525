package layout

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/layout/ruled"
	"github.com/dhrcoder/dhr/extract/text"
)

const (
	framePage   = 0.6  // of the page's area, above which lines around it are a border
	frameFilled = 0.25 // of a table's cells must have words; those of a chart have none
	frameWords  = 2
)

// findFrames finds the tables and boxes of a page.
func findFrames(s *sheet) {
	rules, fills := s.rules, s.fills
	added, heads := openRules(s, rules, fills)
	grids := ruled.Grids(append(added, rules...))
	for i, g := range grids {
		f := &frame{Grid: g, box: len(g.Xs) == 2}
		inner := slices.ContainsFunc(grids[:i], func(other ruled.Grid) bool { return len(other.Xs) > 2 && other.Contains(g) && !g.Contains(other) })
		if inner || (g.X1-g.X0)*(g.Y1-g.Y0) > framePage*s.width*s.height && len(g.Cells) < 3 {
			continue
		}
		filled, columns := map[int]bool{}, map[int]bool{}
		n := 0
		for _, r := range s.rows {
			for _, w := range r.words {
				if at := f.cellOf(w); at >= 0 {
					filled[at] = true
					columns[g.Cells[at].Column] = true
					n++
				}
			}
		}
		f.box = len(columns) == 1
		f.head = slices.ContainsFunc(heads, func(y float64) bool { return math.Abs(y-g.Y0) < 4 })
		if n < frameWords || !f.box && float64(len(filled)) < frameFilled*float64(len(g.Cells)) {
			continue
		}
		s.frames = append(s.frames, f)
	}
	findPanels(s, fills)
}

// liftFrames takes the words of tables and boxes out of the page's rows and puts
// words of no meaning in their place, so that columns are found around them.
func liftFrames(s *sheet, m *measure) {
	if len(s.frames) == 0 {
		return
	}
	var words []text.Word
	for _, r := range s.rows {
	next:
		for _, w := range r.words {
			for i := len(s.frames) - 1; i >= 0; i-- { // a box in a box comes after it
				if f := s.frames[i]; f.cellOf(w) >= 0 {
					f.words = append(f.words, w)
					continue next
				}
			}
			words = append(words, w)
		}
	}
	for i, f := range s.frames {
		mark := text.Word{Text: string(marker + rune(i)), X: f.X0, W: f.X1 - f.X0, H: m.size, Size: m.size}
		steps := max(1, math.Floor((f.Y1-f.Y0)/m.leading))
		outer := slices.IndexFunc(s.frames, func(o *frame) bool { return o != f && o.box && o.Contains(f.Grid) && !f.Contains(o.Grid) })
		for k := range int(steps) {
			mark.Baseline = f.Y0 + (f.Y1-f.Y0)*(float64(k)+0.7)/steps
			mark.Y = mark.Baseline - 0.8*m.size
			if outer >= 0 {
				s.frames[outer].words = append(s.frames[outer].words, mark)
				continue
			}
			words = append(words, mark)
		}
	}
	s.rows = intoRows(words)
}
