package search

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/concordance"
	"github.com/dhrcoder/dhr/review/page"
)

const (
	hitsAPage = 20
	// maxHitPages bounds how far a reader may page: what lies behind is better found by
	// a narrower query.
	maxHitPages = 100
	maxSearch   = 1000 // code points of a query
	maxValue    = 200  // code points of what a search is narrowed by
)

// hunt is what an address of the search page asks for.
type hunt struct {
	Text    string            // as typed
	Chosen  map[string]string // values by the names of Narrowing
	InOrder bool              // in reading order
	Lines   bool              // as a concordance
	Sort    concordance.Order // of its lines
	Page    int               // from 1
}

// parseHunt reads the address. What the search is narrowed by must be possible.
func (s *room) parseHunt(q url.Values) (hunt, error) {
	h := hunt{Text: strings.TrimSpace(q.Get("q")), Chosen: map[string]string{}, InOrder: q.Get("order") == "place", Lines: q.Get("view") == "lines", Page: 1}
	if !utf8.ValidString(h.Text) || utf8.RuneCountInString(h.Text) > maxSearch {
		return hunt{}, &page.Error{Status: http.StatusBadRequest, Sentence: "The query is longer than " + page.Number(maxSearch) + " characters, or no text.",
			Remedy: "Go back and shorten it."}
	}
	// Part words like any other sign; nobody could see them in the forms that repeat it.
	h.Text = strings.TrimSpace(strings.Map(func(r rune) rune {
		if page.Hidden(r) {
			return ' '
		}
		return r
	}, h.Text))
	for _, name := range Narrowing() {
		value := q.Get(name)
		if value == "" {
			continue
		}
		if !s.possible(name, value) {
			return hunt{}, wrong(map[string]string{"type": "type of case", "csp": "partnership", "confirmed": "code", "suggested": "code"}[name], name, value)
		}
		h.Chosen[name] = value
	}
	var err error
	if h.Sort, err = concordance.ParseOrder(q.Get("sort")); err != nil {
		return hunt{}, wrong("order of lines", "", q.Get("sort"))
	}
	if p := q.Get("page"); p != "" {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 || n > maxHitPages {
			return hunt{}, wrong("page of results", "", p)
		}
		h.Page = n
	}
	return h, nil
}

func wrong(noun, name, value string) error {
	if noun == "" {
		noun = name
	}
	return &page.Error{Status: http.StatusBadRequest, Sentence: "There is no " + noun + " " + page.Quoted(value) + ".",
		Remedy: "Use the links beside the results to narrow a search."}
}

// possible reports whether a search can be narrowed so.
func (s *room) possible(name, value string) bool {
	switch name {
	case "type":
		_, err := dhr.ParseCaseType(value)
		return err == nil
	case "year":
		n, err := strconv.Atoi(value)
		return err == nil && n >= 1990 && n <= 2100
	case "zone":
		_, err := dhr.ParseZone(value)
		return err == nil
	case "agency":
		_, err := dhr.ParseAgency(value)
		return err == nil
	case "confirmed", "suggested":
		_, known := s.Framework.Code(value)
		return known
	}
	return quotable(value)
}

// quotable reports whether a value can stand in quotation marks in a query.
func quotable(value string) bool {
	return utf8.ValidString(value) && utf8.RuneCountInString(value) <= maxValue && !strings.ContainsAny(value, `"“”„«»`) && !strings.ContainsFunc(value, page.Hidden) && strings.TrimSpace(value) != ""
}

// empty reports whether nothing is asked.
func (h hunt) empty() bool { return h.Text == "" && len(h.Chosen) == 0 }

// query returns the question for the index, and whether it is narrowed. What was typed
// is bracketed, so that OR in it does not reach what narrows it.
func (h hunt) query() (text string, narrowed bool) {
	var filters []string
	for _, name := range Narrowing() {
		if value := h.Chosen[name]; value != "" {
			filters = append(filters, name+`:"`+value+`"`)
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
func (h hunt) address() string { return h.at("/search") }

// at returns an address that asks for the hunt elsewhere than on the search page.
func (h hunt) at(path string) string {
	q := url.Values{}
	for _, f := range h.all() {
		q.Set(f.Name, f.Value)
	}
	if h.Page > 1 {
		q.Set("page", strconv.Itoa(h.Page))
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// all are the fields that ask for the hunt from its first page.
func (h hunt) all() []page.Field {
	fields := h.fields()
	if h.Text != "" {
		fields = append(fields, page.Field{Name: "q", Value: h.Text})
	}
	return fields
}

// fields are what a new query keeps: what narrows it and how it is shown.
func (h hunt) fields() []page.Field {
	var out []page.Field
	add := func(name, value string, given bool) {
		if given && value != "" {
			out = append(out, page.Field{Name: name, Value: value})
		}
	}
	for _, name := range Narrowing() {
		add(name, h.Chosen[name], true)
	}
	add("order", "place", h.InOrder)
	add("view", "lines", h.Lines)
	add("sort", string(h.Sort), h.Lines)
	return out
}

// with returns the address of the hunt narrowed by a value, or no longer with "".
func (h hunt) with(name, value string) string {
	h.Page, h.Chosen = 1, maps.Clone(h.Chosen)
	delete(h.Chosen, name)
	if value != "" {
		h.Chosen[name] = value
	}
	return h.address()
}

// shown returns the address of the hunt shown otherwise.
func (h hunt) shown(change func(*hunt)) string {
	h.Page = 1
	change(&h)
	return h.address()
}

// names are those that the hunt is narrowed by.
func (h hunt) names() []string {
	return slices.DeleteFunc(Narrowing(), func(name string) bool { return h.Chosen[name] == "" })
}
