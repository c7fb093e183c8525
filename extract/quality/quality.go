// Package quality judges whether the words of a page look like text, and how far two
// readings of it agree.
package quality

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dhrcoder/dhr/extract/lexicon"
	"github.com/dhrcoder/dhr/extract/text"
)

// The gate's limits, set on 9,292 public pages: with pdfium reading they hold back
// 1 page in 100 of British inquiry reports.
const (
	muchPicture = 0.30 // of the page, above which a page of few words is a picture
	manyPaths   = 100  // outlines above which a page of few words is drawn text
	fewKnown    = 0.70 // share of known words below which a page is in doubt
	muchNoise   = 0.005
	longToken   = 30
	manyLong    = 0.01
	longMean    = 7.5
)

// Measure is how far the text of a page looks like text.
type Measure struct {
	Words   int     // tokens with a letter or digit
	Quality float64 // share of the words that are dictionary words or names; 1 without any to judge
	noise   float64 // share of characters that stand for none
	long    float64 // share of tokens longer than longToken
	mean    float64 // length of a token
}

// Assess measures the words of a page. Quality judges words of two letters or
// more, without digits. A known word is one in the lexicon, with or without an 's,
// each part of a hyphenated one, a capitalised word that could be a name, or an
// abbreviation in capitals; half a word at a line's end is left out.
func Assess(words []text.Word) Measure {
	var m Measure
	var judged, known, all, chars, noise, long int
	for i, w := range words {
		noise += strings.Count(w.Text, "\uFFFD")
		all += utf8.RuneCountInString(w.Text)
		// Dotted leaders, and the page number after them, are no letters of a word.
		bare := strings.TrimFunc(w.Text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if bare == "" {
			continue
		}
		bare, _, _ = strings.Cut(bare, "..")
		m.Words++
		n := utf8.RuneCountInString(bare)
		chars += n
		if n > longToken && !strings.Contains(bare, "/") {
			long++
		}
		if w.SoftHyphen || i > 0 && words[i-1].SoftHyphen {
			continue
		}
		for part := range strings.FieldsFuncSeq(w.Text, func(r rune) bool { return r == '-' || r == '/' || r == '–' || r == '—' }) {
			if is, ok := knownWord(part); ok {
				judged++
				if is {
					known++
				}
			}
		}
	}
	m.Quality = 1
	if judged > 0 {
		m.Quality = float64(known) / float64(judged)
	}
	if all > 0 {
		m.noise = float64(noise) / float64(all)
	}
	if m.Words > 0 {
		m.mean = float64(chars) / float64(m.Words)
		m.long = float64(long) / float64(m.Words)
	}
	return m
}

// knownWord judges one word; ok says whether it can be judged.
func knownWord(word string) (known, ok bool) {
	word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if s, found := strings.CutSuffix(word, "’s"); found {
		word = s
	} else if s, found := strings.CutSuffix(word, "'s"); found {
		word = s
	}
	if utf8.RuneCountInString(word) < 2 || strings.ContainsFunc(word, unicode.IsDigit) {
		return false, false
	}
	lower := strings.ToLower(word)
	if lexicon.Has(lower) {
		return true, true
	}
	first, size := utf8.DecodeRuneInString(word)
	rest := word[size:]
	if !unicode.IsUpper(first) || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '’' && r != '\'' }) {
		return false, true
	}
	couldBeName := rest == strings.ToLower(rest) && len(rest) < 15 && strings.ContainsAny(lower, "aeiouy")
	couldBeShort := word == strings.ToUpper(word) && len(word) <= 6
	return couldBeName || couldBeShort, true
}

// Doubtful reports whether a second reader should be heard.
func (m Measure) Doubtful() bool {
	if m.Words < text.FewWords {
		return false
	}
	return m.Quality < fewKnown || m.noise > muchNoise || m.long > manyLong || m.mean > longMean
}

// LooksDrawn reports whether the page shows text that is not there as text.
func LooksDrawn(s text.Sheet, m Measure) bool {
	return m.Words < text.FewWords && (s.Picture >= muchPicture || s.Paths >= manyPaths)
}

// Agreement is the share of words on which two readers of a page agree: twice the
// words they have in common, each as often as both have it, divided by the words
// of both (the F1 of their bags of words). Words are compared in lower case by
// their letters and digits alone; order does not count.
func Agreement(a, b []text.Word) float64 {
	inA, inB, common := Shared(a, b)
	if inA+inB == 0 {
		return 1
	}
	return 2 * float64(common) / float64(inA+inB)
}

// Shared counts the words of each and those that they have in common.
func Shared(a, b []text.Word) (inA, inB, common int) {
	bag := map[string]int{}
	one, other := Keys(a), Keys(b)
	for _, k := range one {
		bag[k]++
	}
	for _, k := range other {
		if bag[k] > 0 {
			bag[k]--
			common++
		}
	}
	return len(one), len(other), common
}

// Keys gives the words as they are compared: those that a line's end breaks joined,
// as the other reader may not see that it breaks there.
func Keys(words []text.Word) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		whole := words[i].Text
		for strings.HasSuffix(whole, "-") && i+1 < len(words) {
			i++
			whole += words[i].Text
		}
		key := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, whole)
		if key != "" {
			out = append(out, key)
		}
	}
	return out
}

// Better reports whether m looks like text where the other does not, and has not
// won by leaving words out. A page in another language than English is in doubt
// with every reader and stays with the first.
func (m Measure) Better(than Measure) bool {
	return !m.Doubtful() && m.Quality > than.Quality+0.05 && m.noise <= than.noise && float64(m.Words) >= 0.8*float64(than.Words)
}
