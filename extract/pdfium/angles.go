package pdfium

import "github.com/dhrcoder/dhr/extract/mend"

// slanted reports whether the word runs at an angle to the page's edges.
func (w pdfWord) slanted() bool { return slanted(w.face.dx, w.face.dy) }

// cutAngles cuts the characters into words where those at an angle begin and end,
// too, and joins the upright ones that only a letter at an angle parted: pdfium
// gives characters in the order of their places, so that a watermark's letters
// stand among those of the text.
func (p *pdfPage) cutAngles(chars []rune) []pdfWord {
	last, any := false, false
	words := p.cut(chars, func(i int) bool {
		if mend.IsBoundary(chars[i]) {
			any = false
			return false
		}
		now := p.typeOf(p.object(i), i)
		at := slanted(now.dx, now.dy)
		changed := any && at != last
		last, any = at, true
		return changed
	})
	var out []pdfWord
	before := -1 // the upright word before, in out
	for _, w := range words {
		if w.slanted() {
			out = append(out, w)
			continue
		}
		if before >= 0 && before < len(out)-1 && touches(out[before], w) {
			o := &out[before]
			o.Text += w.Text
			o.right, o.top, o.bottom = max(o.right, w.right), max(o.top, w.top), min(o.bottom, w.bottom)
			o.SoftHyphen = w.SoftHyphen
			continue
		}
		before = len(out)
		out = append(out, w)
	}
	return out
}

// touches reports whether b goes on where a ends, on the same baseline.
func touches(a, b pdfWord) bool {
	return a.face.size == b.face.size && abs(a.originY-b.originY) < 0.1*a.face.size && abs(b.left-a.right) < 0.12*a.face.size
}
