package furniture

import (
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// pageNumbers is by how much the printed number of a page is more than its place in
// the file.
type pageNumbers struct {
	offset int
	known  bool
}

// numbersAtEdges finds the offset that most pages have in their first or last row.
func numbersAtEdges(sheets []*paper.Sheet) pageNumbers {
	offsets := paper.NewTally(1)
	for _, s := range sheets {
		if len(s.Rows) == 0 {
			continue
		}
		rows := []paper.Row{s.Rows[0]}
		if last := len(s.Rows) - 1; last > 0 {
			rows = append(rows, s.Rows[last])
		}
		for _, r := range rows {
			for _, n := range outerNumbers(r) {
				offsets.Add(float64(n-s.Number), 1)
			}
		}
	}
	offset, n := offsets.Most()
	return pageNumbers{int(offset), n >= repeats && n*2 >= len(sheets)}
}

// outerNumbers gives the numbers that a row begins and ends with.
func outerNumbers(r paper.Row) []int {
	var out []int
	if n := numbering.Value(r.Words[0].Text); n > 0 && n < 3000 {
		out = append(out, n)
	}
	if last := len(r.Words) - 1; last > 0 {
		if n := numbering.Value(strings.TrimPrefix(r.Words[last].Text, "|")); n > 0 && n < 3000 {
			out = append(out, n)
		}
	}
	return out
}

// credible reports whether digits that stand alone can be the page's number. They
// may be the last line of a table's cell, such as a year.
func (p pageNumbers) credible(s *paper.Sheet, text string) bool {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	switch {
	case err != nil:
		return true // roman, or "Page 3"
	case p.known:
		return n == s.Number+p.offset
	}
	return n < 1900
}

// besideTitle reports whether the row is a running head of few words and the page's
// number, set apart from them: heads that say the chapter are on few pages.
func (p pageNumbers) besideTitle(s *paper.Sheet, r paper.Row) bool {
	last := len(r.Words) - 1
	if !p.known || last < 1 || last > 12 {
		return false
	}
	want := s.Number + p.offset
	apart := func(i int) bool { return r.Words[i].X-r.Words[i-1].X-r.Words[i-1].W > 2*r.Words[i].Size }
	return numbering.Value(r.Words[0].Text) == want && apart(1) || numbering.Value(r.Words[last].Text) == want && apart(last)
}
