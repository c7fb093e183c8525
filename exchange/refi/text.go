package refi

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/dhrcoder/dhr"
)

// plainText writes passages in order, one a line, each after its printed number, and
// says where each passage's own text stands. Lines end with LF, the text is NFC and
// without a byte order mark: programs that count line ends or marks differently from
// the standard then have nothing to count differently.
func plainText(passages []dhr.Passage) (text string, spans []dhr.Span) {
	var b strings.Builder
	at := 0
	write := func(s string) {
		b.WriteString(s)
		at += utf8.RuneCountInString(s)
	}
	for _, p := range passages {
		if number := oneLine(p.Number); number != "" {
			write(number + " ")
		}
		start := at
		write(oneLine(p.Text))
		spans = append(spans, dhr.Span{Start: start, End: at})
		write("\n")
	}
	return b.String(), spans
}

// oneLine gives a text in NFC without characters that some program takes for the end
// of a line or leaves out, each replaced by a space.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r >= 0x7f && r <= 0x9f, r == '\u2028', r == '\u2029', r == '\ufeff', r == '\ufffe', r == '\uffff':
			return ' '
		}
		return r
	}, norm.NFC.String(s))
}
