package paper

import (
	"slices"

	"github.com/dhrcoder/dhr/extract/layout/ruled"
	"github.com/dhrcoder/dhr/extract/text"
)

// Frame is a table or a box with lines around it, and the words in it.
type Frame struct {
	ruled.Grid
	Words []text.Word
	Box   bool // it has one column: its text is read like that of the page
	Head  bool // its first row stands between lines of its own
}

// CellOf gives the cell that a word stands in, -1 for none.
func (f *Frame) CellOf(w text.Word) int { return f.CellAt(w.X+w.W/2, w.Baseline-0.3*w.Size) }

// InFrame reports whether the row begins in a table that is no part of the page's
// head or foot.
func (s *Sheet) InFrame(rw Row, bottom bool) bool {
	return slices.ContainsFunc(s.Frames, func(f *Frame) bool {
		return f.CellOf(rw.Words[0]) >= 0 && (bottom && f.Y0 < (1-EdgePart)*s.Height || !bottom && f.Y1 > EdgePart*s.Height)
	})
}

// EdgePart is the part of a page's height at its top and foot that running heads stand in.
const EdgePart = 0.15

// markers are the private-use characters that stand for the frames of a page, from
// this one on.
const Marker = '\U000F0000'
