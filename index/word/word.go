// Package word splits texts into words and brings them into the form in which the
// index compares them: lower case, without accents, by their English stem (Porter 2).
package word

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"
)

// limit bounds how many distinct words a lexicon remembers; one report has
// some 3,000, all of them together about 100,000.
const limit = 200_000

// Word is a word as the index knows it.
type Word struct {
	Plain string // lower case, without accents, possessive 's or curly apostrophes
	Stem  string
}

// Token is one word of a text.
type Token struct {
	Word
	Start, End int // bytes
}

// Lexicon splits texts into words and remembers the stems it has worked out. It is
// not safe for concurrent use.
type Lexicon struct {
	known map[string]Word
	env   *snowballstem.Env
}

// NewLexicon returns a lexicon that knows no words yet.
func NewLexicon() *Lexicon {
	return &Lexicon{known: map[string]Word{}, env: snowballstem.NewEnv("")}
}

// Split appends the words of the text to tokens. A word is a run of letters and
// digits; an apostrophe between letters belongs to it.
func (l *Lexicon) Split(text string, tokens []Token) []Token {
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if !inWord(r) {
			i += size
			continue
		}
		end := wordEnd(text, i+size)
		if w := l.Word(text[i:end]); w.Plain != "" {
			tokens = append(tokens, Token{Word: w, Start: i, End: end})
		}
		i = end
	}
	return tokens
}

// wordEnd returns where the word that has begun ends, from a place within it.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isApostrophe(r) {
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if !unicode.IsLetter(next) {
				return i
			}
		} else if !inWord(r) {
			return i
		}
		i += size
	}
	return i
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// Word returns the word that is written so.
func (l *Lexicon) Word(written string) Word {
	if w, ok := l.known[written]; ok {
		return w
	}
	plain := plainWord(written)
	w := Word{Plain: plain, Stem: plain}
	if stemmable(plain) {
		l.env.SetCurrent(plain)
		english.Stem(l.env)
		w.Stem = strings.Clone(l.env.Current())
	}
	if len(l.known) >= limit {
		clear(l.known)
	}
	l.known[strings.Clone(written)] = w
	return w
}

// plainWord folds case, accents and apostrophes and takes off a possessive 's.
func plainWord(written string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(written) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case isApostrophe(r):
			b.WriteByte('\'')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.TrimSuffix(b.String(), "'s")
}

// stemmable reports whether the word is of Latin letters, which the English
// stemmer knows; numbers and references such as 5E are left alone.
func stemmable(plain string) bool {
	for i := 0; i < len(plain); i++ {
		if c := plain[i]; (c < 'a' || c > 'z') && c != '\'' {
			return false
		}
	}
	return len(plain) > 2
}

// Common reports whether a word is too common to be asked for outside a phrase.
// "Not" and "no" are not among them: they matter in these reports.
func Common(plain string) bool {
	switch plain {
	case "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have",
		"he", "her", "his", "in", "is", "it", "its", "of", "on", "or", "she", "that", "the", "their",
		"they", "this", "to", "was", "were", "which", "with":
		return true
	}
	return false
}
