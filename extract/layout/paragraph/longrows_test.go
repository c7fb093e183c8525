package paragraph

import (
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/text"
)

func TestSplitRow(t *testing.T) {
	base := 100.0
	add := func(lines []paper.Line, s string, space float64) []paper.Line {
		base += space
		var words []text.Word
		x := 60.0
		for w := range strings.FieldsSeq(s) {
			words = append(words, text.Word{Text: w, X: x, W: 18, Baseline: base, Size: 10})
			x += 21
		}
		return append(lines, paper.NewLine(1, words))
	}
	var cell []paper.Line
	for range 3 { // paragraphs of nine lines of ten words
		for i := range 9 {
			space := 12.0
			if i == 0 {
				space = 18
			}
			cell = add(cell, strings.Repeat("word ", 9)+"end.", space)
		}
	}
	date := add(nil, "3 May 2014", 0)
	rows := splitRow(&paper.TableRow{Page: 1, Cells: [][]paper.Line{date, cell}, Names: []string{"Date", "Event"}})
	if len(rows) != 3 || len(rows[0].Cells[0]) != 1 || len(rows[0].Cells[1]) != 9 || !rows[1].Rest || len(rows[2].Cells[0]) != 0 || len(rows[2].Cells[1]) != 9 {
		t.Errorf("got %d rows", len(rows))
	}
	if rows := splitRow(&paper.TableRow{Page: 1, Cells: [][]paper.Line{date, cell[:9]}}); len(rows) != 1 {
		t.Errorf("a short row is cut into %d", len(rows))
	}
}
