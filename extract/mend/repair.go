package mend

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr/extract/lexicon"
	"github.com/dhrcoder/dhr/extract/text"
)

// Repair puts right what a program that wrote the PDF anew got wrong in the table
// of what its characters mean. Every reader sees the same damage:
//
//   - ligatures with their bytes the wrong way round, or cut to one byte, as
//     Ghostscript 9 and 10 write them: "o昀케cer", "identiûed", "leaüet";
//   - quotation marks that became "<" and "=", and apostrophes that became "9"
//     (the last byte of their number and 32).
func Repair(words []*text.Word) {
	opened, closed, nines := 0, 0, false
	for i := range words {
		w := words[i]
		if !isASCII(w.Text) {
			w.Text = repairLigatures(w.Text)
		}
		if strings.IndexByte(w.Text, '9') > 0 {
			if m := nineForApostrophe.FindStringSubmatchIndex(w.Text); m != nil {
				nines = true
				w.Text = w.Text[:m[2]] + "’" + w.Text[m[3]:]
			}
		}
		if opensQuote(w.Text) {
			opened++
		}
		if closesQuote(w.Text) >= 0 {
			closed++
		}
	}
	for i := range words {
		if w := words[i]; nines && !w.Raised && nineAfterPlural.MatchString(w.Text) {
			w.Text = w.Text[:len(w.Text)-1] + "’"
		}
	}
	if opened == 0 || opened != closed {
		return
	}
	for i := range words {
		w := words[i]
		if opensQuote(w.Text) {
			w.Text = "“" + w.Text[1:]
		}
		if at := closesQuote(w.Text); at >= 0 {
			w.Text = w.Text[:at] + "”" + w.Text[at+1:]
		}
	}
}

var (
	nineForApostrophe = regexp.MustCompile(`^["“(<]?\p{L}*\p{Ll}(9)(?:s|t|d|m|re|ve|ll|clock)(?:\P{L}|$)`)
	// nineAfterPlural is only taken for an apostrophe on pages that have others: a
	// note's number may stand there.
	nineAfterPlural = regexp.MustCompile(`^\p{L}{3,}s9$`)
)

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// candidates are the ligatures of Latin type, the commonest first.
var candidates = [...]string{"fi", "ff", "fl", "ffi", "ffl", "ti", "tt", "ft", "tf", "tti", "Th", "ct", "st"}

// repairLigatures replaces Chinese or Korean characters within an English word, and
// û and ü where no English word has them, by the ligature that makes it a word. The
// former are no part of any English word: without one they become "fi".
func repairLigatures(s string) string {
	runes := turnBack([]rune(s))
	s = string(runes)
	from := -1
	foreign, latin := false, false
	to := 0
	for i, r := range runes {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hangul):
			foreign = true
		case r == 'û' || r == 'ü':
		default:
			latin = latin || r < 0x80 && unicode.IsLetter(r)
			continue
		}
		if from < 0 {
			from = i
		}
		if i > from && to != i {
			return s // two damaged places: not this damage, or too much of it
		}
		to = i + 1
	}
	if from < 0 || foreign && !latin && len(runes) > to-from {
		return s
	}
	before, after := string(runes[:from]), string(runes[to:])
	letters, isTurned := turned(runes[from:to])
	if before+after == "" {
		return s
	}
	for _, c := range candidates {
		if strings.HasPrefix(c, letters) && known(before+c+after) {
			return before + c + after
		}
	}
	if isTurned {
		for _, c := range candidates {
			if strings.HasPrefix(c, letters) {
				return before + c + after
			}
		}
	}
	if foreign && latin && to-from <= 2 {
		return before + "fi" + after
	}
	return s
}

// turned gives the letters of a ligature whose characters have their bytes the other
// way round, as in "informa琀椀on"; of some only the first letter is left.
func turned(runes []rune) (string, bool) {
	var b strings.Builder
	for _, r := range runes {
		letter := r >> 8
		if r&0xFF != 0 || letter >= 0x80 || !unicode.IsLetter(letter) {
			return "", false
		}
		b.WriteRune(letter)
	}
	return b.String(), b.Len() > 0
}

// turnBack puts letters where two or more of them stand with their bytes turned.
func turnBack(runes []rune) []rune {
	var out []rune
	for i := 0; i < len(runes); {
		j := i
		for j < len(runes) && runes[j]&0xFF == 0 && runes[j] >= 'A'<<8 && runes[j] <= 'z'<<8 {
			j++
		}
		if letters, ok := turned(runes[i:j]); ok && len(letters) > 1 {
			out = append(out, []rune(letters)...)
			i = j
			continue
		}
		out = append(out, runes[i])
		i++
	}
	return out
}

// known reports whether the word, or each part of a hyphenated one, is in the
// lexicon, whatever stands around it.
func known(word string) bool {
	for part := range strings.SplitSeq(word, "-") {
		part = strings.ToLower(strings.TrimFunc(part, func(r rune) bool { return !unicode.IsLetter(r) }))
		part = strings.TrimSuffix(strings.TrimSuffix(part, "’s"), "'s")
		if part == "" || !lexicon.Has(part) {
			return false
		}
	}
	return true
}

// opensQuote reports whether a word begins as a quotation would with "<" for its
// mark.
func opensQuote(s string) bool {
	return len(s) > 1 && s[0] == '<' && unicode.IsLetter(rune(s[1]))
}

// closesQuote gives the place of a "=" that stands where a quotation's last mark
// would, or -1.
func closesQuote(s string) int {
	bare := strings.TrimRight(s, ".,;:?!)")
	if n := len(bare) - 1; n > 0 && bare[n] == '=' && (unicode.IsLetter(rune(bare[n-1])) || strings.ContainsRune(".,?!", rune(bare[n-1]))) {
		return n
	}
	return -1
}
