// Package sheet shows the pages of PDFs beside their text: page images, drawn when
// they are first asked for, with the passage outlined.
package sheet

import (
	"context"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// Store is what the project's record knows of documents and pages.
type Store interface {
	Shelf
	// Pages returns what is known of a document's pages, by number.
	Pages(ctx context.Context, document string) ([]dhr.Page, error)
}

// Sheets draws and answers page images.
type Sheets struct {
	site   *page.Site
	store  Store
	images *images // nil when pages cannot be drawn
}

// Add adds the page images to the site. A nil renderer leaves them out; dir is the
// folder that keeps drawn pages, made if missing, and empty to keep none.
func Add(site *page.Site, store Store, renderer Renderer, dir string) *Sheets {
	s := &Sheets{site: site, store: store}
	if renderer != nil {
		s.images = newImages(renderer, dir, cacheCap)
	}
	site.Handle("GET "+page.ImagePath, s.image)
	return s
}
