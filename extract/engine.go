package extract

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout"
	"github.com/dhrcoder/dhr/extract/ocr"
	"github.com/dhrcoder/dhr/extract/text"
)

// Versions names what shapes readings, so that it is known which documents another
// reading would change.
type Versions struct {
	base   string // of what reads every document
	ocr    string // of what reads pictures; empty when nothing does
	verify bool
}

// NewVersions looks up the versions that an extractor with these options has,
// without starting one.
func NewVersions(ctx context.Context, opts Options) Versions {
	return versionsOf(opts, ocr.Find(ctx, opts.languages(), 1))
}

func versionsOf(opts Options, ocr *ocr.Program) Versions {
	v := Versions{base: baseEngine(), verify: opts.Verify}
	if ocr != nil {
		v.ocr = fmt.Sprintf("tesseract %s %s", ocr.Version, ocr.Languages)
	}
	return v
}

// HasOCR reports whether pages that are pictures can be read.
func (v Versions) HasOCR() bool { return v.ocr != "" }

// Engine names everything that may shape a reading, with versions.
func (v Versions) Engine() string { return v.describe(v.verify, true) }

// Current reports whether reading a document again would give what the engine of
// that name read: documents without pictures do not depend on OCR, and one that two
// readers have read need not be read by one.
func (v Versions) Current(engine string) bool {
	for _, pictures := range []bool{false, true} {
		if engine == v.describe(true, pictures) || !v.verify && engine == v.describe(false, pictures) {
			return true
		}
	}
	return false
}

// engineOf names what shaped the reading of these pages.
func (v Versions) engineOf(pages []text.Page) string {
	for _, p := range pages {
		if p.Read.Method == dhr.PageByOCR || p.Read.Method == dhr.PageUnread {
			return v.describe(v.verify, true)
		}
	}
	return v.describe(v.verify, false)
}

func (v Versions) describe(verified, pictures bool) string {
	parts := v.base
	switch {
	case pictures && v.HasOCR():
		parts += "; " + v.ocr
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
