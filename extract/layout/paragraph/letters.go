package paragraph

import (
	"regexp"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

var (
	salutation  = regexp.MustCompile(`(?i)^dear\b[^.?!]{1,60}$`)
	valediction = regexp.MustCompile(`(?i)^(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind|best|warm) (?:regards|wishes))\b.{0,40}$`)
	postcode    = regexp.MustCompile(`\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b`)
)

const (
	addressLines = 16 // lines that the head or foot of a letter may have
	addressWords = 9  // of one line
	leastAddress = 3  // lines that make an address, if a postcode is among them
)

// letters makes one part each of a letter's head, up to "Dear …", of its foot, from
// "Yours sincerely" on, and of addresses elsewhere: their lines are no paragraphs.
func (b *builder) letters() {
	for i := 0; i < len(b.parts); i++ {
		p := b.parts[i]
		if !b.likeAddress(p) {
			continue
		}
		switch {
		case salutation.MatchString(p.Full()):
			from := i
			for from > 0 && i-from < addressLines && b.likeAddress(b.parts[from-1]) && b.parts[from-1].Page() == p.Page() {
				from--
			}
			i = b.merge(from, i)
		case valediction.MatchString(p.Full()):
			to := i
			for to+1 < len(b.parts) && to-i < addressLines && b.likeAddress(b.parts[to+1]) && b.parts[to+1].Page() == p.Page() && b.parts[to+1].Style.Size < 1.1*b.m.Size {
				to++
			}
			i = b.merge(i, to)
		case postcode.MatchString(p.Full()):
			from, to := i, i
			for from > 0 && b.likeAddress(b.parts[from-1]) && !Styled(b.parts[from-1], b.m) && b.parts[from-1].Page() == p.Page() {
				from--
			}
			for to+1 < len(b.parts) && to-i < addressLines && b.likeAddress(b.parts[to+1]) && !Styled(b.parts[to+1], b.m) && b.parts[to+1].Page() == p.Page() && !salutation.MatchString(b.parts[to+1].Full()) {
				to++
			}
			if to+1 < len(b.parts) && salutation.MatchString(b.parts[to+1].Full()) {
				continue // a letter's head
			}
			if to-from+1 >= leastAddress {
				i = b.merge(from, to)
			}
		}
	}
}

// likeAddress reports whether the part is one or several short lines that are no
// sentence and no item of a list.
func (b *builder) likeAddress(p Part) bool {
	if p.Row || p.Label.Kind != numbering.None || p.Style.Size >= 1.3*b.m.Size || len(p.Lines) > addressLines {
		return false
	}
	for _, l := range p.Lines {
		if paper.WordCount(l.Text()) > addressWords {
			return false
		}
	}
	return !sentenceLike.MatchString(p.Text)
}

var sentenceLike = regexp.MustCompile(`[.?!;:]["'”’)]*$`)

// merge makes one part of those from one place to another and gives its place.
func (b *builder) merge(from, to int) int {
	if from == to {
		return to
	}
	var lines []paper.Line
	for _, p := range b.parts[from : to+1] {
		lines = append(lines, p.Lines...)
	}
	gap := b.parts[from].Gap
	after := append([]Part{}, b.parts[to+1:]...)
	b.parts = b.parts[:from]
	b.open, b.gap = lines, gap
	b.close()
	b.parts[len(b.parts)-1].Letter = true
	b.parts = append(b.parts, after...)
	return from
}
