package layout

import (
	"regexp"
	"strings"

	"github.com/dhrcoder/dhr"
)

// notesHeading is what the section is called that holds the footnotes.
const notesHeading = "Footnotes"

// leastNote is how many words a footnote must have to be a passage: fewer are "Ibid."
// and "As above", and what a footnote says besides an address.
const leastNote = 6

// address is where something is to be found on the web.
var address = regexp.MustCompile(`(?i)\b(?:https?:|www\.)\S*`)

// footnotes makes parts of the notes that say something.
func footnotes(notes []note, v *vocabulary) []part {
	var parts []part
	for _, n := range notes {
		lines := append([]line{}, n.lines...)
		lines[0].words = append(lines[0].words[:0:0], lines[0].words...)
		for len(lines[0].words) > 0 {
			w := &lines[0].words[0]
			rest, ok := strings.CutPrefix(strings.TrimLeft(w.Text, "[("), n.number)
			if !ok {
				break
			}
			if w.Text = strings.TrimLeft(rest, "]).: "); w.Text == "" {
				lines[0].words = lines[0].words[1:]
			}
			break
		}
		t := v.text(lines)
		if len(strings.Fields(address.ReplaceAllString(t, ""))) < leastNote {
			continue
		}
		parts = append(parts, part{text: t, lines: n.lines, label: label{text: n.number, rest: t, kind: counted}})
	}
	return parts
}

// addNotes puts the footnotes into a section of their own at the end: there they are
// found by a search, with their page and number, and neither break the paragraphs
// that they stand under nor are taken for what happened.
func addNotes(documentID string, notes []part, marks []placedMark, sections []dhr.Section, passages []dhr.Passage) ([]dhr.Section, []dhr.Passage) {
	if len(notes) == 0 {
		return sections, passages
	}
	s := dhr.Section{Ordinal: len(sections), Heading: notesHeading, Zone: dhr.ZoneAppendix, Confidence: 1, Page: notes[0].page()}
	sections = append(sections, s)
	earlier := map[string]int{}
	for _, p := range passages {
		earlier[p.Text]++
	}
	for _, p := range notes {
		ps := passageOf(p, documentID, s)
		ps.Ordinal = len(passages)
		ps.ID = dhr.PassageID(documentID, ps.Text, earlier[ps.Text])
		earlier[ps.Text]++
		ps.Refers = refers(marks, p.label.text, p.page())
		passages = append(passages, ps)
	}
	return sections, passages
}
