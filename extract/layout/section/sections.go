// Package section tells headings from paragraphs and gives each headed part of a
// report its zone.
package section

import (
	"regexp"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
)

// PartOnly is a heading that numbers the one below it.
var PartOnly = regexp.MustCompile(`(?i)^(?:part|section|chapter|appendix|annexe?|schedule)\s+(?:[a-z]|\d{1,2}|[ivxl]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[:.]?$`)

// chunksOf groups the parts under their headings. Headings that follow one another
// without text between are sections of their own, without passages. Where a box with
// a heading of its own ends, the section goes on that it interrupts.
func chunksOf(parts []paragraph.Part, m *paper.Measure) []*chunk {
	var chunks []*chunk
	letters := letteredHeadings(parts)
	for i, p := range parts {
		if p.Kind == paragraph.Heading {
			number, words := HeadingNumber(p.Full())
			if letters[i] {
				number, words, _ = strings.Cut(p.Full(), " ")
			}
			c := &chunk{heading: words, number: number, level: p.Level, page: p.Page(), boxed: p.Lines[0].Boxed, caption: p.Caption}
			if n := len(chunks) - 1; n >= 0 && number == "" && len(chunks[n].parts) == 0 && chunks[n].number == "" && PartOnly.MatchString(chunks[n].heading) {
				// "Chapter 2" on a line of its own
				c.number, c.page = chunks[n].heading, chunks[n].page
				chunks = chunks[:n]
			}
			if n := len(chunks); n > 0 && (p.Caption || c.boxed != 0 && c.boxed != chunks[n-1].boxed || c.boxed == 0 && boxed(parts[i:], m)) {
				c.box, c.within = true, chunks[n-1]
				if c.within.box {
					c.within = c.within.within
				}
			}
			chunks = append(chunks, c)
			continue
		}
		if len(chunks) == 0 {
			chunks = append(chunks, &chunk{level: 1, page: p.Page()})
		}
		c := chunks[len(chunks)-1]
		if c.box && len(c.parts) > 0 && !c.holds(p, m) {
			w := c.within
			c = &chunk{heading: w.heading, number: w.number, level: w.level, page: p.Page()}
			chunks = append(chunks, c)
		}
		c.parts = append(c.parts, p)
	}
	return chunks
}

var oneLetter = regexp.MustCompile(`^([A-Z]) +\p{Lu}`)

// letteredHeadings finds the headings that are numbered A, B, C without a stop: at
// least three, each the next letter after the one before.
func letteredHeadings(parts []paragraph.Part) map[int]bool {
	found := map[int]bool{}
	next := byte('A')
	for i, p := range parts {
		if m := oneLetter.FindStringSubmatch(p.Full()); p.Kind == paragraph.Heading && m != nil && m[1][0] == next {
			found[i] = true
			next++
		}
	}
	if len(found) < 3 {
		return nil
	}
	return found
}

// boxed reports whether the heading that the parts begin with and the paragraph
// after it are set in from the margin by the same, as text in a box is.
func boxed(parts []paragraph.Part, m *paper.Measure) bool {
	if len(parts) < 2 || parts[1].Kind != paragraph.Paragraph || parts[1].Row || parts[0].Centred {
		return false
	}
	return parts[0].Indent > 0.3*m.Size && inBox(parts[1], parts[0], m)
}

// inBox reports whether a part begins at the same place of its column as the first
// of a box, or further in.
func inBox(p, first paragraph.Part, m *paper.Measure) bool {
	return !p.Row && p.Indent > first.Indent-0.2*m.Size
}

// holds reports whether a part after the first stands in the box that the chunk is.
func (c *chunk) holds(p paragraph.Part, m *paper.Measure) bool {
	if c.caption {
		return p.Row
	}
	if c.boxed != 0 {
		return p.Lines[0].Boxed == c.boxed
	}
	return inBox(p, c.parts[0], m)
}
