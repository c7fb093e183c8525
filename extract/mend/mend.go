// Package mend makes words of characters as PDFs have them: normalised, with what
// programs that wrote a PDF anew got wrong put right.
package mend

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/dhrcoder/dhr/extract/text"
)

// A note number is set smaller than the word it hangs on, by at least this share,
// and its baseline is higher by at least this share of the word's size.
const (
	Smaller = 0.85
	Raised  = 0.12
)

// IsBoundary reports whether the character separates words: white space of any
// width, or a control character.
func IsBoundary(r rune) bool {
	return r <= ' ' || r == '\u007F' || r == '\u00A0' || r >= '\u2000' && r <= '\u200A' ||
		r == '\u2028' || r == '\u2029' || r == '\u202F' || r == '\u205F' || r == '\u3000' || r == '\u0085'
}

// IsNoteMark reports whether the character is one of those that refer to a note:
// figures, small Roman numerals and signs.
func IsNoteMark(r rune) bool {
	return r >= '0' && r <= '9' || r == '*' || r == '†' || r == '‡' || r == '§' || r == 'i' || r == 'v' || r == 'x'
}

// HasLetter reports whether the text has a letter.
func HasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// Word normalises a word: NFC, ligatures taken apart, Windows code points in
// the C1 range put right, private-use bullets as "•", hyphens as "-", invisible
// characters dropped. symbol says that its font is one of bullets. broken says
// that the last character is a hyphen at the end of a line.
func Word(chars []rune, symbol, broken bool) string {
	if plain := asciiWord(chars); plain && !symbol {
		return string(chars)
	}
	var b strings.Builder
	for i, r := range chars {
		switch {
		case r == HyphenMark || r == HyphenMarkChar:
			b.WriteByte('-')
		case r == SoftHyphen:
			if broken && i == len(chars)-1 {
				b.WriteByte('-')
			}
		case r == '\u2010' || r == '\u2011':
			b.WriteByte('-')
		case r >= 0x80 && r < 0xA0:
			b.WriteString(windows1252[r-0x80])
		case r >= 0xE000 && r <= 0xF8FF:
			b.WriteRune(privateUse(r, symbol, len(chars)))
		case symbol && len(chars) == 1 && !unicode.IsDigit(r):
			b.WriteRune('•')
		case r >= 0xFB00 && r <= 0xFB06:
			b.WriteString(ligatures[r-0xFB00])
		case r < ' ' || r == 0x7F || isInvisible(r):
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// asciiWord reports whether the word is of printable ASCII only, as most are.
func asciiWord(chars []rune) bool {
	for _, r := range chars {
		if r <= ' ' || r >= 0x7F {
			return false
		}
	}
	return true
}

// isInvisible reports whether the character shows nothing: joiners, marks of
// direction, surrogates that came alone, non-characters.
func isInvisible(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2064 ||
		r == 0xFEFF || r == 0xFFFF || r >= 0xD800 && r <= 0xDFFF
}

// privateUse reads a private-use character. Symbol fonts put their bullets at
// U+F000 and up; so do other fonts without a proper encoding with their letters.
func privateUse(r rune, symbol bool, inWord int) rune {
	if letter := r - 0xF000; !symbol && inWord > 1 && letter > ' ' && letter < 0x7F {
		return letter
	}
	return '•'
}

// ligatures are U+FB00 to U+FB06.
var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

// windows1252 is what Windows puts at 0x80 to 0x9F, where Unicode has controls.
var windows1252 = [...]string{
	"€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
	"", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
}

// MarkRaised finds note numbers that stand as words of their own: at the start of
// a note, or after a full stop and a space.
func MarkRaised(words []text.Word) {
	for i := range words {
		w := &words[i]
		if w.Raised || len(w.Text) > 3 || strings.ContainsFunc(w.Text, func(r rune) bool { return !IsNoteMark(r) }) {
			continue
		}
		w.Raised = i > 0 && hangsOn(*w, words[i-1]) || i+1 < len(words) && hangsOn(*w, words[i+1])
	}
}

// hangsOn reports whether the note number is raised beside the word.
func hangsOn(note, word text.Word) bool {
	rise := word.Baseline - note.Baseline
	return note.Size < Smaller*word.Size && rise >= Raised*word.Size && rise < word.Size
}

// HyphenMark is what pdfium puts for a hyphen at the end of a run or line: in the
// text U+FFFE, and 2 when asked for the single character.
const (
	HyphenMark     = '\uFFFE'
	HyphenMarkChar = '\x02'
	SoftHyphen     = '\u00AD'
)
