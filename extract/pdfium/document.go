package pdfium

import (
	"bytes"
	"io"

	"github.com/dhrcoder/dhr/extract/fault"
)

// InMemory is the size up to which a file is copied whole into the sandbox; a
// larger one is read through a callback, slower, so that it leaves pdfium room to
// work.
const InMemory = 64 << 20

// pdfium's error codes, FPDF_ERR_….
const (
	pdfiumFormat   = 3
	pdfiumPassword = 4
	pdfiumSecurity = 5
)

// Document is a document open in an instance.
type Document struct {
	in     *Instance
	handle uint64
	data   uint32 // the file's copy in the sandbox; 0 when it is read by callback
	source *releasable
	Pages  int
}

// releasable lets go of a file's bytes when the document is closed, though
// go-pdfium keeps hold of the reader.
type releasable struct{ *bytes.Reader }

// Open opens the document with the empty password. Its errors are ErrDamaged,
// ErrPassword, ErrNoPages, ErrTooManyPages and ErrCrashed.
func (in *Instance) Open(data []byte) (doc *Document, err error) {
	doc = &Document{in: in}
	trapped := in.try(func() {
		if len(data) <= InMemory {
			doc.data = in.malloc(len(data))
			copy(in.bytes(doc.data, len(data)), data)
			doc.handle = in.do("FPDF_LoadMemDocument", uint64(doc.data), uint64(len(data)), 0)
		} else {
			doc.handle = in.openByCallback(doc, data)
		}
		if doc.handle == 0 {
			switch in.do("FPDF_GetLastError") {
			case pdfiumPassword, pdfiumSecurity:
				err = fault.ErrPassword
			default:
				err = fault.ErrDamaged
			}
			return
		}
		doc.Pages = toInt(in.do("FPDF_GetPageCount", doc.handle))
		switch {
		case doc.Pages <= 0:
			err = fault.ErrNoPages
		case doc.Pages > fault.MaxPages:
			err = fault.ErrTooManyPages
		}
	})
	if trapped != nil {
		return nil, trapped
	}
	if err != nil {
		doc.Close()
		return nil, err
	}
	return doc, nil
}

func (in *Instance) openByCallback(doc *Document, data []byte) uint64 {
	in.documents = recycleAfter // go-pdfium frees such a reader only with its instance
	access, ok := in.functions.(interface {
		CreateFileAccessReader(size int64, r io.ReadSeeker) (*uint64, *uint32, error)
	})
	if !ok {
		panic(trap{fault.ErrTooLarge})
	}
	doc.source = &releasable{bytes.NewReader(data)}
	pointer, _, err := access.CreateFileAccessReader(int64(len(data)), doc.source)
	if err != nil {
		panic(trap{err})
	}
	return in.do("FPDF_LoadCustomDocument", *pointer, 0)
}

// Close frees the document; after a trap there is nothing left to free.
func (d *Document) Close() {
	if d.in.Broken {
		return
	}
	_ = d.in.try(func() {
		if d.handle != 0 {
			d.in.do("FPDF_CloseDocument", d.handle)
		}
		if d.data != 0 {
			d.in.free(d.data)
		}
	})
	if d.source != nil {
		d.source.Reader = bytes.NewReader(nil)
	}
}
