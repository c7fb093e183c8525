package classify

import (
	"unicode"
	"unicode/utf8"
)

// A token is a word or number of the text, or one of the signs £ and %. A
// possessive 's is dropped, hyphenated words are several tokens, and contractions
// are undone: "didn't" gives did and not.
type token struct {
	word       int32 // in the table of the document's words
	start, end int32 // code points in the passage
	at         int32 // byte in the passage
	marks      marks
}

// marks say how a token is written and what stands before it.
type marks uint8

const (
	markUpper  marks = 1 << iota // begins with a capital
	markCaps                     // two or more letters, all capitals
	afterComma                   // a comma or bracket stands between it and the token before
	afterBreak                   // a semicolon, colon or dash does
	possessive                   // it had 's
)

// wordsOf returns the lower-case words of a text's tokens.
func wordsOf(text string) []string {
	var words []string
	scanText(text, func(lower []byte, _ token) { words = append(words, string(lower)) })
	return words
}

// scanner cuts a text into tokens.
type scanner struct {
	text  string
	emit  func(lower []byte, t token)
	lower []byte
}

// scanText calls emit for every token of the text. The bytes are lower-case and
// only valid during the call.
func scanText(text string, emit func(lower []byte, t token)) {
	s := scanner{text: text, emit: emit}
	s.scan()
}

func (s *scanner) scan() {
	var between marks
	pos := int32(0)
	for i := 0; i < len(s.text); {
		r, size := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[i:])
		}
		switch {
		case isWordRune(r):
			n, runes := s.word(i, pos, between)
			i += n
			pos += runes
			between = 0
			continue
		case r == '£' || r == '%':
			s.lower = utf8.AppendRune(s.lower[:0], r)
			s.emit(s.lower, token{start: pos, end: pos + 1, at: int32(i), marks: between})
			between = 0
		case r == ',' || r == '(' || r == ')' || r == '[' || r == ']':
			between |= afterComma
		case r == ';' || r == ':' || r == '–' || r == '—':
			between |= afterBreak
		case r == '-' && i > 0 && s.text[i-1] == ' ':
			between |= afterBreak
		}
		i += size
		pos++
	}
}

// word reads the word that begins at byte i and emits its tokens. It returns the
// bytes and code points that it takes.
func (s *scanner) word(i int, pos int32, between marks) (size int, runes int32) {
	s.lower = s.lower[:0]
	t := token{start: pos, at: int32(i), marks: between}
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
		case isWordRune(r):
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
			t.marks |= markUpper
		}
	}
done:
	if capitals >= 2 && capitals == letters {
		t.marks |= markCaps
	}
	t.end = t.start + runes
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
func (s *scanner) split(t token, apostrophe int) {
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
			t.marks |= possessive
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
func (s *scanner) pair(t token, n int, second string) {
	s.emit(s.lower[:n], t)
	t.marks = 0
	s.lower = append(s.lower[:0], second...)
	s.emit(s.lower, t)
}

func isWordRune(r rune) bool {
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
	return isWordRune(r)
}

func digitAt(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

func letterAt(text string, i int) bool {
	return i < len(text) && (text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z')
}
