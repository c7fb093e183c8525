package layout

import (
	"slices"

	"github.com/dhrcoder/dhr/extract/layout/ruled"
	"github.com/dhrcoder/dhr/extract/text"
)

// frame is a table or a box with lines around it, and the words in it.
type frame struct {
	ruled.Grid
	words []text.Word
	box   bool // it has one column: its text is read like that of the page
	head  bool // its first row stands between lines of its own
}

// cellOf gives the cell that a word stands in, -1 for none.
func (f *frame) cellOf(w text.Word) int { return f.CellAt(w.X+w.W/2, w.Baseline-0.3*w.Size) }

// inFrame reports whether the row begins in a table that is no part of the page's
// head or foot.
func (s *sheet) inFrame(rw row, bottom bool) bool {
	return slices.ContainsFunc(s.frames, func(f *frame) bool {
		return f.cellOf(rw.words[0]) >= 0 && (bottom && f.Y0 < (1-edgePart)*s.height || !bottom && f.Y1 > edgePart*s.height)
	})
}

// edgePart is the part of a page's height at its top and foot that running heads stand in.
const edgePart = 0.15

// markers are the private-use characters that stand for the frames of a page, from
// this one on.
const marker = '\U000F0000'
