package extract

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout"
	"github.com/dhrcoder/dhr/extract/text"
)

// Engine names everything that may shape a reading, with versions.
func (e *Extractor) Engine() string { return e.describe(e.opts.Verify, true) }

// Current reports whether reading a document again would give what the engine of
// that name read: documents without pictures do not depend on OCR, and one that two
// readers have read need not be read by one.
func (e *Extractor) Current(engine string) bool {
	for _, pictures := range []bool{false, true} {
		if engine == e.describe(true, pictures) || !e.opts.Verify && engine == e.describe(false, pictures) {
			return true
		}
	}
	return false
}

// engineOf names what shaped the reading of these pages.
func (e *Extractor) engineOf(pages []text.Page) string {
	for _, p := range pages {
		if p.Read.Method == dhr.PageByOCR || p.Read.Method == dhr.PageUnread {
			return e.describe(e.opts.Verify, true)
		}
	}
	return e.describe(e.opts.Verify, false)
}

func (e *Extractor) describe(verified, pictures bool) string {
	parts := e.base
	switch {
	case pictures && e.ocr != nil:
		parts += fmt.Sprintf("; tesseract %s %s", e.ocr.version, e.ocr.languages)
	case pictures:
		parts += "; no OCR"
	}
	if verified {
		parts += "; verified"
	}
	return parts
}

// baseEngine names what shapes every reading.
func baseEngine() string {
	versions := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			versions[module.Path] = module.Version
		}
	}
	parts := []string{version, layout.Version}
	for _, module := range []string{"github.com/klippa-app/go-pdfium", "github.com/ledongthuc/pdf"} {
		v := versions[module]
		if v == "" {
			v = "(unknown version)"
		}
		parts = append(parts, strings.TrimPrefix(module, "github.com/")+" "+v)
	}
	return strings.Join(parts, "; ")
}
