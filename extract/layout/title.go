package layout

import (
	"regexp"
	"strings"
)

// titleLines gives the lines of the first page that has words: what a report says
// of itself before it begins.
func titleLines(flow []item, m *measure) []line {
	var lines []line
	for _, it := range flow {
		if it.row != nil {
			continue
		}
		if len(lines) > 0 && it.line.page != lines[0].page {
			break
		}
		lines = append(lines, it.line)
	}
	return lines
}

const titlePages = 6 // pages at the front that may have no running text

// dropTitlePage drops what stands before the first paragraph or table, so that
// titles, names and dates on the first pages are no passages. On the page of that
// paragraph headings are kept.
func dropTitlePage(parts []part, m *measure) []part {
	first := -1
	for i, p := range parts {
		if p.page() > titlePages {
			break
		}
		n := wordCount(p.text)
		if p.lines[0].size > 1.3*m.size && !(n >= 20 && strings.HasSuffix(p.text, ".") && p.lines[0].size < 1.7*m.size) {
			continue
		}
		if p.row && p.page() > parts[0].page() || n >= 20 || n >= 8 && strings.HasSuffix(p.text, ".") {
			first = i
			break
		}
	}
	if first <= 0 {
		return parts
	}
	var kept []part
	for i, p := range parts {
		if i < first && (p.page() < parts[first].page() || !opensText(p, i+1 == first, p.page() == parts[0].page())) {
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// dateAlone is a line that gives the report's date.
var dateAlone = regexp.MustCompile(`(?i)^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|september|october|november|december),? (?:19|20)\d\d$`)

// opensText reports whether a part before the first paragraph is a heading of the
// text and no part of the title: a known one, a numbered one, or the one right
// before the paragraph. Front says that it stands on the first page. Lines in the type of running text are neither.
func opensText(p part, last, front bool) bool {
	full := p.full()
	number, words := headingNumber(full)
	switch {
	case dateAlone.MatchString(full):
		return false
	case number != "" || partOnly.MatchString(full):
		return true
	case strings.Contains(words, ": "):
		return false // "Author: …"
	case titleWords.MatchString(full):
		return last && !p.centred && (!front || p.style.bold && headingScore(full) >= 5)
	case headingScore(full) >= 3:
		return true
	}
	return last && !p.centred && (p.style.bold || p.style.caps)
}
