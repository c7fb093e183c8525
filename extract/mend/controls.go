package mend

import (
	"strings"
	"unicode"
)

// Control characters that stand for ligatures, dashes and quotation marks in the
// encodings of TeX's fonts, T1 and OT1, when a file does not say what they mean.
var texLigatures = map[rune]rune{
	0x1B: '\uFB00', 0x1C: '\uFB01', 0x1D: '\uFB02', 0x1E: '\uFB03', 0x1F: '\uFB04',
	0x0B: '\uFB00', 0x0C: '\uFB01', 0x0E: '\uFB03', 0x0F: '\uFB04',
}

var texSigns = map[rune]rune{0x10: '“', 0x11: '”', 0x15: '–', 0x16: '—'}

// Controls puts ligatures where TeX's codes for them stand in words, if that
// makes most of them words of the language; then dashes and quotation marks, too.
// The characters keep their places.
func Controls(chars []rune) {
	found, good := 0, 0
	for i, r := range chars {
		if texLigatures[r] != 0 && besideLetter(chars, i) {
			found++
			if known(texWord(chars, i)) {
				good++
			}
		}
	}
	if good == 0 || good*2 < found {
		return
	}
	for i, r := range chars {
		if l := texLigatures[r]; l != 0 && besideLetter(chars, i) {
			chars[i] = l
		} else if s := texSigns[r]; s != 0 {
			chars[i] = s
		}
	}
}

func besideLetter(chars []rune, i int) bool {
	return i > 0 && unicode.IsLetter(chars[i-1]) || i+1 < len(chars) && unicode.IsLetter(chars[i+1])
}

// texWord is the word around place i, with its ligatures spelled out.
func texWord(chars []rune, i int) string {
	inside := func(r rune) bool { return !IsBoundary(r) || texLigatures[r] != 0 }
	from, to := i, i+1
	for from > 0 && inside(chars[from-1]) {
		from--
	}
	for to < len(chars) && inside(chars[to]) {
		to++
	}
	var b strings.Builder
	for _, r := range chars[from:to] {
		if l := texLigatures[r]; l != 0 {
			b.WriteString(ligatures[l-0xFB00])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
