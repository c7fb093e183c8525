package classify

// index holds every term of the rules and lists and finds them in a document. Once
// it is sealed it does not change and may be used by several goroutines.
type index struct {
	words *lexicon
	terms *trie
}

func newIndex() *index { return &index{words: newLexicon(), terms: newTrie()} }

// step is one token of a term on its way into the index.
type step struct {
	kind elementKind // anyToken, anyGap or anything else for a symbol
	sym  symbol
}

// step gives the step of an element, which does not name a list.
func (x *index) step(e element) step {
	if e.kind == anyToken || e.kind == anyGap {
		return step{kind: e.kind}
	}
	return step{kind: e.kind, sym: x.words.intern(e)}
}

// partyStep gives the step of a mention of a party.
func partyStep(r role) step { return step{kind: byList, sym: roleSymbol(r)} }

// add adds one way of meeting the term.
func (x *index) add(way []step, id termID) { x.terms.insert(way, id) }

// seal readies the index for find once every term is in.
func (x *index) seal() { x.terms.seal(x.words.next) }

// hit is a place where a term is met: the tokens from start to end, exclusive.
type hit struct {
	term       termID
	start, end int32
}

// hits are the terms that a document meets, by sentence and there by start.
type hits struct {
	all  []hit
	from []int32 // by sentence, and the end of the last
}

// in returns the hits of a sentence.
func (h *hits) in(sentence int32) []hit { return h.all[h.from[sentence]:h.from[sentence+1]] }

// between returns the hits of the sentences from first to end, exclusive.
func (h *hits) between(first, end int32) []hit { return h.all[h.from[first]:h.from[end]] }

// find finds every term in every sentence of a document. Mentions are by token.
func (x *index) find(d *document, mentions []mention) *hits {
	w := walk{trie: x.terms, doc: d, mentions: mentions, symbols: make([][]symbol, len(d.words))}
	for i, word := range d.words {
		w.symbols[i] = x.words.lookup(word)
	}
	from := make([]int32, len(d.sentences)+1)
	for i, s := range d.sentences {
		w.end = s.end
		for at := s.first; at < s.end; at++ {
			if len(w.symbols[d.tokens[at].word]) > 0 || mentions[at].length > 0 {
				w.from(at)
			}
		}
		from[i+1] = int32(len(w.hits))
	}
	return &hits{all: w.hits, from: from}
}
