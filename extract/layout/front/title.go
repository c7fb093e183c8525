// Package front reads what a report says of itself at its beginning: title,
// partnership, year and kind of case.
package front

import (
	"regexp"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
	"github.com/dhrcoder/dhr/extract/layout/section"
)

// TitleLines gives the lines of the first page that has words: what a report says
// of itself before it begins.
func TitleLines(flow []paper.Item, m *paper.Measure) []paper.Line {
	var lines []paper.Line
	for _, it := range flow {
		if it.Row != nil {
			continue
		}
		if len(lines) > 0 && it.Line.Page != lines[0].Page {
			break
		}
		lines = append(lines, it.Line)
	}
	return lines
}

const titlePages = 6 // pages at the front that may have no running text

// DropTitlePage drops what stands before the first paragraph or table, so that
// titles, names and dates on the first pages are no passages. On the page of that
// paragraph headings are kept.
func DropTitlePage(parts []paragraph.Part, m *paper.Measure) []paragraph.Part {
	first := -1
	for i, p := range parts {
		if p.Page() > titlePages {
			break
		}
		n := paper.WordCount(p.Text)
		if p.Lines[0].Size > 1.3*m.Size && !(n >= 20 && strings.HasSuffix(p.Text, ".") && p.Lines[0].Size < 1.7*m.Size) {
			continue
		}
		if p.Row && p.Page() > parts[0].Page() || n >= 20 || n >= 8 && strings.HasSuffix(p.Text, ".") {
			first = i
			break
		}
	}
	if first <= 0 {
		return parts
	}
	title := titlePart(parts[:first], m)
	var kept []paragraph.Part
	for i, p := range parts {
		if i < title || i < first && (p.Page() < parts[first].Page() || !opensText(p, i+1 == first, p.Page() == parts[0].Page())) {
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// titlePart gives the place of the title among the parts before the first paragraph,
// which is in far larger type than they are and no heading that is known, or -1.
func titlePart(parts []paragraph.Part, m *paper.Measure) int {
	at, size := -1, 1.5*m.Size
	for i, p := range parts {
		if s := p.Lines[0].Size; s > size {
			at, size = i, s
		}
	}
	if at >= 0 {
		if number, words := section.HeadingNumber(parts[at].Full()); number != "" || section.HeadingScore(words) >= 5 {
			return -1
		}
	}
	return at
}

// dateAlone is a line that gives the report's date.
var dateAlone = regexp.MustCompile(`(?i)^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|september|october|november|december),? (?:19|20)\d\d$`)

// opensText reports whether a part before the first paragraph is a heading of the
// text and no part of the title: a known one, a numbered one, or the one right
// before the paragraph. Front says that it stands on the first page. Lines in the type of running text are neither.
func opensText(p paragraph.Part, last, front bool) bool {
	full := p.Full()
	number, words := section.HeadingNumber(full)
	switch {
	case dateAlone.MatchString(full):
		return false
	case number != "" || section.PartOnly.MatchString(full):
		return true
	case strings.Contains(words, ": "):
		return false // "Author: …"
	case section.TitleWords.MatchString(full):
		return last && !p.Centred && (!front || p.Style.Bold && section.HeadingScore(full) >= 5)
	case section.HeadingScore(full) >= 3:
		return true
	}
	return last && !p.Centred && (p.Style.Bold || p.Style.Caps)
}
