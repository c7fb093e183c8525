package paper

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dhrcoder/dhr/extract/lexicon"
	"github.com/dhrcoder/dhr/extract/text"
)

const (
	dropCap    = 1.8 // times the size of the word beside it that make a letter an initial
	spacedWord = 4   // letters in a row that make a word that is spaced out
)

// joinInitials puts a paragraph's initial in large type to the word that it begins,
// which stands at its upper right.
func joinInitials(words []text.Word) []text.Word {
	drop := map[int]bool{}
	for i, w := range words {
		letter, size := utf8.DecodeLastRuneInString(w.Text)
		if utf8.RuneCountInString(w.Text) > 2 || !unicode.IsUpper(letter) || size == 0 || w.Size < 8 {
			continue
		}
		best := -1
		for j, o := range words {
			gap := o.X - w.X - w.W
			if j == i || o.Size*dropCap > w.Size || gap < -0.3*o.Size || gap > 1.2*o.Size || o.Baseline <= w.Baseline-0.8*w.Size || o.Baseline > w.Baseline-0.3*o.Size {
				continue
			}
			if best < 0 || o.Baseline < words[best].Baseline-1 {
				best = j
			}
		}
		if best < 0 {
			continue
		}
		o := &words[best]
		first, _ := utf8.DecodeRuneInString(o.Text)
		if !unicode.IsLetter(first) {
			continue
		}
		whole := w.Text + o.Text
		if alone := letter == 'A' || letter == 'I'; alone && !lexicon.Has(Bare(whole)) {
			whole = w.Text + " " + o.Text
		}
		o.W += o.X - w.X
		o.X, o.Text = w.X, whole
		drop[i] = true
	}
	if len(drop) == 0 {
		return words
	}
	var out []text.Word
	for i, w := range words {
		if !drop[i] {
			out = append(out, w)
		}
	}
	return out
}

// unspaced reports whether the word can be letters of a spaced-out heading that stand
// too close for a space to be seen: two to four capitals.
func unspaced(w text.Word) bool {
	return len(w.Text) >= 2 && len(w.Text) <= 4 && strings.ToUpper(w.Text) == w.Text && !strings.ContainsFunc(w.Text, func(r rune) bool { return !unicode.IsUpper(r) })
}

// joinSpaced makes words of letters that are spaced out: "I N T R O D U C T I O N".
func joinSpaced(words []text.Word) []text.Word {
	single := func(w text.Word) bool {
		r, size := utf8.DecodeRuneInString(w.Text)
		return size == len(w.Text) && unicode.IsLetter(r)
	}
	var out []text.Word
	for i := 0; i < len(words); {
		j, singles := i, 0
		least := math.Inf(1)
		for j < len(words) && (single(words[j]) || unspaced(words[j])) {
			if j > i {
				least = math.Min(least, words[j].X-words[j-1].X-words[j-1].W)
			}
			if single(words[j]) {
				singles++
			}
			j++
		}
		if singles < spacedWord || singles*2 < j-i {
			out = append(out, words[i:max(j, i+1)]...)
			i = max(j, i+1)
			continue
		}
		least = math.Max(least, 0.1*words[i].Size)
		for i < j {
			w := words[i]
			var b strings.Builder
			b.WriteString(w.Text)
			for i++; i < j && words[i].X-words[i-1].X-words[i-1].W < 1.7*least; i++ {
				b.WriteString(words[i].Text)
			}
			w.W = words[i-1].X + words[i-1].W - w.X
			w.Text = b.String()
			out = append(out, w)
		}
	}
	return out
}
