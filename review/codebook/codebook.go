package codebook

import (
	"net/http"
	"net/url"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// codebookView is what codebook.html shows.
type codebookView struct {
	page.Frame
	Book    string
	Source  string
	Factors []factorView
	Editing bool
}

type factorView struct {
	ID, Name string
	Tone     int
	Codes    []codeView
}

// codeView is a code with what became of it.
type codeView struct {
	dhr.Code
	Tone   int // colour of its factor
	Count  dhr.Coverage
	Cases  dhr.CodeCases
	Open   int    // cases with undecided passages; of a single code only
	Review string // address of the queue, without a state
}

// Coded is how many passages have the code.
func (c codeView) Coded() int { return c.Count.Confirmed + c.Count.Added }

// codebook shows the factors and codes with what to use them for and their counts.
func (s *room) codebook(w http.ResponseWriter, r *http.Request) error {
	counts, cases, err := s.counts(r)
	if err != nil {
		return err
	}
	view := codebookView{Frame: s.Frame(r, "Codebook"), Book: page.Clean(s.Framework.Title), Source: page.Clean(s.Framework.Source), Editing: s.shop != nil}
	for i, f := range s.Framework.Factors {
		factor := factorView{ID: page.Clean(f.ID), Name: page.Clean(f.Name), Tone: i%9 + 1}
		for _, c := range f.Codes {
			factor.Codes = append(factor.Codes, viewOf(c, factor.Tone, counts[c.ID], cases[c.ID]))
		}
		view.Factors = append(view.Factors, factor)
	}
	return s.Write(w, "codebook.html", http.StatusOK, view)
}

// counts are what became of each code, in passages and in cases.
func (s *room) counts(r *http.Request) (map[string]dhr.Coverage, map[string]dhr.CodeCases, error) {
	all, err := s.store.Coverage(r.Context())
	if err != nil {
		return nil, nil, err
	}
	counts := map[string]dhr.Coverage{}
	for _, c := range all {
		counts[c.Code] = c
	}
	cases, err := s.store.CodeCases(r.Context())
	return counts, cases, err
}

func viewOf(c dhr.Code, tone int, n dhr.Coverage, cases dhr.CodeCases) codeView {
	return codeView{Code: dhr.Code{ID: page.Clean(c.ID), Name: page.Clean(c.Name), Use: page.Clean(c.Use), Not: page.Clean(c.Not), Practice: c.Practice},
		Tone: tone, Count: n, Cases: cases, Review: "/review?" + url.Values{"code": {c.ID}}.Encode()}
}

// one returns a code of the framework as a view.
func (s *room) one(r *http.Request, id string) (codeView, error) {
	code, known := s.Framework.Code(id)
	if !known {
		return codeView{}, &page.Error{Status: http.StatusNotFound, Sentence: "The codebook has no code " + page.Quoted(id) + ".", Remedy: "Choose one of the codebook."}
	}
	counts, cases, err := s.counts(r)
	if err != nil {
		return codeView{}, err
	}
	tone := 9
	for i, f := range s.Framework.Factors {
		for _, c := range f.Codes {
			if c.ID == id {
				tone = i%9 + 1
			}
		}
	}
	v := viewOf(code, tone, counts[id], cases[id])
	v.Open, err = s.store.OpenCases(r.Context(), id)
	return v, err
}
