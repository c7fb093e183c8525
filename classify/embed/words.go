package embed

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/sugarme/tokenizer/model"
	"github.com/sugarme/tokenizer/model/wordpiece"
	"golang.org/x/text/unicode/norm"
)

const (
	entryNumber  = "[NUM]" // stands for every run of digits
	entryUnknown = "[UNK]" // a word that cannot be cut; has no row
	entryInside  = "##"    // before a piece that does not begin a word
	longestWord  = 40      // letters; a longer word is unknown
	mostRemember = 1 << 16 // words whose rows are remembered
	shortWord    = 64      // bytes of a word that need no memory of their own
	noRow        = int32(-1)
)

// cutter finds the rows of words. Cutting a word costs microseconds, so words are
// remembered; what is remembered changes no result.
type cutter struct {
	pieces wordpiece.WordPiece
	number int32 // row of entryNumber, or noRow

	mu    sync.RWMutex
	known map[string][]int32
}

func newCutter(vocabulary []string) (*cutter, error) {
	ids := make(model.Vocab, len(vocabulary)+1)
	for i, v := range vocabulary {
		if _, twice := ids[v]; twice || v == "" {
			return nil, fmt.Errorf("read the embedding's vocabulary: line %d: %q is empty or stands twice", i+1, v)
		}
		ids[v] = i
	}
	c := &cutter{number: noRow, known: map[string][]int32{}}
	if n, ok := ids[entryNumber]; ok {
		c.number = int32(n)
	}
	ids[entryUnknown] = len(vocabulary)
	c.pieces = wordpiece.NewWordPieceBuilder().Vocab(&ids).UnkToken(entryUnknown).
		ContinuingSubwordPrefix(entryInside).MaxInputCharsPerWord(longestWord).Build()
	return c, nil
}

// rows calls add for every row of the text's words, in their order.
func (c *cutter) rows(text string, add func(row int32)) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	var space [shortWord]byte
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case isDigit(r):
			for at < len(text) && isDigit(r) {
				at += size
				r, size = utf8.DecodeRuneInString(text[at:])
			}
			if c.number != noRow {
				add(c.number)
			}
		case isLetter(r):
			word := space[:0]
			for at < len(text) && isLetter(r) {
				word = utf8.AppendRune(word, unicode.ToLower(r))
				at += size
				r, size = utf8.DecodeRuneInString(text[at:])
			}
			rows, ok := c.known[string(word)]
			if !ok {
				c.mu.RUnlock()
				rows = c.learn(string(word))
				c.mu.RLock()
			}
			for _, row := range rows {
				add(row)
			}
		default:
			at += size
		}
	}
}

func isDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9'
	}
	return unicode.IsDigit(r)
}

// isLetter takes the marks of a letter written apart (e and an accent) for part of
// the word.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r))
}

// learn cuts a lower-case word and remembers its rows.
func (c *cutter) learn(word string) []int32 {
	if len(word) > longestWord*utf8.UTFMax*2 {
		return nil // no word, and not worth remembering
	}
	rows := c.cut(word)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known) < mostRemember {
		c.known[word] = rows
	}
	return rows
}

func (c *cutter) cut(word string) []int32 {
	tokens, err := c.pieces.Tokenize(fold(word))
	if err != nil {
		return nil // only when the vocabulary lacks the unknown piece, which it has
	}
	var rows []int32
	for _, t := range tokens {
		if t.Value != entryUnknown {
			rows = append(rows, int32(t.Id))
		}
	}
	return rows
}

// fold takes the accents off a lower-case word.
func fold(word string) string {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Mn, r) {
					return -1
				}
				return r
			}, norm.NFD.String(word))
		}
	}
	return word
}
