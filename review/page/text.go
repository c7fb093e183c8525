package page

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
)

// Segment is a run of a passage's text, marked when it is evidence.
type Segment struct {
	Text   string
	Marked bool
	Strong bool // for the code that is looked at, see Layers
}

// Segments cuts text at the evidence spans, which count code points of the text
// as stored. Spans that lie outside it or overlap are cut to what fits.
func Segments(text string, evidence []dhr.Span) []Segment {
	runes := []rune(text)
	var out []Segment
	at := 0
	add := func(end int, marked bool) {
		if end > at {
			out = append(out, Segment{Text: Clean(string(runes[at:end])), Marked: marked})
			at = end
		}
	}
	for _, e := range evidence {
		add(min(max(e.Start, 0), len(runes)), false)
		add(min(max(e.End, 0), len(runes)), true)
	}
	add(len(runes), false)
	return out
}

// Clean makes text from documents and people safe to read: characters that steer
// the terminal or the direction of writing, or that cannot be seen, are shown by
// their number, so that nobody is shown another text than the one stored. HTML
// is escaped by the templates, not here.
func Clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if strings.IndexFunc(s, Hidden) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if Hidden(r) {
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Hidden reports whether a character would change a text without being seen.
// Joiners that scripts need, soft hyphens, tabs and line breaks are not hidden.
func Hidden(r rune) bool {
	switch r {
	case '\t', '\n', '\r', '\u00AD', '\u200C', '\u200D':
		return false
	case '\u2028', '\u2029':
		return true
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)
}

// Short cuts text to n code points, with an ellipsis when something was cut.
func Short(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return strings.TrimSpace(string(runes[:n])) + "…"
}
