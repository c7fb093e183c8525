package refi

import (
	"bytes"
	"unicode"

	textunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/dhrcoder/dhr"
)

// rawText is a source's text as a program wrote it, without byte order mark but with
// its line ends.
type rawText struct {
	runes []rune
	mark  bool // it began with a byte order mark
	crlf  bool // it has CRLF
	wide  bool // it has characters that UTF-16 writes as two
}

// decodeText reads UTF-8, or UTF-16 that begins with a byte order mark. What is no
// text becomes U+FFFD.
func decodeText(data []byte) rawText {
	t := rawText{mark: bytes.HasPrefix(data, []byte("\ufeff")) || bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))}
	decoded, _, err := transform.Bytes(textunicode.BOMOverride(textunicode.UTF8.NewDecoder()), data)
	if err != nil { // half a character at the end
		decoded = bytes.ToValidUTF8(data, []byte("\ufffd"))
	}
	t.runes = []rune(string(decoded))
	for i, r := range t.runes {
		t.crlf = t.crlf || r == '\r' && i+1 < len(t.runes) && t.runes[i+1] == '\n'
		t.wide = t.wide || r > 0xffff
	}
	return t
}

// clean returns the text with LF as its only end of line.
func (t rawText) clean() []rune {
	out := make([]rune, 0, len(t.runes))
	for i, r := range t.runes {
		switch {
		case r != '\r':
			out = append(out, r)
		case i+1 == len(t.runes) || t.runes[i+1] != '\n':
			out = append(out, '\n')
		}
	}
	return out
}

// counting is a way of counting positions. The standard counts the code points of the
// file's text; programs were seen to count otherwise.
type counting struct {
	mark  bool // the byte order mark counts
	crlf1 bool // CRLF counts as one
	utf16 bool // UTF-16 units
}

// countings lists the ways in which the positions in a text may have been counted,
// the standard's first. For a plain text they are all the same.
func (t rawText) countings() []counting {
	ways := []counting{{}}
	extend := func(possible bool, set func(*counting)) {
		if !possible {
			return
		}
		for _, w := range ways[:len(ways):len(ways)] {
			set(&w)
			ways = append(ways, w)
		}
	}
	extend(t.crlf, func(c *counting) { c.crlf1 = true })
	extend(t.wide, func(c *counting) { c.utf16 = true })
	extend(t.mark, func(c *counting) { c.mark = true })
	return ways
}

// places gives for each position, counted that way, its place in the clean text.
func (t rawText) places(c counting) []int32 {
	at := make([]int32, 0, len(t.runes)+2)
	var place int32
	if c.mark {
		at = append(at, 0)
	}
	for i, r := range t.runes {
		first := r == '\r' && i+1 < len(t.runes) && t.runes[i+1] == '\n' // of a CRLF
		if !first || !c.crlf1 {
			at = append(at, place)
		}
		if c.utf16 && r > 0xffff {
			at = append(at, place)
		}
		if !first {
			place++
		}
	}
	return append(at, place)
}

// settle turns the selections' positions into code points of the text that it
// returns. Where the file allows several ways of counting, that one is taken under
// which most selections begin and end with a word; of equals the standard's. It
// reports whether another than the standard's was taken. Selections out of the text
// come back cut to it.
func (t rawText) settle(spans []dhr.Span) (text string, settled []dhr.Span, unusual bool) {
	clean := t.clean()
	var best []int32
	most := -1
	for i, c := range t.countings() {
		at := t.places(c)
		fits := 0
		for _, s := range spans {
			if s.Start >= 0 && s.End < len(at) && s.Start < s.End {
				fits += whole(clean, int(at[s.Start]), int(at[s.End]))
			}
		}
		if fits > most {
			best, most, unusual = at, fits, i > 0
		}
	}
	for _, s := range spans {
		start := min(max(s.Start, 0), len(best)-1)
		end := min(max(s.End, start), len(best)-1)
		settled = append(settled, dhr.Span{Start: int(best[start]), End: int(best[end])})
	}
	return string(clean), settled, unusual
}

// whole counts how many of a selection's ends fall on the edge of a word.
func whole(text []rune, start, end int) int {
	n := 0
	if start < end && !unicode.IsSpace(text[start]) && (start == 0 || !inWord(text[start-1])) {
		n++
	}
	if start < end && !unicode.IsSpace(text[end-1]) && (end == len(text) || !inWord(text[end])) {
		n++
	}
	return n
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
