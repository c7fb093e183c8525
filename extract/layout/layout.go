// Package layout turns the words of a document's pages into passages: lines,
// columns and tables in reading order, running heads and footnotes set aside,
// paragraphs joined across breaks, printed numbers and headings recognised, and
// every section given the zone of a report that it belongs to. Footnotes stand in a
// section of their own at the end.
//
// The package is pure: the same words give the same result, whatever they are,
// and no input makes it panic.
package layout

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/text"
)

// Version names the rules of this package. It changes whenever the same words may
// give another result, so that documents are read again.
const Version = "layout-4"

// Result is what the pages of one document say.
type Result struct {
	Sections []dhr.Section
	Passages []dhr.Passage
	Markings []string // protective and draft markings, as first printed, in the order met
	About    dhr.About
}

// Build reads the pages of one document, which come in order. Boxes and pages in
// the result are those of the pages' words; documentID goes into passage IDs.
func Build(documentID string, pages []text.Page) Result {
	sheets := newSheets(pages)
	for _, s := range sheets {
		findFrames(s)
	}
	measure := measureWords(sheets)
	marks := findMarkings(sheets)
	dropFurniture(sheets, measure)
	for _, s := range sheets {
		liftFrames(s, measure)
	}
	flow := readingOrder(sheets, measure)
	title := titleLines(flow, measure)
	flow, notes := dropFootnotes(flow, measure)
	flow = dropContents(flow, measure)
	measure.margins(flow)
	vocabulary := countWords(flow)
	parts := paragraphs(flow, measure, vocabulary)
	parts = dropTitlePage(parts, measure)
	parts = findHeadings(parts, measure)
	sections, passages, noted := assemble(documentID, parts, measure)
	said := about(title, parts, passages)
	sections, passages = addNotes(documentID, footnotes(notes, vocabulary), noted, sections, passages)
	return Result{
		Sections: sections,
		Passages: passages,
		Markings: marks,
		About:    said,
	}
}
