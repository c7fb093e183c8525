package index

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Help explains the query language to people.
const Help = `refuge housing          both words, in any form (housed, houses), anywhere in the passage
"failed to ask"         the words side by side, in any form
refuge OR shelter       either; AND joins more tightly than OR; brackets ( ) group
refuge NOT police       the first without the second; -police is the same
+refuge police shelter  refuge must be there, the other words only raise the order
strang*                 words that begin so
refuge~ or refuge~2     words written nearly so (1 or 2 letters differ)
case:D02 doc:D02.pdf    only that case, only that file; D0* for all that begin so
year:2014 year:2013..2016
type:ipv                ipv, familial or other
zone:analysis zone:"family voice"
code:5E                 passages for which the code is suggested or confirmed
Case and accents do not matter. Write AND, OR and NOT in capitals.`

// parser reads a query by recursive descent: or over and over signs over terms.
type parser struct {
	lex     *lexicon
	in      []lexeme
	at      int
	depth   int
	ignored []string // common words left out
}

// depthLimit bounds how deep brackets may stand in each other.
const depthLimit = 50

// fuzzyLimit bounds the length of a word with ~, whose near spellings take time and
// memory to work out.
const fuzzyLimit = 32

// parse reads a query. It returns nil for an empty one.
func parse(query string, l *lexicon) (n node, ignored []string, err error) {
	if !utf8.ValidString(query) {
		return nil, nil, &QueryError{0, "the query is not UTF-8 text", ""}
	}
	in, err := lex(query)
	if err != nil {
		return nil, nil, err
	}
	p := &parser{lex: l, in: in}
	if p.peek().kind == lexEnd {
		return nil, nil, nil
	}
	if n, err = p.or(); err != nil {
		return nil, nil, err
	}
	if left := p.peek(); left.kind != lexEnd {
		return nil, nil, &QueryError{left.pos, fmt.Sprintf("%s closes a bracket that was never opened", left), ""}
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

func (p *parser) or() (node, error) {
	var any []node
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
	return orNode{any}, nil
}

// item is a term of a group with its sign.
type item struct {
	node
	sign   lexKind // lexMust, lexNot or lexEnd for none
	joined bool    // by AND, so that it has to be there
	common string  // the word, when it is a common one
}

// group reads the terms up to OR, a closing bracket or the end.
func (p *parser) group() (node, error) {
	var items []item
	for {
		switch l := p.peek(); l.kind {
		case lexAnd:
			p.next()
			if len(items) == 0 {
				return nil, &QueryError{l.pos, "nothing stands before " + l.text, "expected a word, a phrase or a filter"}
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
		return &QueryError{p.in[p.at-1].pos, "the brackets are empty", hint}
	case p.at > 0:
		return &QueryError{l.pos, fmt.Sprintf("nothing stands between %s and %s", p.in[p.at-1], l), hint}
	}
	return &QueryError{l.pos, "nothing stands before " + l.String(), hint}
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
			return it, &QueryError{l.pos, "two signs stand before one term", "keep one of +, - and NOT"}
		}
	}
	n, err := p.term()
	if err != nil {
		return it, err
	}
	it.node = n
	if w, ok := n.(wordNode); ok && len(w.words) == 1 && p.in[p.at-1].kind == lexWord && isCommon(w.words[0].plain) {
		it.common = w.words[0].plain
	}
	return it, nil
}

// groupOf sorts the items by their signs. Words side by side all have to be there,
// unless one has a +: then those without a sign only raise the score.
func (p *parser) groupOf(items []item) node {
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
	var g groupNode
	for _, it := range kept {
		_, filter := it.node.(filterNode)
		switch {
		case it.sign == lexNot:
			g.not = append(g.not, it.node)
		case plus && it.sign == lexEnd && !it.joined && !filter:
			g.should = append(g.should, it.node)
		default:
			g.must = append(g.must, it.node)
		}
	}
	if len(g.must) == 1 && len(g.should) == 0 && len(g.not) == 0 {
		return g.must[0]
	}
	return g
}

func (p *parser) term() (node, error) {
	switch l := p.next(); l.kind {
	case lexOpen:
		if p.depth++; p.depth > depthLimit {
			return nil, &QueryError{l.pos, "the brackets stand too deep in each other", fmt.Sprintf("at most %d", depthLimit)}
		}
		n, err := p.or()
		if err != nil {
			return nil, err
		}
		p.depth--
		if end := p.next(); end.kind != lexClose {
			return nil, &QueryError{l.pos, "a bracket is opened and never closed", "close it with )"}
		}
		return n, nil
	case lexPhrase:
		return p.words(l)
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

// word reads a bare word with what follows it directly.
func (p *parser) word(l lexeme) (node, error) {
	after := p.peek()
	if after.kind != lexStar && after.kind != lexTilde {
		return p.words(l)
	}
	p.next()
	tokens := p.lex.split(l.text, nil)
	if len(tokens) != 1 {
		return nil, &QueryError{l.pos, fmt.Sprintf("%s goes with a single word, which %q is not", after.text[:1], l.text), ""}
	}
	plain := tokens[0].plain
	if after.kind == lexStar {
		if utf8.RuneCountInString(plain) < 2 {
			return nil, &QueryError{l.pos, "one letter before * finds too much", "give at least two"}
		}
		return prefixNode{start: plain, pos: l.pos}, nil
	}
	if n := utf8.RuneCountInString(plain); n > fuzzyLimit {
		return nil, &QueryError{l.pos, fmt.Sprintf("a word of %d letters is too long for ~", n), fmt.Sprintf("at most %d", fuzzyLimit)}
	}
	switch after.text {
	case "~", "~1":
		return fuzzyNode{like: plain, edits: 1, pos: l.pos}, nil
	case "~2":
		return fuzzyNode{like: plain, edits: 2, pos: l.pos}, nil
	}
	return nil, &QueryError{after.pos, fmt.Sprintf("%s is not a number of letters that may differ", after.text), "~, ~1 or ~2"}
}

// words makes a phrase of the words of a lexeme; "4.12" is one of two words.
func (p *parser) words(l lexeme) (node, error) {
	tokens := p.lex.split(l.text, nil)
	if len(tokens) == 0 {
		return nil, &QueryError{l.pos, fmt.Sprintf("%s holds no letter or digit", strings.TrimSpace(l.String())), "expected a word"}
	}
	n := wordNode{words: make([]word, len(tokens))}
	for i, t := range tokens {
		n.words[i] = t.word
	}
	return n, nil
}
