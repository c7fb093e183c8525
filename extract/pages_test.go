package extract

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"math"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/ocr"
	"github.com/dhrcoder/dhr/extract/pdfium"
	"github.com/dhrcoder/dhr/extract/pdftest"
	"github.com/dhrcoder/dhr/extract/text"
)

// readOne reads a document of one page.
func readOne(t *testing.T, e *Extractor, data []byte) text.Page {
	t.Helper()
	pages, err := e.readPages(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	return pages[0]
}

func TestWordsHavePlaceAndType(t *testing.T) {
	e := NewTestExtractor(t, Options{})
	page := readOne(t, e, pdftest.Made(t, func(p *fpdf.Fpdf) {
		p.AddPage()
		p.SetFont("Times", "B", 16)
		p.Text(72, 100, "Chronology")
		p.SetFont("Times", "I", 12)
		p.Text(72, 130, "in italics")
	}))
	want := []text.Word{
		{Text: "Chronology", X: 72, Baseline: 100, Size: 16, Bold: true},
		{Text: "in", X: 72, Baseline: 130, Size: 12, Italic: true},
		{Text: "italics", X: 84.34, Baseline: 130, Size: 12, Italic: true},
	}
	if len(page.Words) != len(want) {
		t.Fatalf("words %q", pdftest.Texts(page.Words))
	}
	for i, w := range page.Words {
		if w.W <= 0 || w.H <= 0 || w.Y >= w.Baseline || w.Y+w.H <= w.Baseline {
			t.Errorf("%q has the box %v %v %v %v", w.Text, w.X, w.Y, w.W, w.H)
		}
		w.Y, w.W, w.H = 0, 0, 0
		for _, v := range []*float64{&w.X, &w.Baseline} {
			if n := math.Round(*v); math.Abs(*v-n) < 0.05 {
				*v = n
			}
		}
		if w != want[i] {
			t.Errorf("word %+v, want %+v", w, want[i])
		}
	}
	if page.Read.Width != 595.28 || page.Read.Height != 841.89 || page.Read.Agreement != -1 {
		t.Errorf("page %+v", page.Read)
	}
}

func TestRaisedNotesStandApart(t *testing.T) {
	e := NewTestExtractor(t, Options{})
	page := readOne(t, e, pdftest.Made(t, func(p *fpdf.Fpdf) {
		p.AddPage()
		for _, run := range [][2]string{{"the homicide", "11"}, {" in 2016", "3"}, {" on the 1", "st"}, {" of May.", ""}} {
			p.Write(14, run[0])
			if run[1] != "" {
				p.SubWrite(14, run[1], 7, 5, 0, "")
			}
		}
	}))
	if got, want := pdftest.Texts(page.Words), "the homicide 11 in 2016 3 on the 1st of May."; got != want {
		t.Errorf("words %q, want %q", got, want)
	}
	for _, w := range page.Words {
		if note := w.Text == "11" || w.Text == "3"; w.Raised != note {
			t.Errorf("%q raised: %v", w.Text, w.Raised)
		}
	}
}

func TestHyphensAtLineEnds(t *testing.T) {
	e := NewTestExtractor(t, Options{})
	page := readOne(t, e, pdftest.Raw("", "BT /F1 12 Tf 14 TL 50 700 Td (The evidence-based review found safe-) Tj T* (guarding wanting. \\255 It) Tj T* (was well\\255known.) Tj ET"))
	if got, want := pdftest.Texts(page.Words), "The evidence-based review found safe- guarding wanting. - It was well-known."; got != want {
		t.Errorf("words %q, want %q", got, want)
	}
	for _, w := range page.Words {
		if w.SoftHyphen != (w.Text == "safe-") {
			t.Errorf("%q soft hyphen: %v", w.Text, w.SoftHyphen)
		}
	}
}

func TestRotatedPagesComeUpright(t *testing.T) {
	const turned = "BT /F1 12 Tf 0 1 -1 0 300 100 Tm (The panel met four times.) Tj ET"
	upright := "BT /F1 12 Tf 1 0 0 1 100 700 Tm (The panel met four times.) Tj ET"
	tests := []struct {
		name, entries, content string
		x, baseline, width     float64
	}{
		{"upright", "", upright, 100, 100, 600},
		{"the file turns what stands", "/Rotate 90", upright, 100, 100, 600},
		{"the file turns what lies", "/Rotate 90", turned, 100, 300, 800},
		{"text lies", "", turned, 100, 300, 800},
		{"upside down", "/Rotate 180", upright, 100, 100, 600},
	}
	e := NewTestExtractor(t, Options{})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := pdftest.Raw(tt.entries, tt.content)
			page := readOne(t, e, data)
			if got := pdftest.Texts(page.Words); got != "The panel met four times." {
				t.Fatalf("words %q", got)
			}
			w := page.Words[0]
			if math.Abs(w.X-tt.x) > 0.5 || math.Abs(w.Baseline-tt.baseline) > 0.5 || page.Read.Width != tt.width {
				t.Errorf("first word at %v, %v on a page %v wide, want %v, %v, %v", w.X, w.Baseline, page.Read.Width, tt.x, tt.baseline, tt.width)
			}
			// The picture must show ink where the words are said to be.
			img, err := e.Render(context.Background(), writeTemp(t, "turned.pdf", data), 1, 72)
			if err != nil {
				t.Fatal(err)
			}
			ink := 0
			for x := int(w.X); x < int(w.X+w.W); x++ {
				for y := int(w.Y); y < int(w.Y+w.H); y++ {
					if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
						ink++
					}
				}
			}
			if ink < 20 {
				t.Errorf("%d dark points in the box of the first word", ink)
			}
		})
	}
}

func TestFormFieldsAreRead(t *testing.T) {
	appearance := "BT /F1 12 Tf 2 4 Td (filled in by hand) Tj ET"
	e := NewTestExtractor(t, Options{})
	page := readOne(t, e, pdftest.Raw("/Annots[6 0 R]", "BT /F1 12 Tf 50 700 Td (Name of the chair:) Tj ET",
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(chair)/V(filled in by hand)/F 4/Rect[200 690 400 710]/AP<</N 7 0 R>>>>",
		"<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 5 0 R>>>>/Length "+"48>>\nstream\n"+appearance+"\nendstream"))
	if got, want := pdftest.Texts(page.Words), "Name of the chair: filled in by hand"; got != want {
		t.Errorf("words %q, want %q", got, want)
	}
}

func TestBlankPage(t *testing.T) {
	page := readOne(t, NewTestExtractor(t, Options{Verify: true}), pdftest.Raw("", ""))
	want := dhr.Page{Number: 1, Method: dhr.PageBlank, Width: 600, Height: 800, Agreement: -1}
	if page.Read != want {
		t.Errorf("page %+v, want %+v", page.Read, want)
	}
}

// scannedPDF is a page that is a picture of text.
func scannedPDF(t *testing.T, e *Extractor) []byte {
	t.Helper()
	printed := pdftest.Made(t, func(p *fpdf.Fpdf) {
		p.AddPage()
		p.SetFont("Times", "", 13)
		p.MultiCell(0, 18, "4.1 The review found that records were kept late, and that the agencies did not share what they knew about the family until the summer of 2014.", "", "L", false)
	})
	img, err := e.Render(context.Background(), writeTemp(t, "printed.pdf", printed), 1, 150)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return pdftest.Made(t, func(p *fpdf.Fpdf) {
		p.AddPage()
		p.RegisterImageOptionsReader("scan", fpdf.ImageOptions{ImageType: "PNG"}, &b)
		p.ImageOptions("scan", 0, 0, 595.28, 841.89, false, fpdf.ImageOptions{}, 0, "")
	})
}

func TestPicturesAreReadByOCR(t *testing.T) {
	if _, err := exec.LookPath("tesseract"); err != nil {
		t.Skip("tesseract is not installed")
	}
	e := NewTestExtractor(t, Options{})
	page := readOne(t, e, scannedPDF(t, e))
	if page.Read.Method != dhr.PageByOCR || page.Read.Reason != "" || page.Read.Quality < 0.9 {
		t.Errorf("page %+v", page.Read)
	}
	got := pdftest.Texts(page.Words)
	if !strings.Contains(got, "the agencies did not share what they knew about the family until the summer of 2014.") {
		t.Errorf("words %q", got)
	}
	at := slices.IndexFunc(page.Words, func(w text.Word) bool { return w.Text == "review" })
	if at < 0 {
		t.Fatal("no review")
	}
	if w := page.Words[at]; math.Abs(w.Size-13) > 1 || math.Abs(w.Baseline-85) > 3 {
		t.Errorf("word %+v", w)
	}
}

func TestPicturesWithoutOCR(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	e := NewTestExtractor(t, Options{})
	if e.HasOCR() || strings.Contains(e.Engine(), "tesseract") {
		t.Fatalf("engine %q", e.Engine())
	}
	page := readOne(t, e, scannedPDF(t, e))
	if page.Read.Method != dhr.PageUnread || page.Read.Reason != ocr.Install {
		t.Errorf("page %+v", page.Read)
	}
}

// TestLargeFile has a file read through the callback: a stream that nothing uses
// makes it larger than what is copied into the sandbox.
func TestLargeFile(t *testing.T) {
	padding := strings.Repeat("0123456789abcdef", pdfium.InMemory/16)
	data := pdftest.Raw("", "BT /F1 12 Tf 50 700 Td (The panel met four times.) Tj ET",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(padding), padding))
	e := NewTestExtractor(t, Options{})
	if got := pdftest.Texts(readOne(t, e, data).Words); got != "The panel met four times." {
		t.Errorf("words %q", got)
	}
}

func TestRenderRefuses(t *testing.T) {
	e := NewTestExtractor(t, Options{})
	path := writeTemp(t, "one.pdf", pdftest.Raw("", ""))
	for _, tt := range []struct {
		page int
		dpi  float64
		want string
	}{
		{0, 72, "no such page"}, {2, 72, "no such page"}, {1, 2000, "fewer dpi"}, {1, 0, "dpi"},
	} {
		if _, err := e.Render(context.Background(), path, tt.page, tt.dpi); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("page %d at %v dpi: error %v", tt.page, tt.dpi, err)
		}
	}
}
