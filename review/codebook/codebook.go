// Package codebook serves the framework of codes.
package codebook

import (
	"embed"
	"net/http"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

//go:embed templates
var files embed.FS

type room struct{ *page.Site }

// Add adds the codebook to the site.
func Add(site *page.Site) error {
	s := &room{site}
	site.Menu("/codebook", "Codebook", "")
	site.Handle("GET /codebook", s.codebook)
	return site.Add(files)
}

// codebookView is what codebook.html shows.
type codebookView struct {
	page.Frame
	Book    string
	Source  string
	Factors []dhr.Factor
}

// codebook shows the factors and codes with what to use them for.
func (s *room) codebook(w http.ResponseWriter, r *http.Request) error {
	view := codebookView{Frame: s.Frame(r, "Codebook"), Book: page.Clean(s.Framework.Title), Source: page.Clean(s.Framework.Source)}
	for _, f := range s.Framework.Factors {
		factor := dhr.Factor{ID: page.Clean(f.ID), Name: page.Clean(f.Name)}
		for _, c := range f.Codes {
			factor.Codes = append(factor.Codes, dhr.Code{ID: page.Clean(c.ID), Name: page.Clean(c.Name),
				Use: page.Clean(c.Use), Not: page.Clean(c.Not), Practice: c.Practice})
		}
		view.Factors = append(view.Factors, factor)
	}
	return s.Write(w, "codebook.html", http.StatusOK, view)
}
