package extract

import (
	"errors"
	"fmt"
	"math"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/text"
)

// lowAgreement is the agreement below which a page's reason tells of it.
const lowAgreement = 0.8

// secondOpinion opens the second reader for the first page that needs it.
type secondOpinion struct {
	data   []byte
	reader *second
}

func (o *secondOpinion) read(number int) (sheet, error) {
	if o.reader == nil {
		o.reader = openSecond(o.data, secondLimit)
	}
	return o.reader.read(number)
}

// judge decides which reader's words of a page to keep, and says how well it was
// read. m is the measure of pdfium's words.
func (e *Extractor) judge(number int, f found, m measure, other *secondOpinion) text.Page {
	page := text.Page{Words: f.words, Rules: f.rules, Fills: f.fills, Read: dhr.Page{
		Number: number, Method: dhr.PageByPDFium, Width: f.width, Height: f.height, Agreement: -1,
	}}
	if f.err == nil && !m.doubtful() && !e.opts.Verify {
		return finish(page, m)
	}
	s, err := other.read(number)
	m2 := assess(s.words)
	switch {
	case f.err != nil && (err != nil || m2.words == 0):
		unread(&page, pageReason(f.err))
		page.Read.Width, page.Read.Height = 595, 842
		return page
	case f.err != nil:
		page.Read.Width, page.Read.Height = s.width, s.height
		page = bySecond(page, s, pageReason(f.err))
		return finish(page, m2)
	case err != nil || m.words == 0 && m2.words == 0:
		return finish(page, m)
	}
	page.Read.Agreement = math.Round(agreement(f.words, s.words)*1000) / 1000
	if m.doubtful() && m2.better(m) {
		return finish(bySecond(page, s, "the first reader's text does not look like words"), m2)
	}
	return finish(page, m)
}

// bySecond puts the second reader's words in place of the first's.
func bySecond(page text.Page, s sheet, why string) text.Page {
	page.Words, page.Rules, page.Fills = s.words, nil, nil
	page.Read.Method = dhr.PageByLedongthuc
	page.Read.Reason = why + "; read by the second reader, which does not see where words stand"
	return page
}

// finish writes the measure of the words that were kept into the page.
func finish(page text.Page, m measure) text.Page {
	page.Read.Words = m.words
	page.Read.Quality = math.Round(m.quality*1000) / 1000
	if m.words == 0 {
		page.Read.Quality = 0
		if page.Read.Method == dhr.PageByPDFium {
			page.Read.Method = dhr.PageBlank
		}
	}
	if page.Read.Reason != "" {
		return page
	}
	switch a := page.Read.Agreement; {
	case m.doubtful():
		page.Read.Reason = fmt.Sprintf("%.0f %% of its words are known: compare it with the PDF", 100*m.quality)
	case a >= 0 && a < lowAgreement:
		page.Read.Reason = fmt.Sprintf("two readers agree on %.0f %% of its words: compare it with the PDF", 100*a)
	}
	return page
}

// preferOCR takes what OCR read when it found more known words than there are as
// text: a cover with a picture keeps its text.
func preferOCR(page *text.Page, s sheet) {
	before, m := assess(page.Words), assess(s.words)
	if float64(m.words)*m.quality <= float64(before.words)*before.quality {
		if before.words == 0 {
			page.Read.Reason = "a picture in which no words were found"
		}
		return
	}
	page.Words, page.Rules, page.Fills = s.words, nil, nil
	page.Read.Method, page.Read.Reason = dhr.PageByOCR, ""
	*page = finish(*page, m)
}

// pageReason puts a page's error in words for the user, without the remedy for a
// whole file.
func pageReason(err error) string {
	switch {
	case errors.Is(err, errNoPage), errors.Is(err, errTooMuchText), errors.Is(err, errSlow):
		return err.Error()
	}
	return "the PDF reader failed on the page"
}
