package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/text"
)

// mark is a note's number or sign in the text.
type mark struct {
	number string
	page   int
	at     int // code points before it
}

// placedMark is a mark with its passage.
type placedMark struct {
	mark
	place dhr.Mark
}

// marksOf gives the marks that a raised word is: "3", "[4]", "5,6".
func marksOf(w text.Word, page int, before string) []mark {
	var marks []mark
	for n := range strings.FieldsFuncSeq(w.Text, func(r rune) bool { return strings.ContainsRune("[](),–-", r) }) {
		marks = append(marks, mark{n, page, utf8.RuneCountInString(before)})
	}
	return marks
}

// shifted moves marks from places in the full text to places in what is left of it
// without its label. Marks of the label itself, as a footnote's own number, go.
func shifted(marks []mark, full, text string) []mark {
	label := utf8.RuneCountInString(full[:max(strings.LastIndex(full, text), 0)])
	length := utf8.RuneCountInString(text)
	var out []mark
	for _, m := range marks {
		if m.at -= label; m.at > 0 {
			m.at = min(m.at, length)
			out = append(out, m)
		}
	}
	return out
}

// refers finds the mark of the note with that number: the one on the note's page,
// else the last one on the page before, as of a note that there was no room for,
// else, for notes at the end of a document, the only one.
func refers(marks []placedMark, number string, page int) dhr.Mark {
	var before, any dhr.Mark
	count := 0
	for _, m := range marks {
		if m.number != number {
			continue
		}
		switch {
		case m.page == page:
			return m.place
		case m.page == page-1:
			before = m.place
		}
		any = m.place
		count++
	}
	if before != (dhr.Mark{}) || count != 1 {
		return before
	}
	return any
}
