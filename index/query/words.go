package query

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dhrcoder/dhr/index/word"
)

// fuzzyLimit bounds the length of a word with ~, whose near spellings take time and
// memory to work out.
const fuzzyLimit = 32

// word reads a bare word with what follows it directly.
func (p *parser) word(l lexeme) (Node, error) {
	after := p.peek()
	if after.kind != lexStar && after.kind != lexTilde {
		return p.phrase(l)
	}
	p.next()
	tokens := p.words.Split(l.text, nil)
	if len(tokens) != 1 {
		return nil, &Error{l.pos, fmt.Sprintf("%s goes with a single word, which %q is not", after.text[:1], l.text), ""}
	}
	plain := tokens[0].Plain
	if after.kind == lexStar {
		if utf8.RuneCountInString(plain) < 2 {
			return nil, &Error{l.pos, "one letter before * finds too much", "give at least two"}
		}
		return Prefix{Start: plain, Pos: l.pos}, nil
	}
	if n := utf8.RuneCountInString(plain); n > fuzzyLimit {
		return nil, &Error{l.pos, fmt.Sprintf("a word of %d letters is too long for ~", n), fmt.Sprintf("at most %d", fuzzyLimit)}
	}
	switch after.text {
	case "~", "~1":
		return Fuzzy{Like: plain, Edits: 1, Pos: l.pos}, nil
	case "~2":
		return Fuzzy{Like: plain, Edits: 2, Pos: l.pos}, nil
	}
	return nil, &Error{after.pos, fmt.Sprintf("%s is not a number of letters that may differ", after.text), "~, ~1 or ~2"}
}

// nearLimit bounds how many words may stand among those of a phrase with ~, and
// nearWords how many words it may have.
const (
	nearLimit = 100
	nearWords = 12
)

// near reads a phrase with a ~ after it.
func (p *parser) near(l lexeme) (Node, error) {
	tilde := p.next()
	n, err := p.phrase(l)
	if err != nil {
		return nil, err
	}
	within, err := strconv.Atoi(tilde.text[1:])
	if err != nil || within > nearLimit {
		return nil, &Error{tilde.pos, fmt.Sprintf("%s does not say how many words may stand among those of the phrase", tilde.text),
			fmt.Sprintf(`as in "refuge full"~5; at most %d`, nearLimit)}
	}
	switch words := n.(Phrase).Words; {
	case len(words) == 1:
		return nil, &Error{l.pos, "~ with a number of words goes with two words or more", "without quotation marks ~ finds near spellings"}
	case len(words) > nearWords:
		return nil, &Error{l.pos, fmt.Sprintf("%d words are too many for ~", len(words)), fmt.Sprintf("at most %d", nearWords)}
	default:
		return Near{Words: words, Within: within}, nil
	}
}

// phrase makes a phrase of the words of a lexeme; "4.12" is one of two words.
func (p *parser) phrase(l lexeme) (Node, error) {
	tokens := p.words.Split(l.text, nil)
	if len(tokens) == 0 {
		return nil, &Error{l.pos, fmt.Sprintf("%s holds no letter or digit", strings.TrimSpace(l.String())), "expected a word"}
	}
	n := Phrase{Words: make([]word.Word, len(tokens))}
	for i, t := range tokens {
		n.Words[i] = t.Word
	}
	return n, nil
}
