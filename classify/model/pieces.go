package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sugarme/tokenizer/model"
	"github.com/sugarme/tokenizer/model/wordpiece"
)

// Sub-words: a vocabulary is made by byte-pair merges over the words of the
// training passages (Sennrich, Haddow and Birch 2016), kept in the model file and
// applied by sugarme/tokenizer's WordPiece, longest piece first. The library's own
// trainer breaks ties by the clock and by map order, so it would not give the same
// vocabulary twice.
const (
	pieceInside  = "##" // before a piece that does not begin a word
	pieceUnknown = "[UNK]"
	maxPieceWord = 40 // letters; longer words are unknown
)

// pieces cuts words into sub-words.
type pieces struct {
	vocabulary []string
	wordpiece  wordpiece.WordPiece
}

func newPieces(vocabulary []string) *pieces {
	ids := model.Vocab{pieceUnknown: len(vocabulary)}
	for i, v := range vocabulary {
		ids[v] = i
	}
	return &pieces{vocabulary: vocabulary, wordpiece: wordpiece.NewWordPieceBuilder().Vocab(&ids).
		UnkToken(pieceUnknown).ContinuingSubwordPrefix(pieceInside).MaxInputCharsPerWord(maxPieceWord).Build()}
}

// cut returns the pieces of a lower-case word, as places in the vocabulary.
func (p *pieces) cut(word string) []int32 {
	tokens, err := p.wordpiece.Tokenize(word)
	if err != nil {
		return nil // only when the vocabulary lacks the unknown piece, which it has
	}
	ids := make([]int32, 0, len(tokens))
	for _, t := range tokens {
		if t.Id < len(p.vocabulary) {
			ids = append(ids, int32(t.Id))
		}
	}
	return ids
}

// wordCount says how often a word stands in the training passages.
type wordCount struct {
	word string
	n    int
}

// learnPieces makes a vocabulary of at most size pieces.
func learnPieces(counts []wordCount, size int) []string {
	type splitWord struct {
		parts []string
		n     int
	}
	var words []splitWord
	known := map[string]bool{}
	var vocabulary []string
	add := func(piece string) {
		if !known[piece] {
			known[piece] = true
			vocabulary = append(vocabulary, piece)
		}
	}
	for _, c := range counts {
		w := splitWord{n: c.n}
		for i, r := range c.word {
			piece := string(r)
			if i > 0 {
				piece = pieceInside + piece
			}
			w.parts = append(w.parts, piece)
			add(piece)
		}
		words = append(words, w)
	}
	slices.Sort(vocabulary)
	type pair struct{ a, b string }
	uses := map[pair]int{}
	where := map[pair]map[int]bool{}
	count := func(i, sign int) {
		w := words[i]
		for j := 1; j < len(w.parts); j++ {
			p := pair{w.parts[j-1], w.parts[j]}
			uses[p] += sign * w.n
			if where[p] == nil {
				where[p] = map[int]bool{}
			}
			where[p][i] = true
		}
	}
	for i := range words {
		count(i, 1)
	}
	for len(vocabulary) < size {
		var best pair
		most := 1 // a pair of one place teaches nothing
		for p, n := range uses {
			if n > most || n == most && n > 1 && cmp.Or(cmp.Compare(p.a, best.a), cmp.Compare(p.b, best.b)) < 0 {
				best, most = p, n
			}
		}
		if most <= 1 {
			break
		}
		joined := best.a + strings.TrimPrefix(best.b, pieceInside)
		add(joined)
		for i := range where[best] {
			count(i, -1)
			parts := words[i].parts[:0]
			for _, p := range words[i].parts {
				if n := len(parts); n > 0 && parts[n-1] == best.a && p == best.b {
					parts[n-1] = joined
					continue
				}
				parts = append(parts, p)
			}
			words[i].parts = parts
			count(i, 1)
		}
		delete(uses, best)
		delete(where, best)
	}
	return vocabulary
}
