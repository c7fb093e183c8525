package review

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/dhrcoder/dhr"
)

// server holds what the handlers share; it does not change after New.
type server struct {
	store     Store
	framework dhr.Framework
	project   string
	now       func() time.Time
	log       *slog.Logger
	assets    assets
	pages     pages

	searcher   Searcher    // nil when there is none
	searchHelp string      // explains the query language
	images     *pageImages // nil when pages cannot be drawn
}

// routes lists every address the pages answer.
func (s *server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page(s.overview))
	mux.HandleFunc("POST /coder", s.page(s.saveCoder))
	mux.HandleFunc("POST /warning", s.page(s.dismissWarning))
	mux.HandleFunc("GET /review", s.page(s.queue))
	mux.HandleFunc("POST /review/decide", s.page(s.decide))
	mux.HandleFunc("POST /review/add", s.page(s.add))
	mux.HandleFunc("POST /review/undo", s.page(s.undo))
	mux.HandleFunc("POST /keys", s.page(s.saveKeys))
	mux.HandleFunc("GET /codebook", s.page(s.codebook))
	mux.HandleFunc("GET /search", s.page(s.search))
	mux.HandleFunc("GET /read", s.page(s.read))
	mux.HandleFunc("GET /page", s.page(s.pageImage))
	mux.HandleFunc("GET /static/{file}", s.page(s.static))
	mux.HandleFunc("/", s.page(s.unknown))
	return mux
}

// page turns a handler that may fail into one that answers failures with a page.
func (s *server) page(h func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	}
}
