package sheet

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// pageCookie remembers whether the page image is open: "open" or "closed". The script
// sets it; without it the image is open where there is room.
const pageCookie = "dhr_page"

// image answers a page of a document as a PNG. The document and the page are
// looked up in the project; nothing of the address reaches the file system. It is not
// kept by browsers, which would put it outside the project's folder.
func (s *Sheets) image(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	q := r.URL.Query()
	d, err := Document(ctx, s.store, q.Get("document"))
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
		s.site.Log().Error("page image failed", "document", d.ID, "page", number, "error", err)
		return &page.Error{Status: http.StatusInternalServerError, Sentence: "The page could not be drawn.",
			Remedy: "Its text is on the page from which you came. The window in which dhr serve runs says what went wrong."}
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Content-Length", strconv.Itoa(len(png)))
	_, _ = w.Write(png) // the reader may have gone
	return nil
}

// Shelf gives the documents of a project.
type Shelf interface {
	Documents(ctx context.Context) ([]dhr.Document, error)
}

// Document looks a document up by its ID; the error is a page.Error when there is
// none.
func Document(ctx context.Context, shelf Shelf, id string) (dhr.Document, error) {
	all, err := shelf.Documents(ctx)
	if err != nil {
		return dhr.Document{}, err
	}
	for _, d := range all {
		if d.ID == id {
			return d, nil
		}
	}
	return dhr.Document{}, &page.Error{Status: http.StatusNotFound, Sentence: "The project has no such document.",
		Remedy: "Choose one under Read."}
}

func noPage() error {
	return &page.Error{Status: http.StatusNotFound, Sentence: "The document has no such page, or pages cannot be drawn here.",
		Remedy: "Choose a document under Read."}
}

// Open reports what the reader chose for the page image: "open", "closed" or "".
func Open(r *http.Request) string {
	if c, err := r.Cookie(pageCookie); err == nil && (c.Value == "open" || c.Value == "closed") {
		return c.Value
	}
	return ""
}
