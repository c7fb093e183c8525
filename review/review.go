// Package review serves the local web pages in which coders decide about
// suggestions: an overview, the review queue, a reader of whole documents with their
// page images, search and the codebook.
//
// Pages are rendered on the server from embedded templates and work by plain
// form posts; a small script adds keys. Nothing is fetched from elsewhere. Every
// decision is written by the store before the next suggestion is shown.
package review

import (
	"cmp"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/audit"
	"github.com/dhrcoder/dhr/review/casepage"
	"github.com/dhrcoder/dhr/review/codebook"
	"github.com/dhrcoder/dhr/review/coders"
	"github.com/dhrcoder/dhr/review/login"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/review/queue"
	"github.com/dhrcoder/dhr/review/reader"
	"github.com/dhrcoder/dhr/review/search"
	"github.com/dhrcoder/dhr/review/sheet"
	"github.com/dhrcoder/dhr/review/tables"
)

// Options is what the pages need.
type Options struct {
	Store     Store         // the project's record; required
	Framework dhr.Framework // the project's codebook; required
	Project   string        // name shown in the page head, such as the folder's base name
	ID        string        // tells the project from others served on this computer, such as its folder

	Passwords login.Passwords // asks every coder for a password; nil asks nobody
	TLS       bool            // the pages are reached by HTTPS only

	// Hosts are the host names, without port, by which the pages may be asked for.
	// Empty means loopback only: localhost, 127.0.0.0/8 and ::1. Other names are
	// refused, so that a page elsewhere cannot reach the project by DNS rebinding.
	Hosts []string

	Search     search.Searcher // answers queries; nil leaves the search page without any
	SearchHelp string          // explains the query language, in lines

	Workshop codebook.Workshop // changes the codebook; nil leaves it to be read only

	Tables tables.Reporter // makes the tables of confirmed codings; nil leaves them out

	Pages     sheet.Renderer // draws pages; nil leaves page images out
	PageCache string         // folder for drawn pages, made if missing; empty keeps none

	Now func() time.Time // the time of decisions; nil is time.Now
	Log *slog.Logger     // gets errors, never report text; nil discards them
}

// New returns the pages as a handler. It fails when an option is missing or a
// template is broken, never later.
func New(opts Options) (http.Handler, error) {
	if opts.Store == nil {
		return nil, fmt.Errorf("review pages: no store given")
	}
	site, err := page.New(page.Options{Framework: opts.Framework, Project: opts.Project, ID: opts.ID, Hosts: opts.Hosts, Now: opts.Now, Log: opts.Log})
	if err != nil {
		return nil, fmt.Errorf("review pages: %w", err)
	}
	if opts.Passwords != nil {
		if err := login.Add(site, opts.Passwords, opts.TLS); err != nil {
			return nil, fmt.Errorf("review pages: %w", err)
		}
	}
	sheets := sheet.Add(site, opts.Store, opts.Pages, opts.PageCache)
	err = cmp.Or(
		addDesk(site, opts.Store),
		queue.Add(site, opts.Store, sheets),
		search.Add(site, opts.Store, opts.Search, opts.SearchHelp),
		reader.Add(site, opts.Store, sheets),
		casepage.Add(site, opts.Store),
		codebook.Add(site, opts.Store, opts.Workshop),
		coders.Add(site, opts.Store),
		tables.Add(site, opts.Store, opts.Tables),
		audit.Add(site, opts.Store),
	)
	if err != nil {
		return nil, fmt.Errorf("review pages: %w", err)
	}
	return site.Handler(), nil
}
