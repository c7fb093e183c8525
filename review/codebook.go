package review

import (
	"net/http"

	"github.com/dhrcoder/dhr"
)

// codebookView is what codebook.html shows.
type codebookView struct {
	frame
	Book    string
	Source  string
	Factors []dhr.Factor
}

// codebook shows the factors and codes with what to use them for.
func (s *server) codebook(w http.ResponseWriter, r *http.Request) error {
	view := codebookView{frame: s.frame(r, "Codebook"), Book: clean(s.framework.Title), Source: clean(s.framework.Source)}
	for _, f := range s.framework.Factors {
		factor := dhr.Factor{ID: clean(f.ID), Name: clean(f.Name)}
		for _, c := range f.Codes {
			factor.Codes = append(factor.Codes, dhr.Code{ID: clean(c.ID), Name: clean(c.Name),
				Use: clean(c.Use), Not: clean(c.Not), Practice: c.Practice})
		}
		view.Factors = append(view.Factors, factor)
	}
	return s.pages.write(w, "codebook.html", http.StatusOK, view)
}
