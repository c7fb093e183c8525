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
	const ocr = "tesseract 5.3.0 eng"
	without := Versions{base: "b"}
	with := Versions{base: "b", ocr: ocr}
	verify := Versions{base: "b", ocr: ocr, verify: true}
	newer := Versions{base: "c", ocr: ocr}
	for _, c := range []struct {
		name  string
		read  Versions
		pages []text.Page
		now   Versions
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
