package exchange

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/dhrcoder/dhr"
)

// alike is the least similarity, 0-1, at which two texts are taken for the same
// passage. A paragraph read by OCR with one wrong character in a hundred has about
// 0.9; two paragraphs about the same event in different words stay below 0.4.
const alike = 0.75

// Matcher finds the passage of a document that holds a given text: first by the
// text itself, letters and digits only and without its printed number, then by
// the share of word pairs in common.
type Matcher struct {
	exact map[string][]string // normalised text → passage IDs in order
	pairs []pairBag
}

type pairBag struct {
	passage string
	bag     map[[2]string]int
	size    int
}

// NewMatcher prepares the passages of one document.
func NewMatcher(passages []dhr.Passage) *Matcher {
	m := &Matcher{exact: map[string][]string{}}
	for _, p := range passages {
		words := wordsOf(p.Text)
		key := strings.Join(words, " ")
		m.exact[key] = append(m.exact[key], p.ID)
		numbered := strings.Join(append(wordsOf(p.Number), words...), " ")
		if numbered != key {
			m.exact[numbered] = append(m.exact[numbered], p.ID)
		}
		bag, size := pairsOf(words)
		m.pairs = append(m.pairs, pairBag{p.ID, bag, size})
	}
	return m
}

// Match returns the ID of the passage that holds the text, or false when none is
// close enough. Texts that stand several times in a document match the first.
func (m *Matcher) Match(text string) (string, bool) {
	words := wordsOf(text)
	if ids := m.exact[strings.Join(words, " ")]; len(ids) > 0 {
		return ids[0], true
	}
	bag, size := pairsOf(words)
	best, score := "", 0.0
	for _, p := range m.pairs {
		if s := dice(bag, size, p.bag, p.size); s > score {
			best, score = p.passage, s
		}
	}
	return best, score >= alike
}

// wordsOf gives the words of a text in small letters, compatibility forms folded,
// everything but letters and digits left out.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFKC.String(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

func pairsOf(words []string) (map[[2]string]int, int) {
	bag := map[[2]string]int{}
	for i := 1; i < len(words); i++ {
		bag[[2]string{words[i-1], words[i]}]++
	}
	return bag, max(len(words)-1, 0)
}

// dice is Dice's coefficient of two bags: twice the common part over the sum of
// their sizes.
func dice(a map[[2]string]int, na int, b map[[2]string]int, nb int) float64 {
	if na+nb == 0 {
		return 0
	}
	common := 0
	for pair, n := range a {
		common += min(n, b[pair])
	}
	return 2 * float64(common) / float64(na+nb)
}
