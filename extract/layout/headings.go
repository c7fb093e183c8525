package layout

import (
	"regexp"
	"strings"
)

// partLabel is the numbering of headings: "PART E:", "Section G –", "CHAPTER NINE:",
// "6(a)", "Appendix 1".
var partLabel = regexp.MustCompile(`(?i)^((?:part|section|chapter|appendix|annex|annexe|schedule)\s+(?:[a-z]|\d{1,2}|[ivxl]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?:\s?\(\w{1,3}\)|\.\d+)?|\d{1,2}\s?\([a-z]{1,3}\)|[A-Z]\.|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2}){0,3}[.):]?)(?:\s*[:.–—-]+\s*|\s+|$)`)

// headingNumber splits a heading into its printed number and its words.
func headingNumber(s string) (number, words string) {
	if dayFirst.MatchString(s) {
		return "", s
	}
	if m := partLabel.FindStringSubmatch(s); m != nil {
		words = strings.TrimSpace(s[len(m[0]):])
		if words == "" {
			return "", s
		}
		number = strings.TrimRight(strings.TrimSpace(m[1]), ".:")
		if !strings.Contains(number, "(") {
			number = strings.TrimRight(number, ")")
		}
		return number, words
	}
	return "", s
}

// dayFirst is a text that begins with a day of the month, which is no number of a
// heading.
var dayFirst = regexp.MustCompile(`(?i)^\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b`)

// findHeadings tells headings from paragraphs: by type first, then by wording and
// numbering. Labels on lines of their own go to the paragraph after them.
func findHeadings(parts []part, m *measure) []part {
	long := 0
	for _, p := range parts {
		if wordCount(p.text) >= 20 {
			long++
		}
	}
	for i := range parts {
		p := &parts[i]
		if p.kind == heading || p.row || p.letter {
			continue
		}
		if captions(parts, i) {
			p.kind, p.caption = heading, true
			continue
		}
		var next *part
		if i+1 < len(parts) {
			next = &parts[i+1]
		}
		if p.lines[0].across || styled(*p, m) || titlesBox(parts, i) || long > 0 && plainHeading(*p, next, m) {
			p.kind = heading
		}
	}
	parts = carryLabels(parts)
	return rankHeadings(parts)
}

// plainHeading reports whether a part in the type of running text is a heading: one
// short line that is no sentence, in front of a paragraph, and says what headings
// of reports say or is numbered among paragraphs.
func plainHeading(p part, next *part, m *measure) bool {
	if len(p.lines) > 2 || next == nil || p.label.kind == bullet || p.label.kind == bracketed {
		return false
	}
	full := p.full()
	n := wordCount(p.text)
	if strings.HasSuffix(full, ":") && (p.label.kind != noLabel || next.label.kind == bullet || next.label.kind == bracketed) || p.indent > m.size && !p.centred {
		return false
	}
	if strings.HasSuffix(full, ":") && n > 5 {
		return false // what introduces a list
	}
	question := strings.HasSuffix(full, "?") && strings.Count(full, "?") == 1 && n <= 20 && !strings.HasSuffix(next.text, "?")
	if n == 0 || n > 12 && !question || startsLower(p.text) || strings.ContainsAny(lastRune(full), ".,;") {
		return false
	}
	if !p.short && len(p.lines) == 1 && !question {
		return false
	}
	score := headingScore(full)
	if w := wordCount(next.text); w < 12 && headingScore(next.full()) < 3 && !(w >= 5 && strings.HasSuffix(next.text, ".") && n <= 6 && score >= 5) {
		return false
	}
	if score >= 3 && n <= 10 {
		return true
	}
	numbered := p.label.kind == decimal || p.label.kind == counted || p.label.kind == lettered
	if numbered {
		return (n <= 10 || question) && next.label.kind != noLabel && next.label.kind != bullet && wordCount(next.text) >= 12
	}
	number, _ := headingNumber(full)
	return number != "" || question && wordCount(next.text) >= 12 || p.gap > 1.25 && next.gap > 1.1 && n <= 8
}

func lastRune(s string) string {
	r := []rune(strings.TrimSpace(s))
	if len(r) == 0 {
		return ""
	}
	return string(r[len(r)-1])
}

// carryLabels takes headings that are a label and nothing else, such as
// "Recommendation 3", as the number of the paragraph that follows.
func carryLabels(parts []part) []part {
	var out []part
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		alone := p.text == "" && p.label.kind != noLabel && p.label.kind != bullet
		if alone && i+1 < len(parts) && parts[i+1].kind == paragraph && parts[i+1].label.kind == noLabel {
			next := parts[i+1]
			next.label = p.label
			next.label.rest = next.text
			next.lines = append(append([]line{}, p.lines...), next.lines...)
			out = append(out, next)
			i++
			continue
		}
		if p.text == "" && p.kind == paragraph {
			continue // a bare number or bullet
		}
		out = append(out, p)
	}
	return out
}

// inTable is the level of a heading across a table.
const inTable = 3

// rankHeadings gives headings their level: by the depth of their number where they
// have one, else by how much their type stands out.
func rankHeadings(parts []part) []part {
	weight := func(p part) float64 {
		w := p.style.size * 10
		if p.style.bold {
			w += 6
		}
		if p.style.caps {
			w += 4
		}
		return w
	}
	top := 0.0 // the strongest style that at least three headings have, or the strongest
	count := map[float64]int{}
	for _, p := range parts {
		if p.kind == heading {
			count[weight(p)]++
		}
	}
	for _, p := range parts {
		if w := weight(p); p.kind == heading && count[w] >= 3 && w > top {
			top = w
		}
	}
	for i := range parts {
		p := &parts[i]
		if p.kind != heading {
			continue
		}
		p.level = 1
		if p.lines[0].across || p.caption {
			p.level = inTable
			continue
		}
		if top > 0 && weight(*p) < top-2 {
			p.level = 2
		}
		if number, _ := headingNumber(p.full()); strings.Count(number, ".") > 0 || strings.Contains(number, "(") {
			p.level = 2
		}
	}
	return parts
}
