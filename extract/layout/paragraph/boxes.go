package paragraph

import (
	"regexp"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// captionStart begins what a table or a picture is called.
var captionStart = regexp.MustCompile(`^(?i:table|figure|fig\.|chart|graph) (?:\d{1,3}|[A-Z])(?:\.\d{1,2})?\b`)

// captionLine is a line that nothing but a caption begins with.
var captionLine = regexp.MustCompile(`^(?i:table|figure|fig\.|chart|graph) (?:\d{1,3}|[A-Z])(?:\.\d{1,2})? ?[:.–—-] \S`)

// Captions reports whether part i is the name of the table below it.
func Captions(parts []Part, i int) bool {
	return i+1 < len(parts) && parts[i+1].Row && !parts[i].Row && paper.WordCount(parts[i].Full()) <= paper.HeadingWords && captionStart.MatchString(parts[i].Full())
}

// TitlesBox reports whether part i is the title of a box: a few words at its top
// that are no sentence, above a paragraph.
func TitlesBox(parts []Part, i int) bool {
	p := parts[i]
	box := p.Lines[0].Boxed
	if box == 0 || i > 0 && parts[i-1].Lines[0].Boxed == box || i+1 == len(parts) || parts[i+1].Lines[0].Boxed != box {
		return false
	}
	return p.Label.Kind == numbering.None && len(p.Lines) <= 2 && paper.WordCount(p.Text) <= 10 && !paper.Ends(p.Text) && !paper.StartsLower(p.Text) &&
		paper.WordCount(parts[i+1].Text) >= 8
}

// rejoin puts together the halves of paragraphs that a box or a table interrupts, as
// one does that floats to the top of a page: what stands between comes after them.
func (b *builder) rejoin() {
	aside := func(p Part) bool { return p.Row || p.Lines[0].Boxed != 0 || captionStart.MatchString(p.Full()) }
	for i := 0; i+2 < len(b.parts); i++ {
		first := b.parts[i]
		if aside(first) || !aside(b.parts[i+1]) || first.Short || paper.Ends(first.Text) || paper.WordCount(first.Text) < 8 {
			continue
		}
		j := i + 1
		for j < len(b.parts) && aside(b.parts[j]) {
			j++
		}
		if j == len(b.parts) || !paper.StartsLower(b.parts[j].Full()) || b.parts[j].Label.Kind != numbering.None {
			continue
		}
		rest := b.parts[j]
		b.open = append(append([]paper.Line{}, first.Lines...), rest.Lines...)
		b.gap = first.Gap
		n := len(b.parts)
		b.close()
		joined := b.parts[n]
		b.parts = append(b.parts[:j], append([]Part{}, b.parts[j+1:n]...)...)
		b.parts[i] = joined
	}
}
