// Package ocr reads pictures of pages with tesseract, where it is installed.
package ocr

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

	"github.com/dhrcoder/dhr/extract/text"
)

// OCR limits. 200 dpi is enough: at 300 a clean scan takes a third longer and is
// read no better. Pages beyond ocrPages of a document stay unread.
const (
	DPI       = 200
	ocrLimit  = 50 * time.Second
	MostPages = 300
)

// Install is what a page that is a picture says when there is no tesseract.
const Install = "the page is a picture: install tesseract (on Debian: apt install tesseract-ocr) and run again"

// Program runs the OCR program of that name. A nil *tesseract means that there
// is none.
type Program struct {
	path      string
	Version   string
	Languages string
	slots     chan struct{} // one a worker: more at once only slow each other down
}

// Find looks for the program on PATH and for its version. It is no error
// when there is none.
func Find(ctx context.Context, languages string, workers int) *Program {
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
	return &Program{path: path, Version: version, Languages: languages, slots: make(chan struct{}, workers)}
}

// Read reads the picture of a page. Points per pixel follow from ocrDPI.
func (t *Program) Read(ctx context.Context, page *image.Gray) (text.Sheet, error) {
	select {
	case t.slots <- struct{}{}:
	case <-ctx.Done():
		return text.Sheet{}, ctx.Err()
	}
	defer func() { <-t.slots }()
	limited, cancel := context.WithTimeout(ctx, ocrLimit)
	defer cancel()
	cmd := exec.CommandContext(limited, t.path, "stdin", "stdout", "-l", t.Languages, "--dpi", strconv.Itoa(DPI), "tsv")
	// Its threads gain nothing over one; other pages use the other cores.
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.Stdin = bytes.NewReader(pgm(page))
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return text.Sheet{}, ctx.Err()
	case limited.Err() != nil:
		return text.Sheet{}, fmt.Errorf("tesseract took more than %v over the page", ocrLimit)
	case strings.Contains(complaint.String(), "Failed loading language"):
		return text.Sheet{}, fmt.Errorf("tesseract lacks the language %q: install it (on Debian: apt install tesseract-ocr-%s)", t.Languages, t.Languages)
	case err != nil:
		return text.Sheet{}, errors.New("tesseract failed on the page")
	}
	s := text.Sheet{Width: float64(page.Rect.Dx()) * 72 / DPI, Height: float64(page.Rect.Dy()) * 72 / DPI}
	s.Words, err = parseTSV(&out)
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
