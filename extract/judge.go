package extract

import (
	"errors"
	"fmt"
	"math"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/fault"
	"github.com/dhrcoder/dhr/extract/quality"
	"github.com/dhrcoder/dhr/extract/second"
	"github.com/dhrcoder/dhr/extract/text"
)

// lowAgreement is the agreement below which a page's reason tells of it.
const lowAgreement = 0.8

// secondOpinion opens the second reader for the first page that needs it.
type secondOpinion struct {
	data   []byte
	reader *second.Document
}

func (o *secondOpinion) read(number int) (text.Sheet, error) {
	if o.reader == nil {
		o.reader = second.Open(o.data, second.Limit)
	}
	return o.reader.Read(number)
}

// judge decides which reader's words of a page to keep, and says how well it was
// read. m is the measure of pdfium's words.
func (e *Extractor) judge(number int, f found, m quality.Measure, other *secondOpinion) text.Page {
	page := text.Page{Words: f.Words, Rules: f.Rules, Fills: f.Fills, Read: dhr.Page{
		Number: number, Method: dhr.PageByPDFium, Width: f.Width, Height: f.Height, Agreement: -1,
	}}
	if f.err == nil && !m.Doubtful() && !e.opts.Verify {
		return finish(page, m)
	}
	s, err := other.read(number)
	m2 := quality.Assess(s.Words)
	switch {
	case f.err != nil && (err != nil || m2.Words == 0):
		unread(&page, pageReason(f.err))
		page.Read.Width, page.Read.Height = 595, 842
		return page
	case f.err != nil:
		page.Read.Width, page.Read.Height = s.Width, s.Height
		page = bySecond(page, s, pageReason(f.err))
		return finish(page, m2)
	case err != nil || m.Words == 0 && m2.Words == 0:
		return finish(page, m)
	}
	page.Read.Agreement = math.Round(quality.Agreement(f.Words, s.Words)*1000) / 1000
	if m.Doubtful() && m2.Better(m) {
		return finish(bySecond(page, s, "the first reader's text does not look like words"), m2)
	}
	return finish(page, m)
}

// bySecond puts the second reader's words in place of the first's.
func bySecond(page text.Page, s text.Sheet, why string) text.Page {
	page.Words, page.Rules, page.Fills = s.Words, nil, nil
	page.Read.Method = dhr.PageByLedongthuc
	page.Read.Reason = why + "; read by the second reader, which does not see where words stand"
	return page
}

// finish writes the measure of the words that were kept into the page.
func finish(page text.Page, m quality.Measure) text.Page {
	page.Read.Words = m.Words
	page.Read.Quality = math.Round(m.Quality*1000) / 1000
	if m.Words == 0 {
		page.Read.Quality = 0
		if page.Read.Method == dhr.PageByPDFium {
			page.Read.Method = dhr.PageBlank
		}
	}
	if page.Read.Reason != "" {
		return page
	}
	switch a := page.Read.Agreement; {
	case m.Doubtful():
		page.Read.Reason = fmt.Sprintf("%.0f %% of its words are known: compare it with the PDF", 100*m.Quality)
	case a >= 0 && a < lowAgreement:
		page.Read.Reason = fmt.Sprintf("two readers agree on %.0f %% of its words: compare it with the PDF", 100*a)
	}
	return page
}

// preferOCR takes what OCR read when it found more known words than there are as
// text: a cover with a picture keeps its text.
func preferOCR(page *text.Page, s text.Sheet) {
	before, m := quality.Assess(page.Words), quality.Assess(s.Words)
	if float64(m.Words)*m.Quality <= float64(before.Words)*before.Quality {
		if before.Words == 0 {
			page.Read.Reason = "a picture in which no words were found"
		}
		return
	}
	page.Words, page.Rules, page.Fills = s.Words, nil, nil
	page.Read.Method, page.Read.Reason = dhr.PageByOCR, ""
	*page = finish(*page, m)
}

// pageReason puts a page's error in words for the user, without the remedy for a
// whole file.
func pageReason(err error) string {
	switch {
	case errors.Is(err, fault.ErrNoPage), errors.Is(err, fault.ErrTooMuchText), errors.Is(err, fault.ErrSlow):
		return err.Error()
	}
	return "the PDF reader failed on the page"
}
