package order

import (
	"cmp"
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// boxGrid gives the tables and boxes of rows that hold nothing else, if they stand in
// rows beside one another with their tops in line: those are read row by row, not
// column by column.
func (r *reader) boxGrid(rows []paper.Row) (frames []int, ok bool) {
	for _, rw := range rows {
		for _, w := range rw.Words {
			i, is := marked(w)
			if !is {
				return nil, false
			}
			if !slices.Contains(frames, i) {
				frames = append(frames, i)
			}
		}
	}
	of := func(i int) *paper.Frame { return r.page.Frames[i] }
	slices.SortStableFunc(frames, func(a, b int) int {
		if math.Abs(of(a).Y0-of(b).Y0) < 6 {
			return cmp.Compare(of(a).X0, of(b).X0)
		}
		return cmp.Compare(of(a).Y0, of(b).Y0)
	})
	foot := math.Inf(-1) // of the rows before
	for k := 0; k < len(frames); {
		top, low := of(frames[k]).Y0, foot
		if top < foot-2 {
			return nil, false
		}
		for ; k < len(frames) && math.Abs(of(frames[k]).Y0-top) < 6; k++ {
			low = math.Max(low, of(frames[k]).Y1)
		}
		foot = low
	}
	return frames, len(frames) > 2
}

// marks narrows a range of rows to those between the first and the last that hold a
// table or box.
func marks(rows []paper.Row, first, last int) (int, int) {
	for first <= last && !hasMark(rows[first:first+1]) {
		first++
	}
	for first <= last && !hasMark(rows[last:last+1]) {
		last--
	}
	return first, last
}
