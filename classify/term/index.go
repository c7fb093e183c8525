// Package term reads terms as rules write them, such as "did not .. recognise", and
// finds thousands of them in a document in one walk over its tokens.
package term

import (
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
)

// Index holds every term of the rules and lists and finds them in a document. Once
// it is sealed it does not change and may be used by several goroutines.
type Index struct {
	words *lexicon
	terms *trie
}

// NewIndex returns an index without terms.
func NewIndex() *Index { return &Index{words: newLexicon(), terms: newTrie()} }

// Step is one token of a term on its way into the index.
type Step struct {
	kind Kind // AnyToken, AnyGap or anything else for a symbol
	sym  symbol
}

// Step gives the step of an element, which does not name a list.
func (x *Index) Step(e Element) Step {
	if e.Kind == AnyToken || e.Kind == AnyGap {
		return Step{kind: e.Kind}
	}
	return Step{kind: e.Kind, sym: x.words.intern(e)}
}

// PartyStep gives the step of a mention of a party.
func PartyStep(r party.Role) Step { return Step{kind: ByList, sym: roleSymbol(r)} }

// Add adds one way of meeting the term; a term may have several.
func (x *Index) Add(way []Step, id ID) { x.terms.insert(way, id) }

// Seal readies the index for Find once every term is in.
func (x *Index) Seal() { x.terms.seal(x.words.next) }

// Hit is a place where a term is met: the tokens of the document from Start to End,
// exclusive.
type Hit struct {
	Term       ID
	Start, End int32
}

// Hits are the terms that a document meets, by sentence and there by start.
type Hits struct {
	all  []Hit
	from []int32 // by sentence, and the end of the last
}

// In returns the hits of a sentence.
func (h *Hits) In(sentence int32) []Hit { return h.all[h.from[sentence]:h.from[sentence+1]] }

// Between returns the hits of the sentences from first to end, exclusive.
func (h *Hits) Between(first, end int32) []Hit { return h.all[h.from[first]:h.from[end]] }

// Find finds every term in every sentence of a document. Mentions are by token.
func (x *Index) Find(d *reading.Document, mentions []party.Mention) *Hits {
	w := walk{trie: x.terms, doc: d, mentions: mentions, symbols: make([][]symbol, len(d.Words))}
	for i, word := range d.Words {
		w.symbols[i] = x.words.lookup(word)
	}
	from := make([]int32, len(d.Sentences)+1)
	for i, s := range d.Sentences {
		w.end = s.End
		for at := s.First; at < s.End; at++ {
			if len(w.symbols[d.Tokens[at].Word]) > 0 || mentions[at].Length > 0 {
				w.from(at)
			}
		}
		from[i+1] = int32(len(w.hits))
	}
	return &Hits{all: w.hits, from: from}
}
