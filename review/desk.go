package review

import (
	"embed"
	"net/http"

	"github.com/dhrcoder/dhr/review/page"
)

// warningCookie remembers that the content warning was read.
const warningCookie = "dhr_warned"

//go:embed templates
var files embed.FS

// desk serves the overview and what a reader sets for all pages.
type desk struct {
	*page.Site
	store Store
}

func addDesk(site *page.Site, store Store) error {
	d := &desk{site, store}
	site.Menu("/", "Overview", "")
	site.Handle("GET /{$}", d.overview)
	site.Handle("POST /coder", d.saveCoder)
	site.Handle("POST /warning", d.dismissWarning)
	site.Handle("POST /keys", d.saveKeys)
	return site.Add(files)
}

// saveCoder remembers who decides and goes on to where the reader wanted to be.
func (d *desk) saveCoder(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	if err := d.SetCoder(w, r.PostForm.Get("coder")); err != nil {
		return err
	}
	http.Redirect(w, r, d.LocalPage(r.PostForm.Get("next")), http.StatusSeeOther)
	return nil
}

// dismissWarning remembers that the content warning was read.
func (d *desk) dismissWarning(w http.ResponseWriter, r *http.Request) error {
	page.Remember(w, warningCookie, "1")
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

// saveKeys switches single-key shortcuts off or on.
func (d *desk) saveKeys(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	if err := d.SetKeys(w, r.PostForm.Get("keys")); err != nil {
		return err
	}
	http.Redirect(w, r, d.LocalPage(r.PostForm.Get("next")), http.StatusSeeOther)
	return nil
}
