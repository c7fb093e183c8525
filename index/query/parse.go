package query

import (
	"fmt"
	"unicode/utf8"

	"github.com/dhrcoder/dhr/index/word"
)

// parser reads a query by recursive descent: or over and over signs over terms.
type parser struct {
	words   *word.Lexicon
	in      []lexeme
	at      int
	depth   int
	ignored []string // common words left out
}

// depthLimit bounds how deep brackets may stand in each other.
const depthLimit = 50

// Parse reads a query and says which common words it leaves out. It returns nil for an
// empty one. The error is an *Error.
func Parse(query string, l *word.Lexicon) (n Node, ignored []string, err error) {
	if !utf8.ValidString(query) {
		return nil, nil, &Error{0, "the query is not UTF-8 text", ""}
	}
	in, err := lex(query)
	if err != nil {
		return nil, nil, err
	}
	p := &parser{words: l, in: in}
	if p.peek().kind == lexEnd {
		return nil, nil, nil
	}
	if n, err = p.or(); err != nil {
		return nil, nil, err
	}
	if left := p.peek(); left.kind != lexEnd {
		return nil, nil, &Error{left.pos, fmt.Sprintf("%s closes a bracket that was never opened", left), ""}
	}
	return n, p.ignored, nil
}

func (p *parser) peek() lexeme { return p.in[p.at] }

func (p *parser) next() lexeme {
	l := p.in[p.at]
	if l.kind != lexEnd {
		p.at++
	}
	return l
}

func (p *parser) or() (Node, error) {
	var any []Node
	for {
		n, err := p.group()
		if err != nil {
			return nil, err
		}
		any = append(any, n)
		if p.peek().kind != lexOr {
			break
		}
		p.next()
	}
	if len(any) == 1 {
		return any[0], nil
	}
	return Either{any}, nil
}

// item is a term of a group with its sign.
type item struct {
	Node
	sign   lexKind // lexMust, lexNot or lexEnd for none
	joined bool    // by AND, so that it has to be there
	common string  // the word, when it is a common one
}

// group reads the terms up to OR, a closing bracket or the end.
func (p *parser) group() (Node, error) {
	var items []item
	for {
		switch l := p.peek(); l.kind {
		case lexAnd:
			p.next()
			if len(items) == 0 {
				return nil, &Error{l.pos, "nothing stands before " + l.text, "expected a word, a phrase or a filter"}
			}
			items[len(items)-1].joined = true
			it, err := p.item()
			if err != nil {
				return nil, err
			}
			it.joined = true
			items = append(items, it)
		case lexOr, lexClose, lexEnd:
			if len(items) > 0 {
				return p.groupOf(items), nil
			}
			return nil, p.missing(l)
		default:
			it, err := p.item()
			if err != nil {
				return nil, err
			}
			items = append(items, it)
		}
	}
}

// missing says that a term was expected before l.
func (p *parser) missing(l lexeme) error {
	hint := "expected a word, a phrase or a filter"
	switch {
	case p.at > 0 && p.in[p.at-1].kind == lexOpen && l.kind == lexClose:
		return &Error{p.in[p.at-1].pos, "the brackets are empty", hint}
	case p.at > 0:
		return &Error{l.pos, fmt.Sprintf("nothing stands between %s and %s", p.in[p.at-1], l), hint}
	}
	return &Error{l.pos, "nothing stands before " + l.String(), hint}
}

func (p *parser) item() (item, error) {
	it := item{sign: lexEnd}
	for {
		l := p.peek()
		if l.kind != lexNot && l.kind != lexMust {
			break
		}
		p.next()
		switch {
		case it.sign == lexEnd:
			it.sign = l.kind
		case it.sign == lexNot && l.kind == lexNot:
			it.sign = lexMust // twice not
		default:
			return it, &Error{l.pos, "two signs stand before one term", "keep one of +, - and NOT"}
		}
	}
	n, err := p.term()
	if err != nil {
		return it, err
	}
	it.Node = n
	if w, ok := n.(Phrase); ok && len(w.Words) == 1 && p.in[p.at-1].kind == lexWord && word.Common(w.Words[0].Plain) {
		it.common = w.Words[0].Plain
	}
	return it, nil
}

// groupOf sorts the items by their signs. Words side by side all have to be there,
// unless one has a +: then those without a sign only raise the score.
func (p *parser) groupOf(items []item) Node {
	kept, common := items[:0:0], []string{}
	plus := false
	for _, it := range items {
		if it.common != "" && it.sign == lexEnd {
			common = append(common, it.common)
			continue
		}
		plus = plus || it.sign == lexMust
		kept = append(kept, it)
	}
	if len(kept) == 0 {
		kept = items // nothing but common words: they are meant
	} else {
		p.ignored = append(p.ignored, common...)
	}
	var g Group
	for _, it := range kept {
		_, filter := it.Node.(Filter)
		switch {
		case it.sign == lexNot:
			g.Not = append(g.Not, it.Node)
		case plus && it.sign == lexEnd && !it.joined && !filter:
			g.Should = append(g.Should, it.Node)
		default:
			g.Must = append(g.Must, it.Node)
		}
	}
	if len(g.Must) == 1 && len(g.Should) == 0 && len(g.Not) == 0 {
		return g.Must[0]
	}
	return g
}

func (p *parser) term() (Node, error) {
	switch l := p.next(); l.kind {
	case lexOpen:
		if p.depth++; p.depth > depthLimit {
			return nil, &Error{l.pos, "the brackets stand too deep in each other", fmt.Sprintf("at most %d", depthLimit)}
		}
		n, err := p.or()
		if err != nil {
			return nil, err
		}
		p.depth--
		if end := p.next(); end.kind != lexClose {
			return nil, &Error{l.pos, "a bracket is opened and never closed", "close it with )"}
		}
		return n, nil
	case lexPhrase:
		if p.peek().kind == lexTilde {
			return p.near(l)
		}
		return p.phrase(l)
	case lexField:
		return p.filter(l)
	case lexWord:
		return p.word(l)
	default:
		p.at-- // what missing looks at
		if l.kind == lexEnd {
			p.at = len(p.in) - 1
		}
		return nil, p.missing(l)
	}
}
