package layout

import "regexp"

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
		case salutation.MatchString(p.full()):
			from := i
			for from > 0 && i-from < addressLines && b.likeAddress(b.parts[from-1]) && b.parts[from-1].page() == p.page() {
				from--
			}
			i = b.merge(from, i)
		case valediction.MatchString(p.full()):
			to := i
			for to+1 < len(b.parts) && to-i < addressLines && b.likeAddress(b.parts[to+1]) && b.parts[to+1].page() == p.page() && b.parts[to+1].style.size < 1.1*b.m.size {
				to++
			}
			i = b.merge(i, to)
		case postcode.MatchString(p.full()):
			from, to := i, i
			for from > 0 && b.likeAddress(b.parts[from-1]) && !styled(b.parts[from-1], b.m) && b.parts[from-1].page() == p.page() {
				from--
			}
			for to+1 < len(b.parts) && to-i < addressLines && b.likeAddress(b.parts[to+1]) && !styled(b.parts[to+1], b.m) && b.parts[to+1].page() == p.page() && !salutation.MatchString(b.parts[to+1].full()) {
				to++
			}
			if to+1 < len(b.parts) && salutation.MatchString(b.parts[to+1].full()) {
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
func (b *builder) likeAddress(p part) bool {
	if p.row || p.label.kind != noLabel || p.style.size >= 1.3*b.m.size || len(p.lines) > addressLines {
		return false
	}
	for _, l := range p.lines {
		if wordCount(l.text()) > addressWords {
			return false
		}
	}
	return !sentenceLike.MatchString(p.text)
}

var sentenceLike = regexp.MustCompile(`[.?!;:]["'”’)]*$`)

// merge makes one part of those from one place to another and gives its place.
func (b *builder) merge(from, to int) int {
	if from == to {
		return to
	}
	var lines []line
	for _, p := range b.parts[from : to+1] {
		lines = append(lines, p.lines...)
	}
	gap := b.parts[from].gap
	after := append([]part{}, b.parts[to+1:]...)
	b.parts = b.parts[:from]
	b.open, b.gap = lines, gap
	b.close()
	b.parts[len(b.parts)-1].letter = true
	b.parts = append(b.parts, after...)
	return from
}
