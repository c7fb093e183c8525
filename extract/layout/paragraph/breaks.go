package paragraph

import (
	"math"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// apartLead is the distance of lines, in parts of the usual one, from which a line
// with room for more words was a paragraph's last.
const apartLead = 1.15

// breaks decides whether line l begins a paragraph after prev.
func (b *builder) breaks(prev, l paper.Line, k numbering.Label) bool {
	if prev.Boxed != l.Boxed || captionLine.MatchString(l.Text()) {
		return true
	}
	text := prev.Text()
	room := b.roomFor(prev, l)
	ended := paper.Ends(text)
	lower := paper.StartsLower(l.Text())
	if b.otherStyle(prev, l, room, ended, lower) {
		return true
	}
	if b.labelled(prev, l, k, room, ended) {
		return true
	}
	if !b.sameBlock(prev, l) {
		return b.breaksAcross(prev, l, room, ended, lower)
	}
	lead := b.m.Lead(math.Max(prev.Size, l.Size))
	gap := l.Base - prev.Base
	if room && gap > apartLead*lead {
		return true
	}
	if gap > 1.32*lead || gap < 0 {
		return !(lower && !ended && !room && gap < 1.6*lead && gap > 0)
	}
	if b.indents(prev, l, room, ended) {
		return true
	}
	if room && (b.m.Running(l.Size) || b.m.Nearly(l.Size) && !l.Bold) && b.m.Edges[l.Block].Right > 0 {
		if ended {
			return true
		}
		e := b.m.Edges[prev.Block]
		return !lower && prev.X1-prev.X0 < 0.6*(e.Right-e.Left)
	}
	return false
}

// otherStyle reports whether the type changes as it does between a heading and its
// text.
func (b *builder) otherStyle(prev, l paper.Line, room, ended, lower bool) bool {
	if math.Abs(prev.Size-l.Size) > math.Max(0.9, 0.08*b.m.Size) {
		return true
	}
	if prev.Bold != l.Bold {
		return ended || room || !lower
	}
	if paper.Capitals(prev.Text()) != paper.Capitals(l.Text()) && len(prev.Words) > 1 && len(l.Words) > 2 {
		return (room || ended) && !lower
	}
	return false
}

// series is how many paragraphs must begin with a kind of label before the kind is
// taken for a numbering.
const series = 3

// labelled reports whether the line begins with a label that begins a paragraph: a
// bullet, the next number of the running count, or another label after a line that
// was not full.
func (b *builder) labelled(prev, l paper.Line, k numbering.Label, room, ended bool) bool {
	switch k.Kind {
	case numbering.None:
		return false
	case numbering.Bullet:
		return len(k.Rest) > 0 && (room || ended || l.X0 > b.m.Edges[l.Block].Left+0.5*b.m.Size || strings.HasPrefix(l.Words[0].Text, "•") || !strings.ContainsAny(l.Words[0].Text, "-–—"))
	case numbering.Decimal, numbering.Counted, numbering.Lettered:
		before, met := b.last[k.Kind]
		next := k.Follows(before) || !met && k.Value == 1
		return room && ended || next && b.used[k.Kind] >= series && (ended || room)
	case numbering.Bracketed:
		return room || ended && b.sameBlock(prev, l) && math.Abs(l.X0-prev.X0) > 0.6*b.m.Size
	case numbering.Named:
		return room || ended && prev.Bold != l.Bold
	}
	return false
}

// indents reports whether the line's start, against the open paragraph's, shows a
// new paragraph.
func (b *builder) indents(prev, l paper.Line, room, ended bool) bool {
	tolerance := 0.6 * b.m.Size
	if n := len(b.open); n > 1 && b.sameBlock(b.open[1], l) {
		d := l.X0 - b.open[n-1].X0
		return math.Abs(d) > tolerance && (ended || room)
	}
	d := l.X0 - prev.X0
	switch {
	case math.Abs(d) <= tolerance:
		return false
	case d < 0:
		// prev has an indent that this line does not share: the first line of a
		// paragraph, unless it was short.
		return room && ended
	case b.label.Kind != numbering.None || b.hanging:
		return room && ended // hanging text of a labelled paragraph
	}
	return ended || room
}

// breaksAcross decides for lines in different columns or on different pages, where
// no gap can be measured.
func (b *builder) breaksAcross(prev, l paper.Line, room, ended, lower bool) bool {
	if !ended {
		if lower || !room {
			return false
		}
		e := b.m.Edges[prev.Block]
		return prev.X1-prev.X0 < 0.6*(e.Right-e.Left)
	}
	if room {
		return true
	}
	if lower {
		return false
	}
	e, was := b.m.Edges[l.Block], b.m.Edges[prev.Block]
	tolerance := 0.6 * b.m.Size
	offset, before := l.X0-e.Left, prev.X0-was.Left
	if b.indented {
		return offset > tolerance
	}
	if len(b.open) > 1 && math.Abs(offset-before) > tolerance {
		return true
	}
	if b.numbered && b.label.Kind != numbering.None {
		return false
	}
	return b.justified && prev.X1 < was.Right-1.5
}

// roomFor reports whether next's first word would have fitted on the line.
func (b *builder) roomFor(l, next paper.Line) bool {
	right := b.m.Edges[l.Block].Right
	// Quotations are set in from the right as well: their own lines say how far.
	if len(b.open) >= 3 {
		longest := 0.0
		for _, o := range b.open {
			longest = math.Max(longest, o.X1)
		}
		if longest < right-2*b.m.Size && b.open[0].Block == l.Block && next.Block == l.Block {
			right = math.Max(longest, next.X1)
		}
	}
	return l.X1+0.3*b.m.Size+paper.FirstWidth(next) < right-0.3*b.m.Size
}
