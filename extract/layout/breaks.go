package layout

import (
	"math"
	"strings"
)

// apartLead is the distance of lines, in parts of the usual one, from which a line
// with room for more words was a paragraph's last.
const apartLead = 1.15

// breaks decides whether line l begins a paragraph after prev.
func (b *builder) breaks(prev, l line, k label) bool {
	if prev.boxed != l.boxed || captionLine.MatchString(l.text()) {
		return true
	}
	text := prev.text()
	room := b.roomFor(prev, l)
	ended := ends(text)
	lower := startsLower(l.text())
	if b.otherStyle(prev, l, room, ended, lower) {
		return true
	}
	if b.labelled(prev, l, k, room, ended) {
		return true
	}
	if !b.sameBlock(prev, l) {
		return b.breaksAcross(prev, l, room, ended, lower)
	}
	lead := b.m.lead(math.Max(prev.size, l.size))
	gap := l.base - prev.base
	if room && gap > apartLead*lead {
		return true
	}
	if gap > 1.32*lead || gap < 0 {
		return !(lower && !ended && !room && gap < 1.6*lead && gap > 0)
	}
	if b.indents(prev, l, room, ended) {
		return true
	}
	if room && (b.m.running(l.size) || b.m.nearly(l.size) && !l.bold) && b.m.edges[l.block].right > 0 {
		if ended {
			return true
		}
		e := b.m.edges[prev.block]
		return !lower && prev.x1-prev.x0 < 0.6*(e.right-e.left)
	}
	return false
}

// otherStyle reports whether the type changes as it does between a heading and its
// text.
func (b *builder) otherStyle(prev, l line, room, ended, lower bool) bool {
	if math.Abs(prev.size-l.size) > math.Max(0.9, 0.08*b.m.size) {
		return true
	}
	if prev.bold != l.bold {
		return ended || room || !lower
	}
	if capitals(prev.text()) != capitals(l.text()) && len(prev.words) > 1 && len(l.words) > 2 {
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
func (b *builder) labelled(prev, l line, k label, room, ended bool) bool {
	switch k.kind {
	case noLabel:
		return false
	case bullet:
		return len(k.rest) > 0 && (room || ended || l.x0 > b.m.edges[l.block].left+0.5*b.m.size || strings.HasPrefix(l.words[0].Text, "•") || !strings.ContainsAny(l.words[0].Text, "-–—"))
	case decimal, counted, lettered:
		before, met := b.last[k.kind]
		next := k.follows(before) || !met && k.value == 1
		return room && ended || next && b.used[k.kind] >= series && (ended || room)
	case bracketed:
		return room || ended && b.sameBlock(prev, l) && math.Abs(l.x0-prev.x0) > 0.6*b.m.size
	case named:
		return room || ended && prev.bold != l.bold
	}
	return false
}

// indents reports whether the line's start, against the open paragraph's, shows a
// new paragraph.
func (b *builder) indents(prev, l line, room, ended bool) bool {
	tolerance := 0.6 * b.m.size
	if n := len(b.open); n > 1 && b.sameBlock(b.open[1], l) {
		d := l.x0 - b.open[n-1].x0
		return math.Abs(d) > tolerance && (ended || room)
	}
	d := l.x0 - prev.x0
	switch {
	case math.Abs(d) <= tolerance:
		return false
	case d < 0:
		// prev has an indent that this line does not share: the first line of a
		// paragraph, unless it was short.
		return room && ended
	case b.label.kind != noLabel:
		return room && ended // hanging text of a labelled paragraph
	}
	return ended || room
}

// breaksAcross decides for lines in different columns or on different pages, where
// no gap can be measured.
func (b *builder) breaksAcross(prev, l line, room, ended, lower bool) bool {
	if !ended {
		if lower || !room {
			return false
		}
		e := b.m.edges[prev.block]
		return prev.x1-prev.x0 < 0.6*(e.right-e.left)
	}
	if room {
		return true
	}
	if lower {
		return false
	}
	e, was := b.m.edges[l.block], b.m.edges[prev.block]
	tolerance := 0.6 * b.m.size
	offset, before := l.x0-e.left, prev.x0-was.left
	if b.indented {
		return offset > tolerance
	}
	if len(b.open) > 1 && math.Abs(offset-before) > tolerance {
		return true
	}
	if b.numbered && b.label.kind != noLabel {
		return false
	}
	return b.justified && prev.x1 < was.right-1.5
}

// roomFor reports whether next's first word would have fitted on the line.
func (b *builder) roomFor(l, next line) bool {
	right := b.m.edges[l.block].right
	// Quotations are set in from the right as well: their own lines say how far.
	if len(b.open) >= 3 {
		longest := 0.0
		for _, o := range b.open {
			longest = math.Max(longest, o.x1)
		}
		if longest < right-2*b.m.size && b.open[0].block == l.block && next.block == l.block {
			right = math.Max(longest, next.x1)
		}
	}
	return l.x1+0.3*b.m.size+firstWidth(next) < right-0.3*b.m.size
}
