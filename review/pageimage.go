package review

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/dhrcoder/dhr"
)

// pageCookie remembers whether the page image is open: "open" or "closed". The script
// sets it; without it the image is open where there is room.
const pageCookie = "dhr_page"

// pageImage answers a page of a document as a PNG. The document and the page are
// looked up in the project; nothing of the address reaches the file system. It is not
// kept by browsers, which would put it outside the project's folder.
func (s *server) pageImage(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	q := r.URL.Query()
	d, err := s.document(ctx, q.Get("document"))
	if err != nil {
		return err
	}
	number, err := strconv.Atoi(q.Get("page"))
	if err != nil {
		return noPage()
	}
	pages, err := s.store.Pages(ctx, d.ID)
	if err != nil {
		return err
	}
	if s.images == nil || !slices.ContainsFunc(pages, func(p dhr.Page) bool { return p.Number == number }) {
		return noPage()
	}
	png, err := s.images.png(ctx, d, number)
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case err != nil:
		s.log.Error("page image failed", "document", d.ID, "page", number, "error", err)
		return &pageError{status: http.StatusInternalServerError, sentence: "The page could not be drawn.",
			remedy: "Its text is on the page from which you came. The window in which dhr serve runs says what went wrong."}
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Content-Length", strconv.Itoa(len(png)))
	_, _ = w.Write(png) // the reader may have gone
	return nil
}

// document looks a document up by its ID.
func (s *server) document(ctx context.Context, id string) (dhr.Document, error) {
	all, err := s.store.Documents(ctx)
	if err != nil {
		return dhr.Document{}, err
	}
	for _, d := range all {
		if d.ID == id {
			return d, nil
		}
	}
	return dhr.Document{}, &pageError{status: http.StatusNotFound, sentence: "The project has no such document.",
		remedy: "Choose one under Read."}
}

func noPage() error {
	return &pageError{status: http.StatusNotFound, sentence: "The document has no such page, or pages cannot be drawn here.",
		remedy: "Choose a document under Read."}
}

// pageOpen reports what the reader chose for the page image: "open", "closed" or "".
func pageOpen(r *http.Request) string {
	if c, err := r.Cookie(pageCookie); err == nil && (c.Value == "open" || c.Value == "closed") {
		return c.Value
	}
	return ""
}
