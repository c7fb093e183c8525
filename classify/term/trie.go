package term

import (
	"slices"

	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
)

// trie holds every term of the rules and lists, so that one walk over the tokens
// finds all of them, whatever the number of rules.
type trie struct {
	nodes []trieNode
	root  []int32 // node by symbol; 0 for none
}

type trieNode struct {
	edges []trieEdge
	any   int32 // node after _ ; 0 for none
	gap   int32 // node after .. ; 0 for none
	terms []ID
}

type trieEdge struct {
	sym symbol
	to  int32
}

// ID numbers the distinct terms of a rule set, from 0.
type ID int32

func newTrie() *trie { return &trie{nodes: make([]trieNode, 1)} }

func (t *trie) newNode() int32 {
	t.nodes = append(t.nodes, trieNode{})
	return int32(len(t.nodes) - 1)
}

// insert adds one way of meeting the term.
func (t *trie) insert(steps []Step, id ID) {
	at := int32(0)
	for _, s := range steps {
		var to int32
		switch s.kind {
		case AnyToken:
			if t.nodes[at].any == 0 {
				n := t.newNode()
				t.nodes[at].any = n
			}
			to = t.nodes[at].any
		case AnyGap:
			if t.nodes[at].gap == 0 {
				n := t.newNode()
				t.nodes[at].gap = n
			}
			to = t.nodes[at].gap
		default:
			if to = t.next(at, s.sym); to == 0 {
				to = t.newNode()
				if at == 0 {
					t.root[s.sym] = to
				} else {
					t.nodes[at].edges = append(t.nodes[at].edges, trieEdge{s.sym, to})
				}
			}
		}
		at = to
	}
	if n := &t.nodes[at]; !slices.Contains(n.terms, id) {
		n.terms = append(n.terms, id)
	}
}

// seal readies the trie for search once every term is in: it then never changes.
func (t *trie) seal(symbols symbol) {
	t.next(0, symbols)
}

// next returns the node behind a symbol, 0 for none.
func (t *trie) next(at int32, sym symbol) int32 {
	if at > 0 {
		return t.nodes[at].next(sym)
	}
	if missing := int(sym) + 1 - len(t.root); missing > 0 {
		t.root = append(t.root, make([]int32, missing)...)
	}
	return t.root[sym]
}

func (n *trieNode) next(sym symbol) int32 {
	for _, e := range n.edges {
		if e.sym == sym {
			return e.to
		}
	}
	return 0
}

// walk finds the terms that begin at one token.
type walk struct {
	trie     *trie
	doc      *reading.Document
	mentions []party.Mention // by token
	symbols  [][]symbol      // by word
	end      int32           // first token after the sentence
	hits     []Hit
}

// from adds every term that begins at the token, met within the sentence.
func (w *walk) from(start int32) {
	first := len(w.hits)
	for _, sym := range w.symbols[w.doc.Tokens[start].Word] {
		if n := w.trie.next(0, sym); n != 0 {
			w.visit(n, start, start+1, first)
		}
	}
	if m := w.mentions[start]; m.Length > 0 && start+m.Length <= w.end {
		if n := w.trie.next(0, roleSymbol(m.Role)); n != 0 {
			w.visit(n, start, start+m.Length, first)
		}
	}
}

// visit adds the terms of a node and goes on to what may follow it at pos.
func (w *walk) visit(node, start, pos int32, first int) {
	n := &w.trie.nodes[node]
	for _, id := range n.terms {
		h := Hit{id, start, pos}
		if !slices.ContainsFunc(w.hits[first:], func(o Hit) bool { return o.Term == id }) {
			w.hits = append(w.hits, h)
		}
	}
	if n.gap != 0 {
		for skip := int32(0); skip <= maxGap && pos+skip < w.end; skip++ {
			w.visit(n.gap, start, pos+skip, first)
		}
	}
	if pos >= w.end {
		return
	}
	if n.any != 0 {
		w.visit(n.any, start, pos+1, first)
	}
	if len(n.edges) == 0 {
		return
	}
	for _, sym := range w.symbols[w.doc.Tokens[pos].Word] {
		if to := n.next(sym); to != 0 {
			w.visit(to, start, pos+1, first)
		}
	}
	if m := w.mentions[pos]; m.Length > 0 && pos+m.Length <= w.end {
		if to := n.next(roleSymbol(m.Role)); to != 0 {
			w.visit(to, start, pos+m.Length, first)
		}
	}
}
