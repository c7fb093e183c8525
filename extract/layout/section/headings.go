package section

import (
	"regexp"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
)

// partLabel is the numbering of headings: "PART E:", "Section G –", "CHAPTER NINE:",
// "6(a)", "Appendix 1".
var partLabel = regexp.MustCompile(`(?i)^((?:part|section|chapter|appendix|annex|annexe|schedule)\s+(?:[a-z]|\d{1,2}|[ivxl]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?:\s?\(\w{1,3}\)|\.\d+)?|\d{1,2}\s?\([a-z]{1,3}\)|[A-Z]\.|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2}){0,3}[.):]?)(?:\s*[:.–—-]+\s*|\s+|$)`)

// HeadingNumber splits a heading into its printed number and its words.
func HeadingNumber(s string) (number, words string) {
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

// FindHeadings tells headings from paragraphs: by type first, then by wording and
// numbering. Labels on lines of their own go to the paragraph after them.
func FindHeadings(parts []paragraph.Part, m *paper.Measure) []paragraph.Part {
	long := 0
	for _, p := range parts {
		if paper.WordCount(p.Text) >= 20 {
			long++
		}
	}
	for i := range parts {
		p := &parts[i]
		if p.Kind == paragraph.Heading || p.Row || p.Letter {
			continue
		}
		if paragraph.Captions(parts, i) {
			p.Kind, p.Caption = paragraph.Heading, true
			continue
		}
		var next *paragraph.Part
		if i+1 < len(parts) {
			next = &parts[i+1]
		}
		if p.Lines[0].Across || paragraph.Styled(*p, m) || paragraph.TitlesBox(parts, i) || long > 0 && plainHeading(*p, next, m) {
			p.Kind = paragraph.Heading
		}
	}
	return rankHeadings(joinTerms(carryLabels(parts)))
}

// plainHeading reports whether a part in the type of running text is a heading: one
// short line that is no sentence, in front of a paragraph, and says what headings
// of reports say or is numbered among paragraphs.
func plainHeading(p paragraph.Part, next *paragraph.Part, m *paper.Measure) bool {
	if len(p.Lines) > 2 || next == nil || p.Label.Kind == numbering.Bullet || p.Label.Kind == numbering.Bracketed {
		return false
	}
	full := p.Full()
	n := paper.WordCount(p.Text)
	if strings.HasSuffix(full, ":") && (p.Label.Kind != numbering.None || next.Label.Kind == numbering.Bullet || next.Label.Kind == numbering.Bracketed) || p.Indent > m.Size && !p.Centred {
		return false
	}
	if strings.HasSuffix(full, ":") && (n > 5 || paper.StartsLower(next.Text)) {
		return false // what introduces a list
	}
	question := strings.HasSuffix(full, "?") && strings.Count(full, "?") == 1 && n <= 20 && !strings.HasSuffix(next.Text, "?")
	if n == 0 || n > 12 && !question || paper.StartsLower(p.Text) || strings.ContainsAny(lastRune(full), ".,;") {
		return false
	}
	if !p.Short && len(p.Lines) == 1 && !question {
		return false
	}
	score := HeadingScore(full)
	if w := paper.WordCount(next.Text); w < 12 && HeadingScore(next.Full()) < 3 && !(w >= 5 && strings.HasSuffix(next.Text, ".") && n <= 6 && score >= 5) {
		return false
	}
	if score >= 3 && n <= 10 {
		return true
	}
	numbered := p.Label.Kind == numbering.Decimal || p.Label.Kind == numbering.Counted || p.Label.Kind == numbering.Lettered
	if numbered {
		return (n <= 10 || question) && next.Label.Kind != numbering.None && next.Label.Kind != numbering.Bullet && paper.WordCount(next.Text) >= 12
	}
	number, _ := HeadingNumber(full)
	return number != "" || question && paper.WordCount(next.Text) >= 12 || p.Gap > 1.25 && next.Gap > 1.1 && n <= 8
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
func carryLabels(parts []paragraph.Part) []paragraph.Part {
	var out []paragraph.Part
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		alone := p.Text == "" && p.Label.Kind != numbering.None && p.Label.Kind != numbering.Bullet
		if alone && i+1 < len(parts) && parts[i+1].Kind == paragraph.Paragraph && parts[i+1].Label.Kind == numbering.None {
			next := parts[i+1]
			next.Label = p.Label
			next.Label.Rest = next.Text
			next.Lines = append(append([]paper.Line{}, p.Lines...), next.Lines...)
			out = append(out, next)
			i++
			continue
		}
		if p.Kind == paragraph.Paragraph && (p.Text == "" || !p.Row && len(p.Text) < 4 && numbering.Value(p.Text) > 0) {
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
func rankHeadings(parts []paragraph.Part) []paragraph.Part {
	weight := func(p paragraph.Part) float64 {
		w := p.Style.Size * 10
		if p.Style.Bold {
			w += 6
		}
		if p.Style.Caps {
			w += 4
		}
		return w
	}
	top := 0.0 // the strongest style that at least three headings have, or the strongest
	count := map[float64]int{}
	for _, p := range parts {
		if p.Kind == paragraph.Heading {
			count[weight(p)]++
		}
	}
	for _, p := range parts {
		if w := weight(p); p.Kind == paragraph.Heading && count[w] >= 3 && w > top {
			top = w
		}
	}
	for i := range parts {
		p := &parts[i]
		if p.Kind != paragraph.Heading {
			continue
		}
		p.Level = 1
		if p.Lines[0].Across || p.Caption {
			p.Level = inTable
			continue
		}
		if top > 0 && weight(*p) < top-2 {
			p.Level = 2
		}
		if number, _ := HeadingNumber(p.Full()); strings.Count(number, ".") > 0 || strings.Contains(number, "(") {
			p.Level = 2
		}
	}
	return parts
}
