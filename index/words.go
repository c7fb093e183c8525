package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"
)

// lexiconLimit bounds how many distinct words a lexicon remembers; one report has
// some 3,000, all of them together about 100,000.
const lexiconLimit = 200_000

// word is a word as the index knows it.
type word struct {
	plain string // lower case, without accents, possessive 's or curly apostrophes
	stem  string
}

// token is one word of a text.
type token struct {
	word
	start, end int // bytes
}

// lexicon splits texts into words and remembers the stems it has worked out. It is
// not safe for concurrent use.
type lexicon struct {
	known map[string]word
	env   *snowballstem.Env
}

func newLexicon() *lexicon {
	return &lexicon{known: map[string]word{}, env: snowballstem.NewEnv("")}
}

// split appends the words of the text to tokens. A word is a run of letters and
// digits; an apostrophe between letters belongs to it.
func (l *lexicon) split(text string, tokens []token) []token {
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
		if w := l.word(text[i:end]); w.plain != "" {
			tokens = append(tokens, token{word: w, start: i, end: end})
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

// word returns the word that is written so.
func (l *lexicon) word(written string) word {
	if w, ok := l.known[written]; ok {
		return w
	}
	plain := plainWord(written)
	w := word{plain: plain, stem: plain}
	if stemmable(plain) {
		l.env.SetCurrent(plain)
		english.Stem(l.env)
		w.stem = strings.Clone(l.env.Current())
	}
	if len(l.known) >= lexiconLimit {
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

// isCommon reports whether a word is too common to be asked for outside a phrase.
// "Not" and "no" are not among them: they matter in these reports.
func isCommon(plain string) bool {
	switch plain {
	case "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have",
		"he", "her", "his", "in", "is", "it", "its", "of", "on", "or", "she", "that", "the", "their",
		"they", "this", "to", "was", "were", "which", "with":
		return true
	}
	return false
}
