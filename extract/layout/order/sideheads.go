package order

import (
	"math"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

const (
	sideWords = 12 // of a heading beside the text
	sideText  = 25 // words, on average, of the text that one stands beside
	sideLines = 3  // lines of it
)

// SideHeads finds out whether the narrow column left of the gutter holds headings of
// the text on its right: few words in type that stands out, each beside lines of
// prose. It gives the baseline of each heading's first line.
func SideHeads(rows []paper.Row, gutter float64) (starts []float64, ok bool) {
	columns := Band{Gutters: []float64{gutter}}.Split(rows)
	left, right := columns[0], columns[1]
	if len(left) == 0 || len(right) < sideLines*2 || len(left)*2 > len(right) {
		return nil, false
	}
	beside := paper.NewLine(0, paper.WordsOf(right))
	last := math.Inf(-1)
	said := ""
	var heads []string
	for _, rw := range left {
		l := paper.NewLine(0, rw.Words)
		if !(l.Bold && !beside.Bold || l.Size >= 1.08*beside.Size) {
			return nil, false
		}
		if rw.Base-last > 1.7*l.Size {
			heads = append(heads, said)
			starts, said = append(starts, rw.Base), ""
		}
		said += " " + l.Text()
		last = rw.Base
	}
	heads = append(heads[1:], said)
	dated, text := 0, 0
	for _, h := range heads {
		if paper.WordCount(h) > sideWords || paper.Ends(h) && h[len(h)-1] == '.' {
			return nil, false
		}
		if h = h[1:]; dateCell.MatchString(h) || numbering.IsLabel(h) || isHeader([]string{h, h}) {
			dated++
		}
	}
	for _, rw := range right {
		text += len(rw.Words)
	}
	return starts, dated*2 < len(heads) && text >= sideText*len(heads) && len(right) >= sideLines*len(heads)
}

// besideText gives headings that stand beside their text in reading order: each,
// then what stands on its right until the next begins.
func (r *reader) besideText(rows []paper.Row, gutter, low, high float64, starts []float64, depth int) {
	from := 0
	for i := range len(starts) + 1 {
		to := len(rows)
		if i < len(starts) {
			for to = from; to < len(rows) && rows[to].Base < starts[i]-0.8*r.m.Leading; to++ {
			}
		}
		columns := Band{Gutters: []float64{gutter}}.Split(rows[from:to])
		r.lines(columns[0], low, gutter)
		r.read(columns[1], gutter, high, depth+1)
		from = to
	}
}
