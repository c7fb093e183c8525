package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// OCR limits. 200 dpi is enough: at 300 a clean scan takes a third longer and is
// read no better. Pages beyond ocrPages of a document stay unread.
const (
	ocrDPI   = 200
	ocrLimit = 50 * time.Second
	ocrPages = 300
)

// installOCR is what a page that is a picture says when there is no tesseract.
const installOCR = "the page is a picture: install tesseract (on Debian: apt install tesseract-ocr) and run again"

// tesseract runs the OCR program of that name. A nil *tesseract means that there
// is none.
type tesseract struct {
	path      string
	version   string
	languages string
	slots     chan struct{} // one a worker: more at once only slow each other down
}

// findTesseract looks for the program on PATH and for its version. It is no error
// when there is none.
func findTesseract(ctx context.Context, languages string, workers int) *tesseract {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return nil
	}
	out, err := exec.CommandContext(ctx, path, "--version").CombinedOutput()
	if err != nil {
		return nil
	}
	first, _, _ := strings.Cut(string(out), "\n")
	version := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(first), "tesseract"))
	return &tesseract{path: path, version: version, languages: languages, slots: make(chan struct{}, workers)}
}

// read reads the picture of a page. Points per pixel follow from ocrDPI.
func (t *tesseract) read(ctx context.Context, page *image.Gray) (sheet, error) {
	select {
	case t.slots <- struct{}{}:
	case <-ctx.Done():
		return sheet{}, ctx.Err()
	}
	defer func() { <-t.slots }()
	limited, cancel := context.WithTimeout(ctx, ocrLimit)
	defer cancel()
	cmd := exec.CommandContext(limited, t.path, "stdin", "stdout", "-l", t.languages, "--dpi", strconv.Itoa(ocrDPI), "tsv")
	// Its threads gain nothing over one; other pages use the other cores.
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.Stdin = bytes.NewReader(pgm(page))
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return sheet{}, ctx.Err()
	case limited.Err() != nil:
		return sheet{}, fmt.Errorf("tesseract took more than %v over the page", ocrLimit)
	case strings.Contains(complaint.String(), "Failed loading language"):
		return sheet{}, fmt.Errorf("tesseract lacks the language %q: install it (on Debian: apt install tesseract-ocr-%s)", t.languages, t.languages)
	case err != nil:
		return sheet{}, errors.New("tesseract failed on the page")
	}
	s := sheet{width: float64(page.Rect.Dx()) * 72 / ocrDPI, height: float64(page.Rect.Dy()) * 72 / ocrDPI}
	s.words, err = parseTSV(&out)
	return s, err
}

// pgm writes the picture as a portable graymap: no time goes into packing.
func pgm(img *image.Gray) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := fmt.Appendf(make([]byte, 0, w*h+32), "P5\n%d %d\n255\n", w, h)
	for y := range h {
		out = append(out, img.Pix[y*img.Stride:][:w]...)
	}
	return out
}
