package pipeline

import (
	"testing"

	"github.com/dhrcoder/dhr"
)

func TestDoubts(t *testing.T) {
	page := func(n int, m dhr.PageMethod, reason string) dhr.Page {
		return dhr.Page{Number: n, Method: m, Reason: reason}
	}
	text := []dhr.Passage{{Text: "Text."}}
	for _, c := range []struct {
		name string
		r    dhr.Reading
		want string
	}{
		{"good", dhr.Reading{Pages: []dhr.Page{page(1, dhr.PageByPDFium, ""), page(2, dhr.PageBlank, "")}, Passages: text}, ""},
		{"no pages", dhr.Reading{}, "it has no pages"},
		{"blank", dhr.Reading{Pages: []dhr.Page{page(1, dhr.PageBlank, "")}}, "no text was found in it"},
		{"scan", dhr.Reading{Pages: []dhr.Page{page(1, dhr.PageUnread, "a picture"), page(2, dhr.PageUnread, "a picture")}}, "none of its 2 pages could be read (a picture)"},
		{"some", dhr.Reading{Passages: text, Pages: []dhr.Page{page(1, dhr.PageByPDFium, ""), page(2, dhr.PageUnread, "a picture"), page(3, dhr.PageUnread, "broken"),
			page(4, dhr.PageUnread, "a picture"), page(5, dhr.PageByOCR, "poor"), page(6, dhr.PageUnread, "")}},
			"4 of its 6 pages could not be read: 2-4, 6 (a picture; broken); 1 of its 6 pages may hold wrong words: 5 (poor)"},
		{"many reasons", dhr.Reading{Passages: text, Pages: []dhr.Page{page(1, dhr.PageByOCR, "a"), page(2, dhr.PageByOCR, "b"), page(3, dhr.PageByOCR, "c"), page(4, dhr.PageByOCR, "d")}},
			"4 of its 4 pages may hold wrong words: 1-4 (a; b; c; …)"},
	} {
		if got := doubts(c.r); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}
