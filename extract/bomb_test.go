package extract

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/pdftest"
)

// TestBomb has a page between two others whose content unpacks to more than the
// sandbox holds. The others must be read.
func TestBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("a bomb takes long")
	}
	var packed bytes.Buffer
	w, err := zlib.NewWriterLevel(&packed, zlib.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	block := bytes.Repeat([]byte("0 0 m "), 1<<20)
	for range 60 {
		if _, err := w.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	page := "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
	last := "BT /F1 12 Tf 50 700 Td (The review ended.) Tj ET"
	data := pdftest.Raw("", "BT /F1 12 Tf 50 700 Td (The panel met.) Tj ET",
		fmt.Sprintf(page, 8), fmt.Sprintf(page, 9),
		fmt.Sprintf("<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", packed.Len(), packed.Bytes()),
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(last), last))
	data = []byte(strings.Replace(string(data), "/Kids[3 0 R]/Count 1", "/Kids[3 0 R 6 0 R 7 0 R]/Count 3", 1))

	e := NewTestExtractor(t, Options{})
	start := time.Now()
	pages, err := e.readPages(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("read in %v", time.Since(start))
	if len(pages) != 3 || pdftest.Texts(pages[0].Words) != "The panel met." || pdftest.Texts(pages[2].Words) != "The review ended." {
		t.Fatalf("pages %+v", pages)
	}
	if p := pages[1].Read; p.Method != dhr.PageUnread || p.Reason == "" {
		t.Errorf("the bomb: %+v", p)
	}
}
