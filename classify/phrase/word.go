// Package phrase has what rules over words are written with: a text's words and whom they
// mean, phrases that are found in them, numbers, years, negation and the passive.
// The package imports nothing of the program.
package phrase

// Word is a word or number of a text.
type Word struct {
	Text       string // in lower case; a possessive 's is dropped
	Start, End int    // code points in the text
	Who        Person // whom the mention that begins here means
	Length     int    // words of that mention; 0 for none
	Comma      bool   // a comma or bracket stands before it
	Break      bool   // a semicolon, colon or dash does
	Upper      bool   // it begins with a capital
	Possessive bool   // it had 's
}

// Person is whom a word means.
type Person uint8

// The people of a case. The victim is who died, also where the deceased had been the
// abuser.
const (
	Nobody Person = iota
	Victim
	Perpetrator
)

// Text returns the word at a place, "" where none is.
func Text(words []Word, at int) string {
	if at < 0 || at >= len(words) {
		return ""
	}
	return words[at].Text
}

// Comma reports whether a comma, a bracket, a break or the end stands before a place.
func Comma(words []Word, at int) bool {
	return at >= len(words) || words[at].Comma || words[at].Break
}
