package paper

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/lexicon"
	"github.com/dhrcoder/dhr/extract/text"
)

// Line is a line of one column.
type Line struct {
	Page         int
	Block        int     // lines of one column on one page, without a break, share it
	Low, High    float64 // where the column's region begins and ends
	Words        []text.Word
	Said         string // the words as text
	X0, X1       float64
	Top, Bottom  float64
	Base, Size   float64
	Height       float64 // of the page
	Bold, Italic bool    // nearly all of it is
	Across       bool    // it is a heading across a table
	Boxed        int     // the box that it stands in, 0 for none
}

// NewLine makes a line of words, which come from left to right.
func NewLine(page int, words []text.Word) Line {
	l := Line{Page: page, Words: words, Said: Joined(words), X0: math.Inf(1), X1: math.Inf(-1), Top: math.Inf(1)}
	var sizes []float64
	letters, bold, italic := 0, 0, 0
	for _, w := range words {
		l.X0, l.X1 = math.Min(l.X0, w.X), math.Max(l.X1, w.X+w.W)
		l.Top, l.Bottom = math.Min(l.Top, w.Y), math.Max(l.Bottom, w.Y+w.H)
		if Noted(w) && len(words) > 1 {
			continue
		}
		l.Base = math.Max(l.Base, w.Baseline)
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
	l.Size = sizes[len(sizes)/2]
	l.Bold = letters > 0 && bold*10 >= letters*9
	l.Italic = letters > 0 && italic*10 >= letters*9
	return l
}

// WordsOf gives the words of several rows.
func WordsOf(rows []Row) []text.Word {
	var words []text.Word
	for _, r := range rows {
		words = append(words, r.Words...)
	}
	return words
}

// Text is the line's words with a space between them, without note marks.
func (l Line) Text() string { return l.Said }

// Box is where the line stands.
func (l Line) Box() dhr.Box {
	return dhr.Box{Page: l.Page, X: round(l.X0), Y: round(l.Top), W: round(l.X1 - l.X0), H: round(l.Bottom - l.Top)}
}

// round keeps hundredths of a point: enough for a highlight, and short to store.
func round(v float64) float64 { return math.Round(v*100) / 100 }

var sentenceEnd = regexp.MustCompile(`[.?!:;…]["'”’)\]]*$`)

// Ends reports whether the text ends as a sentence does.
func Ends(s string) bool { return sentenceEnd.MatchString(s) }

// StartsLower reports whether the text goes on in lower case.
func StartsLower(s string) bool {
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

// Capitals reports whether the text's letters are capitals, with a word among them.
func Capitals(s string) bool {
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

// Gapped reports whether two words of the row are that many times their size apart,
// or more.
func Gapped(r Row, sizes float64) bool {
	for i := 1; i < len(r.Words); i++ {
		if r.Words[i].X-r.Words[i-1].X-r.Words[i-1].W >= sizes*r.Words[i].Size {
			return true
		}
	}
	return false
}

// FirstWidth is the width of the line's first word up to a hyphen in it, where it
// could have been broken.
func FirstWidth(l Line) float64 {
	for _, w := range l.Words {
		if Noted(w) {
			continue
		}
		if i := strings.IndexAny(w.Text, "-–—/"); i > 0 && i+1 < len(w.Text) {
			return w.W * float64(i+1) / float64(len(w.Text))
		}
		return w.W
	}
	return 0
}

// WordCount counts the words of a text.
func WordCount(s string) int { return len(strings.Fields(s)) }

// HeadingWords is how many words a heading may have: more are a paragraph, whatever
// their type.
const HeadingWords = 30

// CutWord reports whether a line ends in the middle of a word that goes on in the
// next without a hyphen, as where it is too long for a table's cell.
func CutWord(l, next Line) bool {
	if len(l.Words) == 0 || len(next.Words) == 0 {
		return false
	}
	last, first := l.Words[len(l.Words)-1].Text, next.Words[0].Text
	return len(last) > 4 && StartsLower(first) && Bare(last) == strings.ToLower(last) &&
		!lexicon.Has(Bare(last)) && lexicon.Has(Bare(last+first))
}
