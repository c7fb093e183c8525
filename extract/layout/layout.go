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
	"github.com/dhrcoder/dhr/extract/layout/frames"
	"github.com/dhrcoder/dhr/extract/layout/front"
	"github.com/dhrcoder/dhr/extract/layout/furniture"
	"github.com/dhrcoder/dhr/extract/layout/order"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
	"github.com/dhrcoder/dhr/extract/layout/section"
	"github.com/dhrcoder/dhr/extract/text"
)

// Version names the rules of this package. It changes whenever the same words may
// give another result, so that documents are read again.
const Version = "layout-5"

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
	sheets := paper.NewSheets(pages)
	measure := paper.NewMeasure(sheets)
	for _, s := range sheets {
		frames.Find(s, measure)
	}
	marks := furniture.Markings(sheets)
	furniture.Drop(sheets, measure)
	for _, s := range sheets {
		frames.Lift(s, measure)
	}
	flow := order.Read(sheets, measure)
	title := front.TitleLines(flow, measure)
	flow, notes := paragraph.DropFootnotes(flow, measure)
	flow = paragraph.DropContents(flow, measure)
	measure.Margins(flow)
	vocabulary := paragraph.CountWords(flow)
	parts := paragraph.Build(flow, measure, vocabulary)
	parts = front.DropTitlePage(parts, measure)
	parts = section.FindHeadings(parts, measure)
	sections, passages, noted := section.Assemble(documentID, parts, measure)
	said := front.About(title, parts, passages)
	sections, passages = section.AddNotes(documentID, section.Footnotes(notes, vocabulary), noted, sections, passages)
	withoutMadeUp(passages, pages)
	return Result{
		Sections: sections,
		Passages: passages,
		Markings: marks,
		About:    said,
	}
}
