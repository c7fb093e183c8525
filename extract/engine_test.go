package extract

import (
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/text"
)

// A document is read again only when that could change what is read.
func TestCurrent(t *testing.T) {
	typed := []text.Page{{Read: dhr.Page{Method: dhr.PageByPDFium}}}
	scanned := []text.Page{{Read: dhr.Page{Method: dhr.PageByPDFium}}, {Read: dhr.Page{Method: dhr.PageByOCR}}}
	unread := []text.Page{{Read: dhr.Page{Method: dhr.PageUnread}}}
	ocr := &tesseract{version: "5.3.0", languages: "eng"}
	without := &Extractor{base: "b"}
	with := &Extractor{base: "b", ocr: ocr}
	verify := &Extractor{base: "b", ocr: ocr, opts: Options{Verify: true}}
	newer := &Extractor{base: "c", ocr: ocr}
	for _, c := range []struct {
		name  string
		read  *Extractor
		pages []text.Page
		now   *Extractor
		want  bool
	}{
		{"the same", with, typed, with, true},
		{"tesseract came, text pages", without, typed, with, true},
		{"tesseract came, unread pages", without, unread, with, false},
		{"tesseract went, scanned pages", with, scanned, without, false},
		{"a newer version", with, typed, newer, false},
		{"now to be verified", with, typed, verify, false},
		{"verified before", verify, scanned, with, true},
	} {
		if got := c.now.Current(c.read.engineOf(c.pages)); got != c.want {
			t.Errorf("%s: current %v, want %v", c.name, got, c.want)
		}
	}
	if !with.Current(with.Engine()) {
		t.Error("what failed by this engine would be tried again")
	}
}
