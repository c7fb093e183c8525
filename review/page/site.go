// Package page is what all review pages share: the frame around their content,
// templates and embedded files, errors told as pages, the coder's name, the
// protections before every handler, and safe wording of text from documents.
package page

import (
	"cmp"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dhrcoder/dhr"
)

// Options is what a site is made with.
type Options struct {
	Framework dhr.Framework    // the project's codebook; required
	Project   string           // name shown in the page head
	ID        string           // tells the project from others served on this computer, such as its folder; empty is Project
	Hosts     []string         // host names by which the pages may be asked for, without port; empty is loopback only
	Now       func() time.Time // nil is time.Now
	Log       *slog.Logger     // gets errors, never report text; nil discards them
}

// Site collects the pages of the rooms around it. Rooms add their files, menu
// entries and handlers before Handler is called; then it no longer changes.
type Site struct {
	Framework dhr.Framework // see SetFramework

	next      atomic.Pointer[dhr.Framework]
	answering sync.RWMutex // held for reading while a page is made
	project   string
	mark      string // of the project, in the names of cookies
	login     Login  // nil where nobody has to log in
	loginPath string
	hosts     []string
	now       func() time.Time
	log       *slog.Logger
	assets    assets
	pages     pages
	menu      []menuEntry
	routes    []route
	mux       *http.ServeMux
}

// Handler answers a request or returns why it cannot, which is told as a page: see
// Error.
type Handler func(http.ResponseWriter, *http.Request) error

type route struct{ method, path string }

type menuEntry struct{ Path, Name, Key string }

// New returns a site with the files that all pages share.
func New(opts Options) (*Site, error) {
	if err := opts.Framework.Validate(); err != nil {
		return nil, err
	}
	s := &Site{Framework: opts.Framework, project: Clean(opts.Project), mark: mark(cmp.Or(opts.ID, opts.Project)), hosts: opts.Hosts, now: opts.Now, log: opts.Log,
		pages: pages{}, mux: http.NewServeMux()}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if err := s.Add(files); err != nil {
		return nil, err
	}
	s.Handle("GET /static/{file}", s.static)
	s.mux.HandleFunc("/", s.answer(s.unknown))
	return s, nil
}

// Handle answers a pattern such as "GET /review"; see http.ServeMux.
func (s *Site) Handle(pattern string, h Handler) {
	method, path, _ := strings.Cut(pattern, " ")
	s.routes = append(s.routes, route{method, strings.TrimSuffix(path, "{$}")})
	s.mux.HandleFunc(pattern, s.answer(h))
}

// Menu adds an entry to the page head. The key, if any, opens it.
func (s *Site) Menu(path, name, key string) {
	s.menu = append(s.menu, menuEntry{path, name, key})
}

// Handler returns the pages with the protections before them.
func (s *Site) Handler() http.Handler { return guard(s.hosts, s.gate(s.mux)) }

// Now is the time of a decision made now: UTC, to the second.
func (s *Site) Now() time.Time { return s.now().UTC().Truncate(time.Second) }

// Log gets errors that are not the reader's, never report text.
func (s *Site) Log() *slog.Logger { return s.log }

// answer turns a handler that may fail into one that answers failures with a page.
func (s *Site) answer(h Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s.renew()
		s.answering.RLock()
		defer s.answering.RUnlock()
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	}
}

// SetFramework has the pages show other definitions, from the next request on that
// finds no other being answered: pages use Framework as they are made.
func (s *Site) SetFramework(f dhr.Framework) { s.next.Store(&f) }

// renew takes over a framework that SetFramework was given, unless pages are being made.
func (s *Site) renew() {
	next := s.next.Load()
	if next == nil || !s.answering.TryLock() {
		return
	}
	defer s.answering.Unlock()
	s.Framework = *next
	s.next.CompareAndSwap(next, nil)
}

// unknown answers every address and method that no room handles.
func (s *Site) unknown(w http.ResponseWriter, r *http.Request) error {
	if allow := s.allowed(r.URL.Path); allow != "" {
		w.Header().Set("Allow", allow)
		return &Error{Status: http.StatusMethodNotAllowed,
			Sentence: fmt.Sprintf("This address does not take the method %s.", Clean(Short(r.Method, 20))),
			Remedy:   "Use the links and buttons of the pages."}
	}
	return &Error{Status: http.StatusNotFound, Sentence: "There is no page at this address.",
		Remedy: "Start again from the overview."}
}

// allowed returns the methods that the address takes, or "" when it is no page.
func (s *Site) allowed(path string) string {
	var methods []string
	for _, r := range s.routes {
		if r.path == path {
			methods = append(methods, r.method)
			if r.method == http.MethodGet {
				methods = append(methods, http.MethodHead)
			}
		}
	}
	return strings.Join(methods, ", ")
}

// isPage reports whether a path can be read with GET and is no file or image.
func (s *Site) isPage(path string) bool {
	return path != ImagePath && slices.Contains(s.routes, route{http.MethodGet, path})
}

// ImagePath is the address of page images: a reader is never sent there.
const ImagePath = "/page"
