package section

import (
	"regexp"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
)

// notesHeading is what the section is called that holds the footnotes.
const notesHeading = "Footnotes"

// leastNote is how many words a footnote must have to be a passage: fewer are "Ibid."
// and "As above", and what a footnote says besides an address.
const leastNote = 6

// address is where something is to be found on the web.
var address = regexp.MustCompile(`(?i)\b(?:https?:|www\.)\S*`)

// Footnotes makes parts of the notes that say something.
func Footnotes(notes []paragraph.Note, v *paragraph.Vocabulary) []paragraph.Part {
	var parts []paragraph.Part
	for _, n := range notes {
		lines := append([]paper.Line{}, n.Lines...)
		lines[0].Words = append(lines[0].Words[:0:0], lines[0].Words...)
		for len(lines[0].Words) > 0 {
			w := &lines[0].Words[0]
			rest, ok := strings.CutPrefix(strings.TrimLeft(w.Text, "[("), n.Number)
			if !ok {
				break
			}
			if w.Text = strings.TrimLeft(rest, "]).: "); w.Text == "" {
				lines[0].Words = lines[0].Words[1:]
			}
			break
		}
		t := v.Text(lines)
		if len(strings.Fields(address.ReplaceAllString(t, ""))) < leastNote {
			continue
		}
		parts = append(parts, paragraph.Part{Text: t, Lines: n.Lines, Label: numbering.Label{Text: n.Number, Rest: t, Kind: numbering.Counted}})
	}
	return parts
}

// AddNotes puts the footnotes into a section of their own at the end: there they are
// found by a search, with their page and number, and neither break the paragraphs
// that they stand under nor are taken for what happened.
func AddNotes(documentID string, notes []paragraph.Part, marks []paragraph.PlacedMark, sections []dhr.Section, passages []dhr.Passage) ([]dhr.Section, []dhr.Passage) {
	if len(notes) == 0 {
		return sections, passages
	}
	s := dhr.Section{Ordinal: len(sections), Heading: notesHeading, Zone: dhr.ZoneAppendix, Confidence: 1, Page: notes[0].Page()}
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
		ps.Refers = paragraph.Refers(marks, p.Label.Text, p.Page())
		passages = append(passages, ps)
	}
	return sections, passages
}
