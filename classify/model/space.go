package model

import (
	"cmp"
	"math"
	"slices"
)

// kind says what a sparse feature is.
type kind uint8

const (
	kindStem  kind = iota // a stem
	kindCued              // a stem on which a cue bears
	kindPair              // two stems side by side in a sentence
	kindPiece             // a sub-word
	kindSkip              // two stems of a sentence with one word between them
	kindCount
)

// apart is how many tokens the two stems of a pair are from each other, 0 for what is no
// pair.
func (k kind) apart() int {
	switch k {
	case kindPair:
		return 1
	case kindSkip:
		return 2
	}
	return 0
}

// feature names a sparse feature: the numbers of its stems, its piece.
type feature struct {
	kind kind
	a, b int32
}

// Stems that stand for many words.
const (
	stemNumber = "#"
	stemParty  = "@"
)

// space is every feature that a model knows.
type space struct {
	kinds    kindSet
	stems    []string
	pieces   *pieces
	features []feature
	weight   []float32 // of each feature: its inverse document frequency

	stemAt map[string]int32
	single [kindCount][]int32 // features of one stem or piece; -1 for none
	double [kindCount]map[uint64]int32
}

type kindSet uint16

func (s kindSet) has(k kind) bool { return s&(1<<k) != 0 }

// index fills the maps from the lists.
func (s *space) index() {
	s.stemAt = make(map[string]int32, len(s.stems))
	for i, t := range s.stems {
		s.stemAt[t] = int32(i)
	}
	for k := range kindCount {
		s.single[k], s.double[k] = nil, nil
		if !s.kinds.has(k) {
			continue
		}
		if n := s.size(k); n < 0 {
			s.double[k] = map[uint64]int32{}
		} else {
			s.single[k] = slices.Repeat([]int32{-1}, n)
		}
	}
	for i, f := range s.features {
		if s.double[f.kind] != nil {
			s.double[f.kind][f.pair()] = int32(i)
		} else {
			s.single[f.kind][f.a] = int32(i)
		}
	}
}

// size is how many values a feature's first number may have, -1 for pairs.
func (s *space) size(k kind) int {
	switch k {
	case kindPair, kindSkip:
		return -1
	case kindPiece:
		return len(s.pieces.vocabulary)
	}
	return len(s.stems)
}

func (f feature) pair() uint64 { return uint64(f.a)<<32 | uint64(f.b) }

// find returns the place of a feature, -1 when the space does not have it.
func (s *space) find(f feature) int32 {
	if d := s.double[f.kind]; d != nil {
		if i, known := d[f.pair()]; known {
			return i
		}
		return -1
	}
	if one := s.single[f.kind]; one != nil {
		return one[f.a]
	}
	return -1
}

// wordFeatures is what a space knows of a word.
type wordFeatures struct {
	ready  bool
	stem   int32 // -1 when unknown
	pieces []int32
}

// reader looks words up once a document.
type reader struct {
	space    *space
	document *Document
	words    []wordFeatures
}

func (s *space) reader(d *Document) *reader {
	return &reader{space: s, document: d, words: make([]wordFeatures, len(d.Words))}
}

// word returns what is known of a token's word.
func (r *reader) word(t Token) *wordFeatures {
	w := &r.words[t.Word]
	if !w.ready {
		w.ready = true
		text, stem := r.document.Words[t.Word], r.document.Stems[t.Word]
		if text[0] >= '0' && text[0] <= '9' {
			stem = stemNumber
		}
		var known bool
		if w.stem, known = r.space.stemAt[stem]; !known {
			w.stem = -1
		}
		if r.space.kinds.has(kindPiece) && stem != stemNumber {
			w.pieces = r.space.pieces.cut(text)
		}
	}
	return w
}

// visit calls emit for every sparse feature of a passage with the token at which it
// ends. A feature may come twice.
func (r *reader) visit(p Passage, emit func(f feature, token int)) {
	s := r.space
	party, known := s.stemAt[stemParty]
	if !known {
		party = -1
	}
	before, earlier := int32(-1), int32(-1) // stems of the two tokens before
	for i, t := range p.Tokens {
		if i > 0 && t.Sentence != p.Tokens[i-1].Sentence {
			before, earlier = -1, -1
		}
		stem := party
		if !t.Party {
			w := r.word(t)
			stem = w.stem
			if s.kinds.has(kindPiece) {
				for _, id := range w.pieces {
					emit(feature{kindPiece, id, 0}, i)
				}
			}
		}
		if stem >= 0 {
			if s.kinds.has(kindStem) {
				emit(feature{kindStem, stem, 0}, i)
			}
			if t.Cued && s.kinds.has(kindCued) {
				emit(feature{kindCued, stem, 0}, i)
			}
			if before >= 0 && s.kinds.has(kindPair) {
				emit(feature{kindPair, before, stem}, i)
			}
			if earlier >= 0 && s.kinds.has(kindSkip) {
				emit(feature{kindSkip, earlier, stem}, i)
			}
		}
		before, earlier = stem, before
	}
}

// learnSpace finds the features of the examples that at least least of them have.
func learnSpace(examples []Example, kinds kindSet, least int, vocabulary []string) *space {
	s := &space{kinds: kinds}
	if kinds.has(kindPiece) {
		s.pieces = newPieces(vocabulary)
	}
	s.stems = commonStems(examples, least)
	s.index()
	uses := map[feature]int{}
	eachReader(s, examples, func(r *reader, e Example) {
		seen := map[feature]bool{}
		r.visit(e.Passage, func(f feature, _ int) {
			if !seen[f] {
				seen[f] = true
				uses[f]++
			}
		})
	})
	for f, n := range uses {
		if n >= least {
			s.features = append(s.features, f)
		}
	}
	slices.SortFunc(s.features, func(a, b feature) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	s.weight = make([]float32, len(s.features))
	for i, f := range s.features {
		s.weight[i] = float32(math.Log(float64(len(examples)+1) / float64(uses[f]+1)))
	}
	s.index()
	return s
}

// eachReader calls f for every example with a reader of its document.
func eachReader(s *space, examples []Example, f func(*reader, Example)) {
	var r *reader
	for _, e := range examples {
		if r == nil || r.document != e.Passage.Document {
			r = s.reader(e.Passage.Document)
		}
		f(r, e)
	}
}

func commonStems(examples []Example, least int) []string {
	uses := map[string]int{}
	for _, e := range examples {
		seen := map[string]bool{}
		for _, t := range e.Passage.Tokens {
			stem := e.Passage.Document.Stems[t.Word]
			if text := e.Passage.Document.Words[t.Word]; text[0] >= '0' && text[0] <= '9' {
				stem = stemNumber
			}
			if t.Party {
				stem = stemParty
			}
			if !seen[stem] {
				seen[stem] = true
				uses[stem]++
			}
		}
	}
	var stems []string
	for s, n := range uses {
		if n >= least {
			stems = append(stems, s)
		}
	}
	slices.Sort(stems)
	return stems
}

// countWords counts the words of the examples, sorted.
func countWords(examples []Example) []wordCount {
	uses := map[string]int{}
	for _, e := range examples {
		for _, t := range e.Passage.Tokens {
			if w := e.Passage.Document.Words[t.Word]; !t.Party && w[0] > '9' {
				uses[w]++
			}
		}
	}
	counts := make([]wordCount, 0, len(uses))
	for w, n := range uses {
		counts = append(counts, wordCount{w, n})
	}
	slices.SortFunc(counts, func(a, b wordCount) int { return cmp.Compare(a.word, b.word) })
	return counts
}
