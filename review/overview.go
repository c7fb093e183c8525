package review

import (
	"net/http"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// overviewView is what overview.html shows.
type overviewView struct {
	page.Frame
	Warn     bool // the content warning has not been dismissed
	AskName  bool
	Next     string // where to go when the name is given
	Cases    int
	Read     int
	Waiting  int // added but not read yet
	Failures []failure
	Poor     []failure // read, but something about them is poor
	Factors  []factorCoverage
	Total    dhr.Coverage
	Decided  int
	All      int
	Coders   []dhr.CoderProgress
	Moved    int // passages that people decided on and that are no longer in their documents
	Samples  []dhr.BlindSample
	Seed     uint64 // offered for the next sample
	PauseOff bool
}

// failure is a document with the reason why it failed or is poor.
type failure struct{ Document, Reason string }

// factorCoverage is a factor's codes with what became of their suggestions.
type factorCoverage struct {
	ID, Name string
	Sum      dhr.Coverage
	Codes    []codeCoverage
}

type codeCoverage struct {
	Name string
	dhr.Coverage
}

// overview says what the project holds, how far review has come and what to do next.
func (s *desk) overview(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return err
	}
	documents, err := s.store.Documents(ctx)
	if err != nil {
		return err
	}
	coverage, err := s.store.Coverage(ctx)
	if err != nil {
		return err
	}
	coders, err := s.store.CoderProgress(ctx)
	if err != nil {
		return err
	}
	samples, err := s.store.BlindSamples(ctx)
	if err != nil {
		return err
	}
	moved, err := s.store.MovedPassages(ctx)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	view := overviewView{Frame: s.Frame(r, "Overview"), Cases: len(cases)}
	_, err = r.Cookie(warningCookie)
	view.Warn = err != nil
	view.AskName = !view.Account && (view.Coder == "" || q.Has("change"))
	view.Next = "/"
	if q.Has("next") {
		view.Next = s.LocalPage(q.Get("next"))
	}
	for _, d := range documents {
		one := failure{Document: page.Clean(d.Name), Reason: page.Clean(d.Reason)}
		switch {
		case d.Status == dhr.DocumentFailed:
			view.Failures = append(view.Failures, one)
		case d.Status == dhr.DocumentRead && d.Reason != "":
			view.Poor = append(view.Poor, one)
			fallthrough
		case d.Status == dhr.DocumentRead:
			view.Read++
		default:
			view.Waiting++
		}
	}
	for _, c := range coders {
		c.Coder = page.Clean(c.Coder)
		view.Coders = append(view.Coders, c)
	}
	view.Moved, view.Samples, view.PauseOff = len(moved), samples, page.PauseOff(r)
	view.Seed = uint64(s.Now().Unix()) // any number will do; it is recorded with the sample
	view.Factors, view.Total = byFactor(s.Framework, coverage)
	view.Decided = view.Total.Confirmed + view.Total.Rejected + view.Total.Unsure
	view.All = view.Decided + view.Total.Unreviewed
	return s.Write(w, "overview.html", http.StatusOK, view)
}

// byFactor sums the coverage by factor and in all. Codes without any are left out.
func byFactor(f dhr.Framework, coverage []dhr.Coverage) ([]factorCoverage, dhr.Coverage) {
	of := map[string]dhr.Coverage{}
	for _, c := range coverage {
		of[c.Code] = c
	}
	var out []factorCoverage
	var total dhr.Coverage
	for _, fac := range f.Factors {
		row := factorCoverage{ID: page.Clean(fac.ID), Name: page.Clean(fac.Name)}
		for _, code := range fac.Codes {
			c, ok := of[code.ID]
			if !ok {
				continue
			}
			row.Sum.Plus(c)
			total.Plus(c)
			row.Codes = append(row.Codes, codeCoverage{Name: page.Clean(code.Name), Coverage: c})
		}
		out = append(out, row)
	}
	return out, total
}
