// Package review serves the local web pages in which coders decide about
// suggestions: an overview, the review queue, a reader of whole documents with their
// page images, search and the codebook.
//
// Pages are rendered on the server from embedded templates and work by plain
// form posts; a small script adds keys. Nothing is fetched from elsewhere. Every
// decision is written by the store before the next suggestion is shown.
package review

import (
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/dhrcoder/dhr"
)

// Options is what the pages need.
type Options struct {
	Store     Store         // the project's record; required
	Framework dhr.Framework // the project's codebook; required
	Project   string        // name shown in the page head, such as the folder's base name

	// Hosts are the host names, without port, by which the pages may be asked for.
	// Empty means loopback only: localhost, 127.0.0.0/8 and ::1. Other names are
	// refused, so that a page elsewhere cannot reach the project by DNS rebinding.
	Hosts []string

	Search     Searcher // answers queries; nil leaves the search page without any
	SearchHelp string   // explains the query language, in lines

	Pages     PageRenderer // draws pages; nil leaves page images out
	PageCache string       // folder for drawn pages, made if missing; empty keeps none

	Now func() time.Time // the time of decisions; nil is time.Now
	Log *slog.Logger     // gets errors, never report text; nil discards them
}

// New returns the pages as a handler. It fails when an option is missing or a
// template is broken, never later.
func New(opts Options) (http.Handler, error) {
	if opts.Store == nil {
		return nil, fmt.Errorf("review pages: no store given")
	}
	if err := opts.Framework.Validate(); err != nil {
		return nil, fmt.Errorf("review pages: %w", err)
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	assets, err := loadAssets()
	if err != nil {
		return nil, fmt.Errorf("review pages: %w", err)
	}
	pages, err := parsePages(assets)
	if err != nil {
		return nil, fmt.Errorf("review pages: %w", err)
	}
	s := &server{store: opts.Store, framework: opts.Framework, project: clean(opts.Project),
		now: opts.Now, log: opts.Log, assets: assets, pages: pages, searcher: opts.Search, searchHelp: opts.SearchHelp}
	if opts.Pages != nil {
		s.images = newPageImages(opts.Pages, opts.PageCache, pageCacheCap)
	}
	return guard(opts.Hosts, s.routes()), nil
}
