package search

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// facetView is a list of links that narrow the query.
type facetView struct {
	Name   string
	Values []facetValue
	Rest   []facetValue // behind a summary
}

type facetValue struct {
	Name     string
	Address  string // empty for what cannot be asked for
	Passages int
	Cases    int
}

// choiceView is a facet that was chosen, with the address without it.
type choiceView struct{ Name, Address string }

// facetLength is how many values of a facet are in view.
const facetLength = 8

// facetNames are the headings of the facets.
var facetNames = map[string]string{"confirmed": "Code confirmed", "suggested": "Code suggested", "type": "Type", "year": "Year", "zone": "Zone",
	"region": "Region", "csp": "Partnership (CSP)", "agency": "Agency named by suggestions"}

// facetViews are the links that narrow the hunt; one chosen already is left out, and
// one that nothing is known of.
func (s *room) facetViews(h hunt, found Result) []facetView {
	var out []facetView
	for _, name := range Narrowing() {
		from := found.Facets[name]
		if h.Chosen[name] != "" || len(from) == 0 || len(from) == 1 && from[0].Value == "" {
			continue
		}
		view := facetView{Name: facetNames[name]}
		for i, one := range from {
			v := facetValue{Name: s.facetName(name, one.Value), Passages: one.Passages, Cases: one.Cases}
			if one.Value != "" && s.possible(name, one.Value) {
				v.Address = h.with(name, one.Value)
			}
			if i < facetLength || len(from) == facetLength+1 {
				view.Values = append(view.Values, v)
			} else {
				view.Rest = append(view.Rest, v)
			}
		}
		out = append(out, view)
	}
	return out
}

func (s *room) chosen(h hunt) []choiceView {
	var out []choiceView
	for _, name := range h.names() {
		title := map[string]string{"confirmed": "confirmed", "suggested": "suggested", "csp": "partnership"}[name]
		if title == "" {
			title = name
		}
		out = append(out, choiceView{Name: title + ": " + s.facetName(name, h.Chosen[name]), Address: h.with(name, "")})
	}
	return out
}

func (s *room) facetName(name, value string) string {
	switch {
	case name == "type":
		return page.Kind(dhr.CaseType(value))
	case value == "":
		return "not stated"
	case name == "confirmed" || name == "suggested":
		if code, ok := s.Framework.Code(value); ok {
			return page.Clean(code.ID + " " + code.Name)
		}
	}
	return page.Clean(value)
}
