package reading

import (
	"unicode"
	"unicode/utf8"
)

// Token is a word or number of the text, or one of the signs £ and %. A
// possessive 's is dropped, hyphenated words are several tokens, and contractions
// are undone: "didn't" gives did and not.
type Token struct {
	Word       int32 // in Document.Words
	Start, End int32 // code points in the passage; End is exclusive
	At         int32 // byte in the passage at which it begins
	Marks      Marks
}

// Marks say how a token is written and what stands before it.
type Marks uint8

// The marks.
const (
	Upper      Marks = 1 << iota // begins with a capital
	Caps                         // two or more letters, all capitals
	AfterComma                   // a comma or bracket stands between it and the token before
	AfterBreak                   // a semicolon, colon or dash does
	Possessive                   // it had 's
)

// Words returns the lower-case words of a text's tokens.
func Words(text string) []string {
	var words []string
	scanText(text, func(lower []byte, _ Token) { words = append(words, string(lower)) })
	return words
}

// scanner cuts a text into tokens.
type scanner struct {
	text  string
	emit  func(lower []byte, t Token)
	lower []byte
}

// scanText calls emit for every token of the text. The bytes are lower-case and
// only valid during the call.
func scanText(text string, emit func(lower []byte, t Token)) {
	s := scanner{text: text, emit: emit}
	s.scan()
}

func (s *scanner) scan() {
	var between Marks
	pos := int32(0)
	for i := 0; i < len(s.text); {
		r, size := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[i:])
		}
		switch {
		case IsWordRune(r):
			n, runes := s.word(i, pos, between)
			i += n
			pos += runes
			between = 0
			continue
		case r == '£' || r == '%':
			s.lower = utf8.AppendRune(s.lower[:0], r)
			s.emit(s.lower, Token{Start: pos, End: pos + 1, At: int32(i), Marks: between})
			between = 0
		case r == ',' || r == '(' || r == ')' || r == '[' || r == ']':
			between |= AfterComma
		case r == ';' || r == ':' || r == '–' || r == '—':
			between |= AfterBreak
		case r == '-' && i > 0 && s.text[i-1] == ' ':
			between |= AfterBreak
		}
		i += size
		pos++
	}
}

// word reads the word that begins at byte i and emits its tokens. It returns the
// bytes and code points that it takes.
func (s *scanner) word(i int, pos int32, between Marks) (size int, runes int32) {
	s.lower = s.lower[:0]
	t := Token{Start: pos, At: int32(i), Marks: between}
	letters, capitals, apostrophe := 0, 0, -1
	j := i
	for j < len(s.text) {
		r, n := rune(s.text[j]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s.text[j:])
		}
		switch {
		case r >= 'a' && r <= 'z':
			letters++
			s.lower = append(s.lower, byte(r))
		case r >= 'A' && r <= 'Z':
			letters++
			capitals++
			s.lower = append(s.lower, byte(r)+'a'-'A')
		case r >= '0' && r <= '9':
			s.lower = append(s.lower, byte(r))
		case (r == '\'' || r == '’') && wordRuneAt(s.text, j+n):
			apostrophe = len(s.lower)
			s.lower = append(s.lower, '\'')
		case (r == '.' || r == ',') && digitAt(s.text, j-1) && digitAt(s.text, j+1):
			s.lower = append(s.lower, byte(r))
		case r == '.' && s.inAcronym(i, j):
			// G.P. is gp; the stops fall away
		case IsWordRune(r):
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
			s.lower = utf8.AppendRune(s.lower, unicode.ToLower(r))
		default:
			goto done
		}
		j += n
		runes++
		if j-i == n && capitals == 1 {
			t.Marks |= Upper
		}
	}
done:
	if capitals >= 2 && capitals == letters {
		t.Marks |= Caps
	}
	t.End = t.Start + runes
	s.split(t, apostrophe)
	return j - i, runes
}

// inAcronym reports whether the stop at byte j belongs to an acronym such as G.P.
// that begins at byte i: single letters, each with a stop, at least two of them.
func (s *scanner) inAcronym(i, j int) bool {
	for k := i; k < j; k++ {
		if isLetter := s.text[k]|0x20 >= 'a' && s.text[k]|0x20 <= 'z'; isLetter != ((k-i)%2 == 0) {
			return false
		}
	}
	if (j-i)%2 == 0 {
		return false
	}
	return j-i > 1 || letterAt(s.text, j+1) && j+2 < len(s.text) && s.text[j+2] == '.'
}

// split emits the word in s.lower, undoing possessives and contractions.
func (s *scanner) split(t Token, apostrophe int) {
	w := s.lower
	if apostrophe < 0 {
		if string(w) == "cannot" {
			s.pair(t, 3, "not")
			return
		}
		s.emit(w, t)
		return
	}
	head, tail := w[:apostrophe], string(w[apostrophe+1:])
	switch {
	case len(head) == 0:
		s.emit(w[1:], t)
	case tail == "t" && head[len(head)-1] == 'n':
		switch string(head) {
		case "can":
		case "won":
			s.lower = append(s.lower[:0], "will"...)
			s.pair(t, 4, "not")
			return
		case "shan":
			s.lower = append(s.lower[:0], "shall"...)
			s.pair(t, 5, "not")
			return
		default:
			head = head[:len(head)-1]
		}
		s.pair(t, len(head), "not")
	case tail == "s" || tail == "d":
		if tail == "s" {
			t.Marks |= Possessive
		}
		s.emit(head, t)
	case tail == "ll":
		s.pair(t, len(head), "will")
	case tail == "ve":
		s.pair(t, len(head), "have")
	case tail == "re":
		s.pair(t, len(head), "are")
	case tail == "m":
		s.pair(t, len(head), "am")
	default: // o'clock, O'Brien
		joined := append(head, tail...)
		s.emit(joined, t)
	}
}

// pair emits the first n bytes of s.lower and then a second word, which share the
// characters of the token.
func (s *scanner) pair(t Token, n int, second string) {
	s.emit(s.lower[:n], t)
	t.Marks = 0
	s.lower = append(s.lower[:0], second...)
	s.emit(s.lower, t)
}

// IsWordRune reports whether a character is part of a word: a letter, digit or mark.
func IsWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func wordRuneAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return IsWordRune(r)
}

func digitAt(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

func letterAt(text string, i int) bool {
	return i < len(text) && (text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z')
}
