package paragraph

import (
	"strings"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/text"
)

// Mark is a note's number or sign in the text.
type Mark struct {
	Number string // as printed
	Page   int
	At     int // code points before it
}

// PlacedMark is a mark with its passage.
type PlacedMark struct {
	Mark
	Place dhr.Mark
}

// marksOf gives the marks that a raised word is: "3", "[4]", "5,6".
func marksOf(w text.Word, page int, before string) []Mark {
	var marks []Mark
	for n := range strings.FieldsFuncSeq(w.Text, func(r rune) bool { return strings.ContainsRune("[](),–-", r) }) {
		marks = append(marks, Mark{n, page, utf8.RuneCountInString(before)})
	}
	return marks
}

// shifted moves marks from places in the full text to places in what is left of it
// without its label. Marks of the label itself, as a footnote's own number, go.
func shifted(marks []Mark, full, text string) []Mark {
	label := utf8.RuneCountInString(full[:max(strings.LastIndex(full, text), 0)])
	length := utf8.RuneCountInString(text)
	var out []Mark
	for _, m := range marks {
		if m.At -= label; m.At > 0 {
			m.At = min(m.At, length)
			out = append(out, m)
		}
	}
	return out
}

// Refers finds the mark of the note with that number: the one on the note's page,
// else the last one on the page before, as of a note that there was no room for,
// else, for notes at the end of a document, the only one.
func Refers(marks []PlacedMark, number string, page int) dhr.Mark {
	var before, any dhr.Mark
	count := 0
	for _, m := range marks {
		if m.Number != number {
			continue
		}
		switch {
		case m.Page == page:
			return m.Place
		case m.Page == page-1:
			before = m.Place
		}
		any = m.Place
		count++
	}
	if before != (dhr.Mark{}) || count != 1 {
		return before
	}
	return any
}
