package layout

import (
	"strconv"
	"strings"
)

// pageNumbers is by how much the printed number of a page is more than its place in
// the file.
type pageNumbers struct {
	offset int
	known  bool
}

// numbersAtEdges finds the offset that most pages have in their first or last row.
func numbersAtEdges(sheets []*sheet) pageNumbers {
	offsets := newTally(1)
	for _, s := range sheets {
		if len(s.rows) == 0 {
			continue
		}
		rows := []row{s.rows[0]}
		if last := len(s.rows) - 1; last > 0 {
			rows = append(rows, s.rows[last])
		}
		for _, r := range rows {
			for _, n := range outerNumbers(r) {
				offsets.add(float64(n-s.number), 1)
			}
		}
	}
	offset, n := offsets.most()
	return pageNumbers{int(offset), n >= repeats && n*2 >= len(sheets)}
}

// outerNumbers gives the numbers that a row begins and ends with.
func outerNumbers(r row) []int {
	var out []int
	if n := number(r.words[0].Text); n > 0 && n < 3000 {
		out = append(out, n)
	}
	if last := len(r.words) - 1; last > 0 {
		if n := number(strings.TrimPrefix(r.words[last].Text, "|")); n > 0 && n < 3000 {
			out = append(out, n)
		}
	}
	return out
}

// credible reports whether digits that stand alone can be the page's number. They
// may be the last line of a table's cell, such as a year.
func (p pageNumbers) credible(s *sheet, text string) bool {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	switch {
	case err != nil:
		return true // roman, or "Page 3"
	case p.known:
		return n == s.number+p.offset
	}
	return n < 1900
}

// besideTitle reports whether the row is a running head of few words and the page's
// number, set apart from them: heads that say the chapter are on few pages.
func (p pageNumbers) besideTitle(s *sheet, r row) bool {
	last := len(r.words) - 1
	if !p.known || last < 1 || last > 12 {
		return false
	}
	want := s.number + p.offset
	apart := func(i int) bool { return r.words[i].X-r.words[i-1].X-r.words[i-1].W > 2*r.words[i].Size }
	return number(r.words[0].Text) == want && apart(1) || number(r.words[last].Text) == want && apart(last)
}
