package queue

import (
	"net/url"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// place is where a reader stands in the queue: the filter as the address gives it
// and the suggestion it names.
type place struct {
	Factor string
	Code   string
	Case   string
	At     dhr.SuggestionKey
}

// parsePlace reads the place from an address or a form. Codes and factors must be
// the framework's.
func parsePlace(q url.Values, f dhr.Framework) (place, error) {
	p := place{Factor: q.Get("factor"), Code: q.Get("code"), Case: q.Get("case")}
	if _, ok := f.Code(p.Code); p.Code != "" && !ok {
		return place{}, page.BadRequest("The codebook has no code %s.", page.Quoted(p.Code))
	}
	if _, ok := factor(f, p.Factor); p.Factor != "" && !ok {
		return place{}, page.BadRequest("The codebook has no factor %s.", page.Quoted(p.Factor))
	}
	if page.Clean(p.Case) != p.Case {
		return place{}, page.BadRequest("The project has no case %s.", page.Quoted(p.Case))
	}
	// A code brings its factor: one that does not hold it would find nothing.
	if fac, ok := f.FactorOf(p.Code); ok && p.Factor != "" {
		p.Factor = fac.ID
	}
	if at := q.Get("at"); at != "" {
		k, err := page.ParseKey(at)
		if err != nil {
			return place{}, err
		}
		p.At = k
	}
	return p, nil
}

// filter returns what the store is asked for.
func (p place) filter(f dhr.Framework) dhr.QueueFilter {
	out := dhr.QueueFilter{Case: p.Case}
	if p.Code != "" {
		out.Codes = []string{p.Code}
	} else if fac, ok := factor(f, p.Factor); ok {
		for _, c := range fac.Codes {
			out.Codes = append(out.Codes, c.ID)
		}
	}
	return out
}

// address returns the queue's address at a suggestion, with the filter kept; the
// zero Key asks for the next one. Extra pairs of name and value follow.
func (p place) address(at dhr.SuggestionKey, extra ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(extra); i += 2 {
		if extra[i+1] != "" {
			q.Set(extra[i], extra[i+1])
		}
	}
	for _, f := range p.FormFields() {
		q.Set(f.Name, f.Value)
	}
	if at != (dhr.SuggestionKey{}) {
		q.Set("at", at.String())
	}
	if len(q) == 0 {
		return "/review"
	}
	return "/review?" + q.Encode()
}

// FormFields returns the filter for forms to carry, without what is empty.
func (p place) FormFields() []page.Field {
	var out []page.Field
	for _, f := range []page.Field{{Name: "factor", Value: p.Factor}, {Name: "code", Value: p.Code}, {Name: "case", Value: p.Case}} {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	return out
}

// Words says what the filter lets through, shortly; "" for everything.
func (p place) Words() string {
	var words []string
	if p.Code != "" {
		words = append(words, "code "+p.Code)
	} else if p.Factor != "" {
		words = append(words, "factor "+p.Factor)
	}
	if p.Case != "" {
		words = append(words, "case "+page.Clean(page.Short(p.Case, 40)))
	}
	return strings.Join(words, ", ")
}

// narrowed reports whether there is a filter.
func (p place) narrowed() bool { return len(p.FormFields()) > 0 }

func factor(f dhr.Framework, id string) (dhr.Factor, bool) {
	for _, fac := range f.Factors {
		if fac.ID == id {
			return fac, true
		}
	}
	return dhr.Factor{}, false
}

// at is the queue's address at a suggestion, with the filter kept.
func (p place) at(k dhr.SuggestionKey) string { return p.address(k) }
