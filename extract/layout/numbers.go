package layout

import (
	"regexp"
	"strconv"
	"strings"
)

// label is the number or sign printed before a paragraph, item or heading.
type label struct {
	text   string // without the full stop or colon after it, such as "4.12", "67", "(iv)", "Recommendation 3"; a bullet is "•"
	rest   string // what follows
	kind   labelKind
	prefix string // of decimal numbers: what stands before the last number, such as "4."
	value  int    // the last number, or 0
	lead   string // of named labels: text with the signs after it, as printed
}

type labelKind int

const (
	noLabel   labelKind = iota
	decimal             // 4.12
	counted             // 67.
	lettered            // D3
	bracketed           // (a), (iv), a), 3)
	bullet
	named // Recommendation 3
)

var (
	decimalLabel   = regexp.MustCompile(`^((?:\d{1,3}\.){1,4})(\d{1,3})[.):]?(?:\s+|$)`)
	countedLabel   = regexp.MustCompile(`^(\d{1,3})[.:](?:\s+|$)`)
	bareLabel      = regexp.MustCompile(`^(\d{1,3})(?:\s+|$)`)
	letteredLabel  = regexp.MustCompile(`^([A-Z]\.?)(\d{1,3}(?:\.\d{1,3})*)[.:)]?(?:\s+|$)`)
	bracketedLabel = regexp.MustCompile(`^(?:\(([a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|\d{1,3})\)|([a-z]|[ivxlc]{1,5}|\d{1,3})\)|([a-z]|[ivx]{2,5})\.)(?:\s+|$)`)
	bulletLabel    = regexp.MustCompile(`^(?:[•●○◦▪▫■□‣⁃∙·►▶➢➤✓✔❖◆◇*]|[-–—](?:\s|$)|o(?:\s|$))\s*`)
	namedLabel     = regexp.MustCompile(`(?i)^((?:(?:overview|national|local|single[ -]agency|multi[ -]agency|imr|key|dhr) )?(?:recommendation|learning point|lesson|finding|action|question|theme|key (?:issue|line of enquiry|finding)|kloe|term)(?: no\.?)? (\d{1,2}(?:\.\d{1,2})?|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s*(?:[.:)–-]\s*|$)`)
)

// parseLabel finds the label that the text begins with.
func parseLabel(s string) label {
	if m := bulletLabel.FindString(s); m != "" {
		inner := parseLabel(s[len(m):])
		if inner.kind != noLabel && inner.kind != bullet && inner.rest != "" {
			return inner
		}
		return label{text: "•", rest: s[len(m):], kind: bullet}
	}
	if m := decimalLabel.FindStringSubmatch(s); m != nil {
		return label{text: m[1] + m[2], rest: s[len(m[0]):], kind: decimal, prefix: m[1], value: number(m[2])}
	}
	if m := countedLabel.FindStringSubmatch(s); m != nil {
		return label{text: m[1], rest: s[len(m[0]):], kind: counted, value: number(m[1])}
	}
	if m := letteredLabel.FindStringSubmatch(s); m != nil {
		return label{text: m[1] + m[2], rest: s[len(m[0]):], kind: lettered, prefix: m[1], value: number(m[2])}
	}
	if m := bracketedLabel.FindStringSubmatch(s); m != nil {
		return label{text: strings.TrimSpace(m[0]), rest: s[len(m[0]):], kind: bracketed, value: number(m[1] + m[2])}
	}
	if m := namedLabel.FindStringSubmatch(s); m != nil {
		return label{text: m[1], rest: s[len(m[0]):], kind: named, value: number(m[2]), lead: strings.TrimSpace(m[0])}
	}
	return label{rest: s}
}

// number reads digits; anything else, and what is too long, is 0.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// isLabel reports whether the text is a label and nothing else.
func isLabel(s string) bool {
	s = strings.TrimSpace(s)
	l := parseLabel(s)
	return l.kind != noLabel && l.rest == "" || bareLabel.MatchString(s) && len(s) < 4
}

// follows reports whether the label comes next after another of its kind: 4.13
// after 4.12, 68 after 67, 5.1 after 4.20,
// E1 after D9.
func (l label) follows(prev label) bool {
	if l.kind != prev.kind {
		return false
	}
	if l.prefix == prev.prefix {
		return l.value == prev.value+1
	}
	return l.value == 1 && (l.kind == decimal || l.kind == lettered && l.prefix > prev.prefix)
}

// pageNumber is what a page's number looks like when it stands alone.
var pageNumber = regexp.MustCompile(`(?i)^(?:[-–—|~\[( ]*(?:p\s?a\s?g\s?e|pg\.?|p\.)?[ :|]*(?:\d{1,4}|[ivxl]{1,6})(?: ?(?:of|/|\|) ?\d{1,4})?[-–—|~\]). ]*(?:\| ?(?:p\s?a\s?g\s?e))?)$`)
