package search

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

const (
	hitsAPage = 20
	// maxHitPages bounds how far a reader may page: what lies behind is better found by
	// a narrower query.
	maxHitPages = 100
	maxSearch   = 1000 // code points of a query
)

// hunt is what an address of the search page asks for.
type hunt struct {
	Text    string // as typed
	Type    string // facets chosen; empty for none
	Year    string
	Zone    string
	InOrder bool
	Page    int // from 1
}

// parseHunt reads the address. Facets must be values that there are.
func parseHunt(q url.Values) (hunt, error) {
	h := hunt{Text: strings.TrimSpace(q.Get("q")), Type: q.Get("type"), Year: q.Get("year"), Zone: q.Get("zone"),
		InOrder: q.Get("order") == "place", Page: 1}
	if !utf8.ValidString(h.Text) || utf8.RuneCountInString(h.Text) > maxSearch {
		return hunt{}, &page.Error{Status: http.StatusBadRequest, Sentence: "The query is longer than " + page.Number(maxSearch) + " characters, or no text.",
			Remedy: "Go back and shorten it."}
	}
	wrong := func(noun, value string) error {
		return &page.Error{Status: http.StatusBadRequest, Sentence: "There is no " + noun + " " + page.Quoted(value) + ".",
			Remedy: "Use the links beside the results to narrow a search."}
	}
	if _, err := dhr.ParseCaseType(h.Type); err != nil {
		return hunt{}, wrong("type of case", h.Type)
	}
	if n, err := strconv.Atoi(h.Year); h.Year != "" && (err != nil || n < 1990 || n > 2100) {
		return hunt{}, wrong("year", h.Year)
	}
	if _, err := dhr.ParseZone(h.Zone); h.Zone != "" && err != nil {
		return hunt{}, wrong("zone", h.Zone)
	}
	if p := q.Get("page"); p != "" {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 || n > maxHitPages {
			return hunt{}, wrong("page of results", p)
		}
		h.Page = n
	}
	return h, nil
}

// empty reports whether nothing is asked.
func (h hunt) empty() bool { return h.Text == "" && h.Type == "" && h.Year == "" && h.Zone == "" }

// query returns the question for the index, and whether there are facets in it. What
// was typed is bracketed, so that OR in it does not reach the facets.
func (h hunt) query() (text string, narrowed bool) {
	var filters []string
	for _, f := range []struct{ name, value string }{{"type", h.Type}, {"year", h.Year}, {"zone", h.Zone}} {
		if f.value != "" {
			filters = append(filters, f.name+`:"`+f.value+`"`)
		}
	}
	switch {
	case len(filters) == 0:
		return h.Text, false
	case h.Text == "":
		return strings.Join(filters, " "), true
	}
	return "(" + h.Text + ") " + strings.Join(filters, " "), true
}

// address returns the address of the hunt.
func (h hunt) address() string {
	q := url.Values{}
	for _, f := range h.fields() {
		q.Set(f.Name, f.Value)
	}
	if h.Text != "" {
		q.Set("q", h.Text)
	}
	if h.Page > 1 {
		q.Set("page", strconv.Itoa(h.Page))
	}
	if len(q) == 0 {
		return "/search"
	}
	return "/search?" + q.Encode()
}

// fields are what a new query keeps: the facets and the order.
func (h hunt) fields() []page.Field {
	order := ""
	if h.InOrder {
		order = "place"
	}
	var out []page.Field
	for _, f := range []page.Field{{Name: "type", Value: h.Type}, {Name: "year", Value: h.Year}, {Name: "zone", Value: h.Zone}, {Name: "order", Value: order}} {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	return out
}

// with returns the address of the hunt with a facet chosen, or left with "".
func (h hunt) with(facet, value string) string {
	h.Page = 1
	switch facet {
	case "type":
		h.Type = value
	case "year":
		h.Year = value
	case "zone":
		h.Zone = value
	}
	return h.address()
}
