// Package query reads the query language of the search: words and phrases, AND, OR and
// NOT, near words and near spellings, filters. Help explains it to people.
package query

import (
	"fmt"
	"strings"
	"unicode"
)

// queryLimit bounds the length of a query, in code points.
const queryLimit = 2000

type lexKind int

const (
	lexEnd lexKind = iota
	lexWord
	lexPhrase
	lexField // a field's name; the colon is read
	lexOpen
	lexClose
	lexAnd
	lexOr
	lexNot   // NOT or -
	lexMust  // +
	lexStar  // * directly after a word
	lexTilde // ~ directly after a word or phrase, with its number as text
)

// lexeme is one piece of a query.
type lexeme struct {
	kind lexKind
	text string // of words, phrases and fields
	pos  int    // code points from 0
}

// String says what the lexeme is, for messages.
func (l lexeme) String() string {
	switch l.kind {
	case lexEnd:
		return "the end of the query"
	case lexPhrase:
		return `"` + l.text + `"`
	case lexField:
		return l.text + ":"
	}
	return l.text
}

// lex cuts a query into its pieces; the last one is lexEnd.
func lex(query string) ([]lexeme, error) {
	in := []rune(query)
	if len(in) > queryLimit {
		return nil, &Error{queryLimit, fmt.Sprintf("the query is too long: %d characters", len(in)),
			fmt.Sprintf("at most %d", queryLimit)}
	}
	var out []lexeme
	for i := 0; i < len(in); {
		r := in[i]
		single := func(k lexKind) { out, i = append(out, lexeme{k, string(r), i}), i+1 }
		switch {
		case unicode.IsSpace(r):
			i++
		case r == '(':
			single(lexOpen)
		case r == ')':
			single(lexClose)
		case r == '+' && startsTerm(in, i):
			single(lexMust)
		case r == '-' && startsTerm(in, i):
			single(lexNot)
		case isQuote(r):
			end := i + 1
			for end < len(in) && !isQuote(in[end]) {
				end++
			}
			if end == len(in) {
				return nil, &Error{i, "a quotation mark is opened and never closed", `close it with "`}
			}
			out = append(out, lexeme{lexPhrase, string(in[i+1 : end]), i})
			i = end + 1
			if i < len(in) && in[i] == '*' {
				return nil, &Error{i, "* goes with a single word, not with a phrase", ""}
			}
			if i < len(in) && in[i] == '~' {
				out, i = lexTildeAt(in, i, out)
			}
		case r == '*' || r == '~':
			return nil, &Error{i, fmt.Sprintf("%c stands alone", r), "write it directly after a word, as in strang* or refuge~"}
		default:
			out, i = lexRun(in, i, out)
		}
	}
	return append(out, lexeme{lexEnd, "", len(in)}), nil
}

// lexRun reads a run of characters without spaces, brackets and quotation marks: a
// field's name, an operator, or a word with its * or ~.
func lexRun(in []rune, start int, out []lexeme) ([]lexeme, int) {
	i := start
	for i < len(in) && !unicode.IsSpace(in[i]) && in[i] != '(' && in[i] != ')' && in[i] != '*' && in[i] != '~' && !isQuote(in[i]) {
		if in[i] == ':' && i > start && isName(in[start:i]) {
			return append(out, lexeme{lexField, strings.ToLower(string(in[start:i])), start}), i + 1
		}
		i++
	}
	text := string(in[start:i])
	switch text {
	case "AND", "&&":
		return append(out, lexeme{lexAnd, text, start}), i
	case "OR", "||":
		return append(out, lexeme{lexOr, text, start}), i
	case "NOT":
		return append(out, lexeme{lexNot, text, start}), i
	}
	out = append(out, lexeme{lexWord, text, start})
	switch {
	case i < len(in) && in[i] == '*':
		return append(out, lexeme{lexStar, "*", i}), i + 1
	case i < len(in) && in[i] == '~':
		return lexTildeAt(in, i, out)
	}
	return out, i
}

// lexTildeAt reads a ~ with its number.
func lexTildeAt(in []rune, i int, out []lexeme) ([]lexeme, int) {
	at := i
	for i++; i < len(in) && '0' <= in[i] && in[i] <= '9'; i++ {
	}
	return append(out, lexeme{lexTilde, string(in[at:i]), at}), i
}

// startsTerm reports whether the sign at i stands before something and not after a
// word, as in "ex-partner".
func startsTerm(in []rune, i int) bool {
	if i+1 == len(in) || unicode.IsSpace(in[i+1]) || in[i+1] == ')' {
		return false
	}
	return i == 0 || unicode.IsSpace(in[i-1]) || in[i-1] == '(' || in[i-1] == '+' || in[i-1] == '-'
}

func isName(rs []rune) bool {
	for _, r := range rs {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

func isQuote(r rune) bool {
	return r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»'
}
