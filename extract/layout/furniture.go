package layout

import (
	"math"
	"regexp"
	"strings"
)

var digits = regexp.MustCompile(`\d+`)

// masked is the text with its digits hidden, so that page numbers and dates do not
// tell two running heads apart.
func masked(s string) string {
	return strings.ToLower(digits.ReplaceAllString(s, "#"))
}

const (
	edgeRows = 5 // rows from a page's top or bottom that may be furniture
	repeats  = 3 // pages on which a running head must be seen
)

// dropFurniture takes running heads, footers, page numbers and watermarks out of
// the rows: what stands in the same place with the same words (digits apart) on
// three pages or more, or in the same place and other type on most pages.
func dropFurniture(sheets []*sheet, m *measure) {
	type key struct {
		text   string
		bottom bool
	}
	type place struct {
		y, size int
		bottom  bool
	}
	texts, places := map[key]int{}, map[place]int{}
	each := func(visit func(s *sheet, i int, bottom bool)) {
		for _, s := range sheets {
			for i := range s.rows {
				if bottom, ok := edge(s, i); ok {
					visit(s, i, bottom)
				}
			}
		}
	}
	few := len(sheets) == 2 // then what stands in the same place on both
	keyOf := func(s *sheet, i int, bottom bool) key { return key{masked(joined(s.rows[i].words)), bottom} }
	placeOf := func(s *sheet, i int, bottom bool) place {
		return place{int(math.Round(s.rows[i].base / 4)), int(math.Round(s.rows[i].words[0].Size * 2)), bottom}
	}
	each(func(s *sheet, i int, bottom bool) {
		texts[keyOf(s, i, bottom)]++
		places[placeOf(s, i, bottom)]++
	})
	numbers := numbersAtEdges(sheets)
	drop := map[*sheet][]bool{}
	each(func(s *sheet, i int, bottom bool) {
		t := joined(s.rows[i].words)
		at := placeOf(s, i, bottom)
		smaller := float64(at.size)/2 < m.size-0.8
		if texts[keyOf(s, i, bottom)] >= repeats || few && texts[keyOf(s, i, bottom)] == 2 && places[at] == 2 ||
			smaller && !bottom && places[at] >= repeats && places[at]*10 >= len(sheets)*6 ||
			outermost(s, i, bottom) && (pageNumber.MatchString(t) && numbers.credible(s, t) || numbers.besideTitle(s, s.rows[i])) {
			if drop[s] == nil {
				drop[s] = make([]bool, len(s.rows))
			}
			drop[s][i] = true
		}
	})
	for _, s := range sheets {
		var kept []row
		for i, r := range s.rows {
			if d := drop[s]; d != nil && d[i] || watermark(r, m) {
				continue
			}
			kept = append(kept, r)
		}
		s.rows = kept
	}
}

// edge reports whether row i is one of the outer rows of the page, and whether at
// the bottom.
func edge(s *sheet, i int) (bottom, ok bool) {
	switch {
	case i < edgeRows && s.rows[i].base < edgePart*s.height:
		return false, true
	case i >= len(s.rows)-edgeRows && s.rows[i].base > (1-edgePart)*s.height:
		return true, true
	}
	return false, false
}

// outermost reports whether nothing but short rows stands outside row i.
func outermost(s *sheet, i int, bottom bool) bool {
	from, to := 0, i
	if bottom {
		from, to = i+1, len(s.rows)
	}
	for _, r := range s.rows[from:to] {
		if len(r.words) > 12 {
			return false
		}
	}
	return true
}

// watermark reports whether the row is a marking in huge type across the page.
func watermark(r row, m *measure) bool {
	return len(r.words) <= 3 && r.words[0].Size > 2.5*m.size && markingWords.Any(strings.ToLower(joined(r.words)))
}
