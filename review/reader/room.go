// Package reader serves whole documents: text with coding stripes beside the page.
package reader

import (
	"context"
	"embed"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/review/sheet"
)

//go:embed templates
var files embed.FS

// Store is the project's record as the reader needs it.
type Store interface {
	Text
	Corrections
	Cases(ctx context.Context) ([]dhr.Case, error)
	Documents(ctx context.Context) ([]dhr.Document, error)
	// QueuePassage returns a passage with its codes, or dhr.ErrGone.
	QueuePassage(ctx context.Context, passage string) (dhr.QueuePassage, error)
}

// Text gives documents, named by their IDs, as they were read.
type Text interface {
	Sections(ctx context.Context, document string) ([]dhr.Section, error)
	// Pages returns what is known of the pages, by number.
	Pages(ctx context.Context, document string) ([]dhr.Page, error)
	// Footnotes returns the footnotes whose marks stand in a passage.
	Footnotes(ctx context.Context, passage string) ([]dhr.Passage, error)
	// Outline returns what the document holds, without its text.
	Outline(ctx context.Context, document string) (dhr.Outline, error)
	// PassagesFrom returns up to n passages from an ordinal on.
	PassagesFrom(ctx context.Context, document string, ordinal, n int) ([]dhr.Passage, error)
	// PassagesByID returns the passages with those IDs. One that the newest reading no
	// longer has, but that people have decided on, has a negative Ordinal; one that the
	// project does not have is left out.
	PassagesByID(ctx context.Context, ids []string) ([]dhr.Passage, error)
	// CodesOf returns the shown or coded codes of each of the passages that has any, in
	// the framework's order, with what stands.
	CodesOf(ctx context.Context, passages []string) (map[string][]dhr.QueueCode, error)
}

// Corrections are a person's words on what was read.
type Corrections interface {
	// CorrectZone gives a section and what stands in it another zone.
	CorrectZone(ctx context.Context, document string, section int, zone dhr.Zone, coder string, at time.Time) error
	// ZoneCorrections returns who corrected which sections.
	ZoneCorrections(ctx context.Context, document string) (map[int]string, error)
	// MovedPassages returns the passages with codings that are no longer in their
	// documents.
	MovedPassages(ctx context.Context) ([]dhr.Passage, error)
	// Carry decides on the passage that takes the place of one that moved; empty for none.
	Carry(ctx context.Context, from, to string, all []dhr.SeenDecision, coder string, at time.Time) error
}

type room struct {
	*page.Site
	store  Store
	sheets *sheet.Sheets
}

// Add adds the reader to the site.
func Add(site *page.Site, store Store, sheets *sheet.Sheets) error {
	s := &room{site, store, sheets}
	site.Menu("/read", "Read", "")
	site.Handle("GET /read", s.read)
	site.Handle("POST /read/zone", s.zone)
	site.Handle("GET /moved", s.moved)
	site.Handle("POST /moved", s.carry)
	return site.Add(files)
}
