package extract

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/dhrcoder/dhr/extract/layout"
	"github.com/dhrcoder/dhr/extract/pdftest"
)

// FuzzRead gives damaged bytes to the whole chain, second reader and layout
// included. None may end the process; what is read must hold together.
func FuzzRead(f *testing.F) {
	plain := pdftest.Raw("", "BT /F1 12 Tf 14 TL 50 700 Td (The panel met) Tj T* (four times.) Tj ET")
	f.Add(plain)
	f.Add(plain[:len(plain)/2])
	f.Add(pdftest.Raw("/Rotate 90", "BT /F1 12 Tf 0 1 -1 0 300 100 Tm (records were kept late) Tj ET"))
	f.Add(pdftest.Raw("/Annots[6 0 R]", "q 600 0 0 800 0 0 cm /I Do Q", "<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]>>"))
	for _, name := range []string{"testdata/password.pdf", "../samples/pdf/D04.pdf"} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	e := NewTestExtractor(f, Options{Verify: true})
	e.ocr = nil // it is a program of its own, and slow
	f.Fuzz(func(t *testing.T, data []byte) {
		if check(data) != nil {
			return
		}
		start := time.Now()
		pages, err := e.readPages(context.Background(), data)
		if err != nil {
			return
		}
		if took := time.Since(start); took > time.Minute {
			t.Errorf("reading took %v", took)
		}
		for i, p := range pages {
			if p.Read.Number != i+1 || p.Read.Width <= 0 || p.Read.Height <= 0 || p.Read.Method == "" {
				t.Errorf("page %+v", p.Read)
			}
			for _, w := range p.Words {
				if w.Text == "" {
					t.Errorf("page %d has an empty word", i+1)
				}
			}
		}
		layout.Build("doc", pages)
	})
}
