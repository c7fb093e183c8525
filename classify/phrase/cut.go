package phrase

import (
	"strings"
	"unicode"
)

// Cut cuts a text into words, of which none means anybody.
func Cut(text string) []Word {
	var words []Word
	pos, start := 0, -1
	var w strings.Builder
	next := Word{}
	flush := func() {
		if start < 0 {
			return
		}
		next.Text, next.Start, next.End = strings.ToLower(w.String()), start, pos
		if t, owned := strings.CutSuffix(strings.ReplaceAll(next.Text, "’", "'"), "'s"); owned {
			next.Text, next.Possessive = t, true
		} else {
			next.Text = strings.TrimRight(t, "'")
		}
		words = append(words, next)
		next, start = Word{}, -1
		w.Reset()
	}
	for _, c := range text {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || start >= 0 && (c == '\'' || c == '’'):
			if start < 0 {
				start = pos
				next.Upper = unicode.IsUpper(c)
			}
			w.WriteRune(c)
		default:
			flush()
			switch c {
			case ',', '(', ')':
				next.Comma = true
			case ';', ':', '–', '—', '.':
				next.Break = true
			}
		}
		pos++
	}
	flush()
	return words
}
