package extract

import (
	"context"
	"errors"
	"image"

	"golang.org/x/sync/errgroup"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/fault"
	"github.com/dhrcoder/dhr/extract/ocr"
	"github.com/dhrcoder/dhr/extract/pdfium"
	"github.com/dhrcoder/dhr/extract/quality"
	"github.com/dhrcoder/dhr/extract/text"
)

// restarts is how often pdfium is started again on one document after a page on
// which it failed or hung. Then the remaining pages are left to the second reader.
const restarts = 3

// found is a page as pdfium gave it, or the reason why it did not.
type found struct {
	text.Sheet
	err error
}

// readPages reads every page with the readers that it needs.
func (e *Extractor) readPages(ctx context.Context, data []byte) ([]text.Page, error) {
	all, err := e.scan(ctx, data)
	if err != nil {
		return nil, err
	}
	pages := make([]text.Page, len(all))
	check := &secondOpinion{data: data}
	var drawn []int
	for i, f := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		m := quality.Assess(f.Words)
		if f.err == nil && quality.LooksDrawn(f.Sheet, m) {
			drawn = append(drawn, i)
		}
		pages[i] = e.judge(i+1, f, m, check)
		e.opts.beat()
	}
	return pages, e.readPictures(ctx, data, pages, drawn)
}

// scan has pdfium read every page.
func (e *Extractor) scan(ctx context.Context, data []byte) ([]found, error) {
	var all []found
	pages := 0
	for attempt := 0; attempt == 0 || attempt <= restarts && len(all) < pages; attempt++ {
		in, doc, err := e.open(data)
		if err != nil {
			if attempt == 0 {
				return nil, err
			}
			break
		}
		pages = doc.Pages
		hung := false
		for len(all) < pages && !in.Broken && !hung && ctx.Err() == nil {
			number := len(all) + 1
			s, err := fault.Within(pageLimit, func() (text.Sheet, error) { return doc.ReadPage(number) })
			hung = errors.Is(err, fault.ErrSlow)
			all = append(all, found{s, err})
			e.opts.beat()
		}
		if !hung { // what hangs still works in it
			doc.Close()
			e.pdfium.Give(in)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	for len(all) < pages {
		all = append(all, found{err: fault.ErrCrashed})
	}
	return all, nil
}

// open opens the document in an instance of its own.
func (e *Extractor) open(data []byte) (*pdfium.Instance, *pdfium.Document, error) {
	in, err := e.pdfium.Take()
	if err != nil {
		return nil, nil, err
	}
	doc, err := fault.Within(pageLimit, func() (*pdfium.Document, error) { return in.Open(data) })
	if err != nil {
		if !errors.Is(err, fault.ErrSlow) {
			e.pdfium.Give(in)
		}
		return nil, nil, err
	}
	return in, doc, nil
}

// render draws one page.
func (e *Extractor) render(ctx context.Context, data []byte, page int, dpi float64, gray bool) (image.Image, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	in, doc, err := e.open(data)
	if err != nil {
		return nil, err
	}
	img, err := fault.Within(pageLimit, func() (image.Image, error) { return doc.Render(page, dpi, gray) })
	if !errors.Is(err, fault.ErrSlow) {
		doc.Close()
		e.pdfium.Give(in)
	}
	return img, err
}

// readPictures has tesseract read the pages, given by index, whose text is drawn,
// and marks them unread without it.
func (e *Extractor) readPictures(ctx context.Context, data []byte, pages []text.Page, drawn []int) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(e.opts.Workers)
	for n, i := range drawn {
		page := &pages[i]
		switch {
		case e.ocr == nil:
			unread(page, ocr.Install)
			continue
		case n >= ocr.MostPages:
			unread(page, "the document has more pictures of pages than are read: split it")
			continue
		}
		group.Go(func() error {
			s, err := e.readPicture(ctx, data, page.Read.Number)
			e.opts.beat()
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				unread(page, err.Error())
				return nil
			}
			preferOCR(page, s)
			return nil
		})
	}
	return group.Wait()
}

func (e *Extractor) readPicture(ctx context.Context, data []byte, number int) (text.Sheet, error) {
	img, err := e.render(ctx, data, number, ocr.DPI, true)
	if err != nil {
		return text.Sheet{}, err
	}
	gray, ok := img.(*image.Gray)
	if !ok {
		return text.Sheet{}, fault.ErrNoPage
	}
	return e.ocr.Read(ctx, gray)
}

func unread(page *text.Page, reason string) {
	page.Read.Method, page.Read.Reason = dhr.PageUnread, reason
}
