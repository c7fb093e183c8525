// Package paper holds what layout works on: the words of each page in rows, lines of
// type, the frames drawn around some of them, and what is usual in a document.
package paper

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/dhrcoder/dhr/extract/text"
)

// Sheet is one page at work: its words in rows, top to bottom.
type Sheet struct {
	Number        int
	Width, Height float64
	Rows          []Row
	Slanted       []text.Word // what runs across the page at an angle
	Frames        []*Frame    // tables and boxes with lines around them
	Rules, Fills  []text.Rect // see text.Page
}

// Row is the words of a page that share a baseline, left to right, whatever
// columns they stand in.
type Row struct {
	Words []text.Word
	Base  float64
}

// MaxWords bounds the work on one page; no page of print has as many.
const MaxWords = 20000

// noteMark is what a raised note number looks like: digits, or a note sign.
var noteMark = regexp.MustCompile(`^[\[(]?(?:\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§]+|[ivx]{1,4})[\])]?$`)

// NewSheets cleans the words and sorts them into rows.
func NewSheets(pages []text.Page) []*Sheet {
	sheets := make([]*Sheet, 0, len(pages))
	for i, p := range pages {
		s := &Sheet{Number: p.Read.Number, Width: p.Read.Width, Height: p.Read.Height}
		if s.Number < 1 {
			s.Number = i + 1
		}
		words := cleanWords(p.Words)
		words, s.Slanted = apartSlanted(words)
		words = joinInitials(words)
		for _, w := range words {
			s.Width = math.Max(s.Width, w.X+w.W)
			s.Height = math.Max(s.Height, w.Y+w.H)
		}
		s.Rows = IntoRows(words)
		for i := range s.Rows {
			s.Rows[i].Words = joinSpaced(s.Rows[i].Words)
		}
		s.Rules, s.Fills = p.Rules, p.Fills
		sheets = append(sheets, s)
	}
	return sheets
}

// cleanWords drops what cannot stand on a page and words printed twice in the same
// place (poor man's bold), puts raised marks on their word's baseline and joins
// ordinals that are set raised to their number.
func cleanWords(words []text.Word) []text.Word {
	if len(words) > MaxWords {
		words = words[:MaxWords]
	}
	type place struct {
		text string
		x, y int
	}
	seen := make(map[place]bool, len(words))
	kept := make([]text.Word, 0, len(words))
	for _, w := range words {
		w.Text = cleanText(w.Text)
		if w.Text == "" || !finite(w) {
			continue
		}
		if w.Size <= 0 {
			w.Size = w.H
		}
		if w.Baseline <= 0 {
			w.Baseline = w.Y + w.H
		}
		at := place{w.Text, int(w.X + 0.5), int(w.Baseline + 0.5)}
		if seen[at] {
			continue
		}
		seen[at] = true
		if n := len(kept) - 1; w.Raised && n >= 0 && w.X > kept[n].X && w.Baseline < kept[n].Baseline+0.5 && kept[n].Baseline-w.Baseline < kept[n].Size {
			w.Baseline = kept[n].Baseline
			switch strings.ToLower(w.Text) {
			case "st", "nd", "rd", "th":
				kept[n].Text += w.Text
				kept[n].W = w.X + w.W - kept[n].X
				continue
			}
		}
		kept = append(kept, w)
	}
	// A raised mark at a line's start has its word after it.
	for i := range kept {
		if i+1 < len(kept) && kept[i].Raised && !kept[i+1].Raised && kept[i+1].X > kept[i].X &&
			kept[i+1].Baseline > kept[i].Baseline && kept[i+1].Baseline-kept[i].Baseline < kept[i+1].Size {
			kept[i].Baseline = kept[i+1].Baseline
		}
	}
	return kept
}

// apartSlanted takes the words that run at an angle from the others.
func apartSlanted(words []text.Word) (upright, slanted []text.Word) {
	if !slices.ContainsFunc(words, func(w text.Word) bool { return w.Slanted }) {
		return words, nil
	}
	for _, w := range words {
		if w.Slanted {
			slanted = append(slanted, w)
		} else {
			upright = append(upright, w)
		}
	}
	return upright, slanted
}

func finite(w text.Word) bool {
	for _, v := range [...]float64{w.X, w.Y, w.W, w.H, w.Baseline, w.Size} {
		if math.IsNaN(v) || math.Abs(v) > 20000 {
			return false
		}
	}
	return w.W >= 0 && w.H >= 0
}

// cleanText makes a word NFC, turns bullets of symbol fonts into one sign and
// drops what is not to be seen.
func cleanText(s string) string {
	if printable(s) {
		return s
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0' || unicode.IsSpace(r), r == '\u00ad', r == '\ufeff', r == '\u200b', unicode.IsControl(r):
			return -1
		case r == '\u2010' || r == '\u2011':
			return '-'
		case unicode.Is(unicode.Co, r):
			return '•'
		}
		return r
	}, s)
	return norm.NFC.String(s)
}

// printable reports whether the text is of printable ASCII only, as most words are.
func printable(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7F {
			return false
		}
	}
	return true
}

// Noted reports whether the word is a raised note number, which is no part of the
// text.
func Noted(w text.Word) bool { return w.Raised && noteMark.MatchString(w.Text) }

// IntoRows sorts words into rows, top to bottom.
func IntoRows(words []text.Word) []Row {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b text.Word) int {
		return cmp.Or(cmp.Compare(a.Baseline, b.Baseline), cmp.Compare(a.X, b.X))
	})
	var rows []Row
	for _, w := range words {
		tolerance := math.Min(4, math.Max(1, 0.3*w.Size))
		if n := len(rows) - 1; n >= 0 && w.Baseline-rows[n].Base <= tolerance {
			rows[n].Words = append(rows[n].Words, w)
			continue
		}
		rows = append(rows, Row{Words: []text.Word{w}, Base: w.Baseline})
	}
	for _, r := range rows {
		slices.SortStableFunc(r.Words, func(a, b text.Word) int { return cmp.Compare(a.X, b.X) })
	}
	return rows
}

// Joined gives the words with a space between them, without note marks.
func Joined(words []text.Word) string {
	var b strings.Builder
	for _, w := range words {
		if Noted(w) {
			continue
		}
		if b.Len() > 0 && !Closing(w.Text) {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// Closing reports whether the word is a stop that stands at a word's end, which
// other type may have parted from it.
func Closing(s string) bool { return s == "," || s == "." || s == ";" || s == ":" || s == ")" }

// Bare is a word in lower case without the signs around it.
func Bare(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}
