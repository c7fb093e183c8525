package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/text"
)

// line is a line of one column.
type line struct {
	page         int
	block        int     // lines of one column on one page, without a break, share it
	low, high    float64 // where the column's region begins and ends
	words        []text.Word
	said         string // the words as text
	x0, x1       float64
	top, bottom  float64
	base, size   float64
	height       float64 // of the page
	bold, italic bool    // nearly all of it is
	across       bool    // it is a heading across a table
	boxed        int     // the box that it stands in, 0 for none
}

// newLine makes a line of words, which come from left to right.
func newLine(page int, words []text.Word) line {
	l := line{page: page, words: words, said: joined(words), x0: math.Inf(1), x1: math.Inf(-1), top: math.Inf(1)}
	var sizes []float64
	letters, bold, italic := 0, 0, 0
	for _, w := range words {
		l.x0, l.x1 = math.Min(l.x0, w.X), math.Max(l.x1, w.X+w.W)
		l.top, l.bottom = math.Min(l.top, w.Y), math.Max(l.bottom, w.Y+w.H)
		if noted(w) && len(words) > 1 {
			continue
		}
		l.base = math.Max(l.base, w.Baseline)
		sizes = append(sizes, w.Size)
		n := len(w.Text)
		if !strings.ContainsFunc(w.Text, unicode.IsLetter) {
			continue
		}
		letters += n
		if w.Bold {
			bold += n
		}
		if w.Italic {
			italic += n
		}
	}
	if len(sizes) == 0 {
		sizes = []float64{0}
	}
	slices.Sort(sizes)
	l.size = sizes[len(sizes)/2]
	l.bold = letters > 0 && bold*10 >= letters*9
	l.italic = letters > 0 && italic*10 >= letters*9
	return l
}

// wordsOf gives the words of several rows.
func wordsOf(rows []row) []text.Word {
	var words []text.Word
	for _, r := range rows {
		words = append(words, r.words...)
	}
	return words
}

func (l line) text() string { return l.said }

func (l line) box() dhr.Box {
	return dhr.Box{Page: l.page, X: round(l.x0), Y: round(l.top), W: round(l.x1 - l.x0), H: round(l.bottom - l.top)}
}

// round keeps hundredths of a point: enough for a highlight, and short to store.
func round(v float64) float64 { return math.Round(v*100) / 100 }

var sentenceEnd = regexp.MustCompile(`[.?!:;…]["'”’)\]]*$`)

// ends reports whether the text ends as a sentence does.
func ends(s string) bool { return sentenceEnd.MatchString(s) }

// startsLower reports whether the text goes on in lower case.
func startsLower(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
		if unicode.IsDigit(r) {
			return false
		}
	}
	return false
}

// capitals reports whether the text's letters are capitals, with a word among them.
func capitals(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper >= 3 && lower*10 <= upper
}

// gapped reports whether two words of the row are that many times their size apart,
// or more.
func gapped(r row, sizes float64) bool {
	for i := 1; i < len(r.words); i++ {
		if r.words[i].X-r.words[i-1].X-r.words[i-1].W >= sizes*r.words[i].Size {
			return true
		}
	}
	return false
}

// firstWidth is the width of the line's first word up to a hyphen in it, where it
// could have been broken.
func firstWidth(l line) float64 {
	for _, w := range l.words {
		if noted(w) {
			continue
		}
		if i := strings.IndexAny(w.Text, "-–—/"); i > 0 && i+1 < len(w.Text) {
			return w.W * float64(i+1) / float64(len(w.Text))
		}
		return w.W
	}
	return 0
}

func wordCount(s string) int { return len(strings.Fields(s)) }

const headingWords = 30 // more words than that are a paragraph, whatever their type
