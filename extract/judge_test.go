package extract

import (
	"os"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/fault"
	"github.com/dhrcoder/dhr/extract/pdftest"
	"github.com/dhrcoder/dhr/extract/quality"
)

// TestJudge has the second reader read a page of a sample for real.
func TestJudge(t *testing.T) {
	data, err := os.ReadFile("../samples/pdf/D02.pdf")
	if err != nil {
		t.Fatal(err)
	}
	encrypted, err := os.ReadFile("../samples/pdf/D04.pdf")
	if err != nil {
		t.Fatal(err)
	}
	e := NewTestExtractor(t, Options{})
	verifying := NewTestExtractor(t, Options{Verify: true})
	_, doc, err := e.open(data)
	if err != nil {
		t.Fatal(err)
	}
	good, err := doc.ReadPage(4)
	if err != nil {
		t.Fatal(err)
	}
	garbled := good
	garbled.Words = pdftest.WordsOf(strings.Repeat("xqzk vbnm ", 150))
	tests := []struct {
		name      string
		extractor *Extractor
		data      []byte
		found     found
		method    dhr.PageMethod
		agreement float64 // at least; -1 for none
		reason    string  // part of it; empty for none
	}{
		{"good page", e, data, found{Sheet: good}, dhr.PageByPDFium, -1, ""},
		{"good page, verified", verifying, data, found{Sheet: good}, dhr.PageByPDFium, 0.99, ""},
		{"pdfium failed", e, data, found{err: fault.ErrNoPage}, dhr.PageByLedongthuc, -1, "the page is damaged; read by the second reader"},
		{"pdfium trapped", e, data, found{err: fault.ErrCrashed}, dhr.PageByLedongthuc, -1, "failed on the page"},
		{"pdfium gives noise", e, data, found{Sheet: garbled}, dhr.PageByLedongthuc, 0, "does not look like words"},
		{"both fail", e, []byte("%PDF-1.4\n"), found{err: fault.ErrSlow}, dhr.PageUnread, -1, "took too long"},
		{"noise without a second reader", e, encrypted, found{Sheet: garbled}, dhr.PageByPDFium, -1, "0 % of its words are known"},
		{"a cipher that the second reader lacks", verifying, encrypted, found{Sheet: good}, dhr.PageByPDFium, -1, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			page := tt.extractor.judge(4, tt.found, quality.Assess(tt.found.Words), &secondOpinion{data: tt.data})
			r := page.Read
			if r.Method != tt.method || !strings.Contains(r.Reason, tt.reason) || (r.Reason == "") != (tt.reason == "") {
				t.Errorf("page %+v", r)
			}
			if tt.agreement < 0 && r.Agreement != -1 || r.Agreement < tt.agreement {
				t.Errorf("agreement %v", r.Agreement)
			}
			if r.Width == 0 || r.Height == 0 || r.Number != 4 {
				t.Errorf("page %+v", r)
			}
			if r.Method == dhr.PageByLedongthuc {
				if a := quality.Agreement(page.Words, good.Words); a < 0.99 {
					t.Errorf("the second reader's words agree with pdfium's to %v", a)
				}
			}
		})
	}
}
