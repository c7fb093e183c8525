package exchange

import (
	"hash/fnv"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/dhrcoder/dhr"
)

// Overlap finds the passages of a document that parts of another reading of the same
// document hold: another program's text has running heads, page numbers and line
// breaks in it and other places, but mostly the same words in the same order.
type Overlap struct {
	passages []dhr.Passage
	matcher  *Matcher
	text     []rune
	words    []placedWord // of the text
	of       []int32      // for each of them the passage it belongs to, or -1
	size     []int        // words of each passage
	found    int          // words of passages that the text has
}

type placedWord struct {
	word       string
	start, end int // code points, end exclusive
}

// NewOverlap pairs the words of the passages, which are those of one document in
// order, with those of the text.
func NewOverlap(passages []dhr.Passage, text string) *Overlap {
	o := &Overlap{passages: passages, matcher: NewMatcher(passages), text: []rune(text), size: make([]int, len(passages))}
	o.words = placedWords(o.text)
	numbers := map[string]int32{}
	number := func(word string) int32 {
		n, known := numbers[word]
		if !known {
			n = int32(len(numbers))
			numbers[word] = n
		}
		return n
	}
	var a, owner, b []int32
	for i, p := range passages {
		words := placedWords([]rune(p.Text))
		o.size[i] = len(words)
		for _, w := range words {
			a, owner = append(a, number(w.word)), append(owner, int32(i))
		}
	}
	for _, w := range o.words {
		b = append(b, number(w.word))
	}
	o.of = align(a, b)
	for i, at := range o.of {
		if at >= 0 {
			o.of[i] = owner[at]
			o.found++
		}
	}
	return o
}

// Share is the share of the passages' words that the text has in the same order,
// 0-1.
func (o *Overlap) Share() float64 {
	all := 0
	for _, n := range o.size {
		all += n
	}
	if all == 0 {
		return 0
	}
	return float64(o.found) / float64(all)
}

// Passages returns the IDs of the passages that the part of the text from start to
// end, in code points, holds: those of which it has at least half of the words, and
// in any case the one of which it has most. A part whose words were mostly not found
// in order is looked for by its words alone. Nil means that no passage is close.
func (o *Overlap) Passages(start, end int) []string {
	start = min(max(start, 0), len(o.text))
	end = min(max(end, start), len(o.text))
	from := sort.Search(len(o.words), func(i int) bool { return o.words[i].end > start })
	to := from + sort.Search(len(o.words)-from, func(i int) bool { return o.words[from+i].start >= end })
	shared := map[int32]int{}
	paired := 0
	most := int32(-1)
	for _, p := range o.of[from:to] {
		if p < 0 {
			continue
		}
		paired++
		if shared[p]++; most < 0 || shared[p] > shared[most] {
			most = p
		}
	}
	if paired == 0 || 2*paired < to-from {
		return o.Like(string(o.text[start:end]))
	}
	var ids []string
	for i, p := range o.passages {
		if n := shared[int32(i)]; int32(i) == most || n > 0 && 2*n >= o.size[i] {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// Like returns the ID of the passage that is the text or, where it has at least four
// pairs of words, has four fifths of them; nil when none does.
func (o *Overlap) Like(text string) []string {
	text = strings.TrimSpace(text)
	words := wordsOf(text)
	if len(words) == 0 { // a dash in a table, say
		for _, p := range o.passages {
			if text != "" && p.Text == text {
				return []string{p.ID}
			}
		}
		return nil
	}
	if id, ok := o.matcher.Match(text); ok {
		return []string{id}
	}
	bag, size := pairsOf(words)
	best, most := "", 0
	for _, p := range o.matcher.pairs {
		common := 0
		for pair, n := range bag {
			common += min(n, p.bag[pair])
		}
		if common > most {
			best, most = p.passage, common
		}
	}
	if size < 4 || 5*most < 4*size {
		return nil
	}
	return []string{best}
}

// placedWords gives the words of a text, each in the form in which words are
// compared, with their places.
func placedWords(text []rune) []placedWord {
	var words []placedWord
	start := -1
	for i := 0; i <= len(text); i++ {
		if i < len(text) && (unicode.IsLetter(text[i]) || unicode.IsDigit(text[i]) || start >= 0 && unicode.IsMark(text[i])) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			words = append(words, placedWord{strings.ToLower(norm.NFKC.String(string(text[start:i]))), start, i})
			start = -1
		}
	}
	return words
}

// Sketch is a small sample of the pairs of words of a text, by which documents are
// compared without their names.
type Sketch map[uint64]bool

// NewSketch takes about one in sixteen of the pairs, the same ones of every text.
func NewSketch(texts ...string) Sketch {
	s := Sketch{}
	for _, text := range texts {
		words := wordsOf(text)
		for i := 1; i < len(words); i++ {
			h := fnv.New64a()
			h.Write([]byte(words[i-1] + " " + words[i]))
			if sum := h.Sum64(); sum>>60 == 0 {
				s[sum] = true
			}
		}
	}
	return s
}

// In is the share of the sketch's pairs that another has too, 0-1; 0 for a text too
// short to tell.
func (s Sketch) In(other Sketch) float64 {
	if len(s) < 5 {
		return 0
	}
	n := 0
	for sum := range s {
		if other[sum] {
			n++
		}
	}
	return float64(n) / float64(len(s))
}
