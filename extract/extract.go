// Package extract reads PDFs: it turns each page into words with their place and
// type, and has package layout make passages of them.
//
// Three readers serve. pdfium, as WebAssembly in a sandbox without files or
// network, reads every page. ledongthuc/pdf reads a page when pdfium fails on it
// or when what it gives does not look like text, and every page with
// Options.Verify; how far the two agree is kept with the page. tesseract, when it
// is installed, reads pages that are pictures.
package extract

import (
	"context"
	"fmt"
	"image"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/fault"
	"github.com/dhrcoder/dhr/extract/layout"
	"github.com/dhrcoder/dhr/extract/ocr"
	"github.com/dhrcoder/dhr/extract/pdfium"
)

// version names the rules of this package. It changes whenever the same file may
// give other words, so that documents are read again.
const version = "readers-4"

// pageLimit is how long pdfium may take over one page, or to open a document.
const pageLimit = 20 * time.Second

// Options say how to read.
type Options struct {
	// CacheDir is the folder for pdfium's machine code, made if missing. With it
	// full a process starts in 0.1 s instead of 2.
	CacheDir string
	// Workers is how many documents are read at a time; 1 if less.
	Workers int
	// Verify has the second reader read every page.
	Verify bool
	// Languages are those of the pictures, in tesseract's notation such as
	// "eng+cym"; "eng" if empty.
	Languages string
	// Beat, if given, is called each time a page has been read, from any goroutine.
	Beat func()
}

func (o Options) languages() string {
	if o.Languages == "" {
		return "eng"
	}
	return o.Languages
}

func (o Options) beat() {
	if o.Beat != nil {
		o.Beat()
	}
}

// Extractor reads documents. It is safe for use by several goroutines.
type Extractor struct {
	Versions
	opts   Options
	pdfium *pdfium.Engine
	ocr    *ocr.Program // nil when it is not installed
}

// New starts pdfium and looks for tesseract.
func New(ctx context.Context, opts Options) (*Extractor, error) {
	opts.Workers = max(opts.Workers, 1)
	engine, err := pdfium.New(opts.CacheDir, opts.Workers)
	if err != nil {
		return nil, err
	}
	ocr := ocr.Find(ctx, opts.languages(), opts.Workers)
	return &Extractor{Versions: versionsOf(opts, ocr), opts: opts, pdfium: engine, ocr: ocr}, nil
}

// Close frees pdfium. No call may be under way.
func (e *Extractor) Close() error { return e.pdfium.Close() }

// Read reads the document at path and gives its passages the document's ID. Pages
// that cannot be read are in the result with the reason; a document of which
// nothing can be read gives a *FileError.
func (e *Extractor) Read(ctx context.Context, path, documentID string) (reading dhr.Reading, err error) {
	defer func() {
		if caught := recover(); caught != nil {
			err = fmt.Errorf("%w (%T)", fault.ErrCrashed, caught)
		}
		if err != nil {
			reading, err = dhr.Reading{}, &FileError{Path: path, Err: err}
		}
	}()
	data, err := load(path)
	if err != nil {
		return reading, err
	}
	pages, err := e.readPages(ctx, data)
	if err != nil {
		return reading, err
	}
	built := layout.Build(documentID, pages)
	reading = dhr.Reading{
		Engine: e.engineOf(pages), Sections: built.Sections, Passages: built.Passages, Markings: built.Markings, About: built.About,
	}
	for _, p := range pages {
		reading.Pages = append(reading.Pages, p.Read)
	}
	return reading, nil
}

// Render draws a page, from 1, upright as Read saw it: boxes are in its points at
// 72 dpi.
func (e *Extractor) Render(ctx context.Context, path string, page int, dpi float64) (image.Image, error) {
	data, err := load(path)
	if err == nil {
		var img image.Image
		if img, err = e.render(ctx, data, page, dpi, false); err == nil {
			return img, nil
		}
	}
	return nil, &FileError{Path: path, Err: err}
}
