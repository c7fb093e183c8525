// Package furniture takes what stands on every page out of the text: running heads,
// footers, page numbers and protective markings.
package furniture

import (
	"math"
	"regexp"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

var digits = regexp.MustCompile(`\d+`)

// masked is the text with its digits hidden, so that page numbers and dates do not
// tell two running heads apart.
func masked(s string) string {
	return strings.ToLower(digits.ReplaceAllString(s, "#"))
}

const (
	edgeRows = 5 // rows from a page's top or bottom that may be furniture
	fewWords = 8 // of a running head in a document of two or three pages
	repeats  = 3 // pages on which a running head must be seen
)

// Drop takes running heads, footers, page numbers and watermarks out of
// the rows: what stands in the same place with the same words (digits apart) on
// three pages or more, or in the same place and other type on most pages.
func Drop(sheets []*paper.Sheet, m *paper.Measure) {
	type key struct {
		text   string
		bottom bool
	}
	type place struct {
		y, size int
		bottom  bool
	}
	texts, places := map[key]int{}, map[place]int{}
	each := func(visit func(s *paper.Sheet, i int, bottom bool)) {
		for _, s := range sheets {
			for i := range s.Rows {
				if bottom, ok := edge(s, i); ok {
					visit(s, i, bottom)
				}
			}
		}
	}
	few := len(sheets) == 2 || len(sheets) == 3 // then what stands in the same place on two
	keyOf := func(s *paper.Sheet, i int, bottom bool) key {
		return key{masked(paper.Joined(s.Rows[i].Words)), bottom}
	}
	placeOf := func(s *paper.Sheet, i int, bottom bool) place {
		return place{int(math.Round(s.Rows[i].Base / 4)), int(math.Round(s.Rows[i].Words[0].Size * 2)), bottom}
	}
	each(func(s *paper.Sheet, i int, bottom bool) {
		texts[keyOf(s, i, bottom)]++
		places[placeOf(s, i, bottom)]++
	})
	numbers := numbersAtEdges(sheets)
	drop := map[*paper.Sheet][]bool{}
	each(func(s *paper.Sheet, i int, bottom bool) {
		if s.InFrame(s.Rows[i], bottom) {
			return
		}
		t := paper.Joined(s.Rows[i].Words)
		at := placeOf(s, i, bottom)
		smaller := float64(at.size)/2 < m.Size-0.8
		if texts[keyOf(s, i, bottom)] >= repeats || few && len(s.Rows[i].Words) <= fewWords && texts[keyOf(s, i, bottom)] == 2 && places[at] == 2 ||
			smaller && !bottom && places[at] >= repeats && places[at]*10 >= len(sheets)*6 ||
			outermost(s, i, bottom) && (numbering.PageNumber.MatchString(t) && numbers.credible(s, t) || numbers.besideTitle(s, s.Rows[i])) {
			if drop[s] == nil {
				drop[s] = make([]bool, len(s.Rows))
			}
			drop[s][i] = true
		}
	})
	for _, s := range sheets {
		var kept []paper.Row
		for i, r := range s.Rows {
			if d := drop[s]; d != nil && d[i] || watermark(r, m) {
				continue
			}
			kept = append(kept, r)
		}
		s.Rows = kept
	}
}

// edge reports whether row i is one of the outer rows of the page, and whether at
// the bottom.
func edge(s *paper.Sheet, i int) (bottom, ok bool) {
	switch {
	case i < edgeRows && s.Rows[i].Base < paper.EdgePart*s.Height:
		return false, true
	case i >= len(s.Rows)-edgeRows && s.Rows[i].Base > (1-paper.EdgePart)*s.Height:
		return true, true
	}
	return false, false
}

// outermost reports whether nothing but short rows stands outside row i.
func outermost(s *paper.Sheet, i int, bottom bool) bool {
	from, to := 0, i
	if bottom {
		from, to = i+1, len(s.Rows)
	}
	for _, r := range s.Rows[from:to] {
		if len(r.Words) > 12 {
			return false
		}
	}
	return true
}

// watermark reports whether the row is a marking in huge type across the page.
func watermark(r paper.Row, m *paper.Measure) bool {
	return len(r.Words) <= 3 && r.Words[0].Size > 2.5*m.Size && markingWords.Any(strings.ToLower(paper.Joined(r.Words)))
}
