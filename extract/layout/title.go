package layout

import "strings"

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

const titlePages = 3 // pages at the front that may have no running text

// dropTitlePage marks what stands before the first paragraph, so that titles, names
// and dates on the first pages are no passages.
func dropTitlePage(parts []part, m *measure) []part {
	first := -1
	for i, p := range parts {
		if p.page() > titlePages {
			break
		}
		if p.lines[0].size > 1.3*m.size {
			continue
		}
		if n := wordCount(p.text); n >= 20 || n >= 8 && strings.HasSuffix(p.text, ".") {
			first = i
			break
		}
	}
	if first <= 0 {
		return parts
	}
	var kept []part
	for i, p := range parts {
		if i < first && p.page() < parts[first].page() {
			continue
		}
		if i < first && !p.style.bold && !p.style.caps && p.style.size < 1.1*parts[first].style.size && headingScore(p.full()) < 3 {
			continue
		}
		kept = append(kept, p)
	}
	return kept
}
