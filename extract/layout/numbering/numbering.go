// Package numbering reads the numbers and signs that paragraphs, items and headings
// begin with.
package numbering

import (
	"regexp"
	"strconv"
	"strings"
)

// Label is the number or sign printed before a paragraph, item or heading.
type Label struct {
	Text   string // without the full stop or colon after it, such as "4.12", "67", "(iv)", "Recommendation 3"; a bullet is "•"
	Rest   string // what follows
	Kind   Kind
	prefix string // of decimal numbers: what stands before the last number, such as "4."
	Value  int    // the last number, or 0
	Lead   string // of named labels: text with the signs after it, as printed
}

// Kind says what a label looks like.
type Kind int

const (
	None      Kind = iota
	Decimal        // 4.12
	Counted        // 67.
	Lettered       // D3
	Bracketed      // (a), (iv), a), 3)
	Bullet
	Named // Recommendation 3
)

var (
	decimalLabel   = regexp.MustCompile(`^((?:\d{1,3}\.){1,4})(\d{1,3})[.):]?(?:\s+|$)`)
	countedLabel   = regexp.MustCompile(`^(\d{1,3})[.:](?:\s+|$)`)
	BareLabel      = regexp.MustCompile(`^(\d{1,3})(?:\s+|$)`)
	letteredLabel  = regexp.MustCompile(`^([A-Z]\.?)(\d{1,3}(?:\.\d{1,3})*)[.:)]?(?:\s+|$)`)
	bracketedLabel = regexp.MustCompile(`^(?:\(([a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|\d{1,3})\)|([a-z]|[ivxlc]{1,5}|\d{1,3})\)|([a-z]|[ivx]{2,5})\.)(?:\s+|$)`)
	bulletLabel    = regexp.MustCompile(`^(?:[•●○◦▪▫■□‣⁃∙·►▶➢➤✓✔❖◆◇*]|[-–—](?:\s|$)|o(?:\s|$))\s*`)
	namedLabel     = regexp.MustCompile(`(?i)^((?:(?:overview|national|local|single[ -]agency|multi[ -]agency|imr|key|dhr) )?(?:recommendation|learning point|lesson|finding|action|question|theme|key (?:issue|line of enquiry|finding)|kloe|term)(?: no\.?)? (\d{1,2}(?:\.\d{1,2})?|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s*(?:[.:)–-]\s*|$)`)
)

// Parse finds the label that the text begins with.
func Parse(s string) Label {
	if m := bulletLabel.FindString(s); m != "" {
		inner := Parse(s[len(m):])
		if inner.Kind != None && inner.Kind != Bullet && inner.Rest != "" {
			return inner
		}
		return Label{Text: "•", Rest: s[len(m):], Kind: Bullet}
	}
	if m := decimalLabel.FindStringSubmatch(s); m != nil {
		return Label{Text: m[1] + m[2], Rest: s[len(m[0]):], Kind: Decimal, prefix: m[1], Value: Value(m[2])}
	}
	if m := countedLabel.FindStringSubmatch(s); m != nil {
		return Label{Text: m[1], Rest: s[len(m[0]):], Kind: Counted, Value: Value(m[1])}
	}
	if m := letteredLabel.FindStringSubmatch(s); m != nil {
		return Label{Text: m[1] + m[2], Rest: s[len(m[0]):], Kind: Lettered, prefix: m[1], Value: Value(m[2])}
	}
	if m := bracketedLabel.FindStringSubmatch(s); m != nil {
		return Label{Text: strings.TrimSpace(m[0]), Rest: s[len(m[0]):], Kind: Bracketed, Value: Value(m[1] + m[2])}
	}
	if m := namedLabel.FindStringSubmatch(s); m != nil {
		return Label{Text: m[1], Rest: s[len(m[0]):], Kind: Named, Value: Value(m[2]), Lead: strings.TrimSpace(m[0])}
	}
	return Label{Rest: s}
}

// Value reads digits; anything else, and what is too long, is 0.
func Value(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// IsLabel reports whether the text is a label and nothing else.
func IsLabel(s string) bool {
	s = strings.TrimSpace(s)
	l := Parse(s)
	return l.Kind != None && l.Rest == "" || BareLabel.MatchString(s) && len(s) < 4
}

// Follows reports whether the label comes next after another of its kind: 4.13
// after 4.12, 68 after 67, 5.1 after 4.20,
// E1 after D9.
func (l Label) Follows(prev Label) bool {
	if l.Kind != prev.Kind {
		return false
	}
	if l.prefix == prev.prefix {
		return l.Value == prev.Value+1
	}
	return l.Value == 1 && (l.Kind == Decimal || l.Kind == Lettered && l.prefix > prev.prefix)
}

// PageNumber is what a page's number looks like when it stands alone.
var PageNumber = regexp.MustCompile(`(?i)^(?:[-–—|~\[( ]*(?:p\s?a\s?g\s?e|pg\.?|p\.)?[ :|]*(?:\d{1,4}|[ivxl]{1,6})(?: ?(?:of|/|\|) ?\d{1,4})?[-–—|~\]). ]*(?:\| ?(?:p\s?a\s?g\s?e))?)$`)
