package layout

import "regexp"

// captionStart begins what a table or a picture is called.
var captionStart = regexp.MustCompile(`^(?i:table|figure|fig\.|chart|graph) (?:\d{1,3}|[A-Z])(?:\.\d{1,2})?\b`)

// captionLine is a line that nothing but a caption begins with.
var captionLine = regexp.MustCompile(`^(?i:table|figure|fig\.|chart|graph) (?:\d{1,3}|[A-Z])(?:\.\d{1,2})? ?[:.–—-] \S`)

// captions reports whether part i is the name of the table below it.
func captions(parts []part, i int) bool {
	return i+1 < len(parts) && parts[i+1].row && !parts[i].row && wordCount(parts[i].full()) <= headingWords && captionStart.MatchString(parts[i].full())
}

// titlesBox reports whether part i is the title of a box: a few words at its top
// that are no sentence, above a paragraph.
func titlesBox(parts []part, i int) bool {
	p := parts[i]
	box := p.lines[0].boxed
	if box == 0 || i > 0 && parts[i-1].lines[0].boxed == box || i+1 == len(parts) || parts[i+1].lines[0].boxed != box {
		return false
	}
	return p.label.kind == noLabel && len(p.lines) <= 2 && wordCount(p.text) <= 10 && !ends(p.text) && !startsLower(p.text) &&
		wordCount(parts[i+1].text) >= 8
}

// rejoin puts together the halves of paragraphs that a box or a table interrupts, as
// one does that floats to the top of a page: what stands between comes after them.
func (b *builder) rejoin() {
	aside := func(p part) bool { return p.row || p.lines[0].boxed != 0 || captionStart.MatchString(p.full()) }
	for i := 0; i+2 < len(b.parts); i++ {
		first := b.parts[i]
		if aside(first) || !aside(b.parts[i+1]) || first.short || ends(first.text) || wordCount(first.text) < 8 {
			continue
		}
		j := i + 1
		for j < len(b.parts) && aside(b.parts[j]) {
			j++
		}
		if j == len(b.parts) || !startsLower(b.parts[j].full()) || b.parts[j].label.kind != noLabel {
			continue
		}
		rest := b.parts[j]
		b.open = append(append([]line{}, first.lines...), rest.lines...)
		b.gap = first.gap
		n := len(b.parts)
		b.close()
		joined := b.parts[n]
		b.parts = append(b.parts[:j], append([]part{}, b.parts[j+1:n]...)...)
		b.parts[i] = joined
	}
}
