package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/concordance"
	"github.com/dhrcoder/dhr/index"
)

// marks returns what is printed before and after a match.
func (a *app) marks() (mark, unmark string) {
	if isTerminal(a.out) {
		return "\x1b[1;4m", "\x1b[0m"
	}
	return "[", "]"
}

func (a *app) printSearch(found index.Result, o searchOptions) {
	mark, unmark := a.marks()
	for i, h := range found.Hits {
		number := ""
		if h.Number != "" {
			number = ", " + h.Number
		}
		fmt.Fprintf(a.out, "%d. %s  page %d%s  %s (%s)\n   %s\n\n", o.offset+i+1, h.Document, h.Page, number,
			printable(h.Heading), h.Zone, snippet(h, mark, unmark))
	}
	a.printTotals(found, o.offset)
}

// most is how many values of a facet are printed.
const most = 15

func (a *app) printTotals(found index.Result, offset int) {
	switch {
	case found.Total == 0:
		fmt.Fprintln(a.out, "No passage matches.")
	case len(found.Hits) < found.Total && len(found.Hits) > 0:
		fmt.Fprintf(a.out, "%s in %s; shown: %d to %d.\n", count(found.Total, "passage"), count(found.Cases, "case"),
			offset+1, offset+len(found.Hits))
	default:
		fmt.Fprintf(a.out, "%s in %s.\n", count(found.Total, "passage"), count(found.Cases, "case"))
	}
	for _, f := range facetsOf(found.Facets) {
		if len(f.values) == 1 && f.values[0].Value == "" && f.name != "type" && f.name != "year" {
			continue // nobody has said anything of the kind
		}
		var parts []string
		for i, v := range f.values {
			if i == most {
				parts = append(parts, fmt.Sprintf("%d more", len(f.values)-most))
				break
			}
			value := printable(v.Value)
			if value == "" {
				value = "not stated"
			}
			parts = append(parts, fmt.Sprintf("%s %d (%s)", value, v.Passages, count(v.Cases, "case")))
		}
		if len(parts) > 0 {
			fmt.Fprintf(a.out, "%s: %s\n", f.title, strings.Join(parts, ", "))
		}
	}
	if len(found.Ignored) > 0 {
		fmt.Fprintf(a.errs, "Left out as too common: %s (put a phrase in quotes to search for them)\n", strings.Join(found.Ignored, ", "))
	}
}

// lineWidth is how much is printed on each side of a hit, in code points.
const lineWidth = 40

// printLines prints a concordance with the hits below each other.
func (a *app) printLines(found index.Result, order concordance.Order) {
	sources := make([]concordance.Source, len(found.Hits))
	for i, h := range found.Hits {
		sources[i] = concordance.Source{Text: h.Text, Matches: h.Matches}
	}
	mark, unmark := a.marks()
	for _, l := range concordance.Lines(sources, lineWidth, 0, order) {
		h := found.Hits[l.Source]
		left := printable(l.Left)
		pad := strings.Repeat(" ", max(0, lineWidth-utf8.RuneCountInString(left)))
		fmt.Fprintf(a.out, "%s%s%s%s%s%s  (%s, page %d)\n", pad, left, mark, printable(l.Node), unmark, printable(l.Right), h.Document, h.Page)
	}
	a.printTotals(found, 0)
}

// snippet gives the part of the passage to show, with its matches marked.
func snippet(h index.Hit, mark, unmark string) string {
	text := []rune(h.Text)
	var b strings.Builder
	if h.Snippet.Start > 0 {
		b.WriteString("… ")
	}
	at := h.Snippet.Start
	for _, s := range h.Spans {
		if s.Start < at || s.End > h.Snippet.End {
			continue
		}
		b.WriteString(printable(string(text[at:s.Start])) + mark + printable(string(text[s.Start:s.End])) + unmark)
		at = s.End
	}
	b.WriteString(printable(string(text[at:h.Snippet.End])))
	if h.Snippet.End < len(text) {
		b.WriteString(" …")
	}
	return b.String()
}

type searchHit struct {
	Passage  string     `json:"passage"`
	Document string     `json:"document"`
	Case     string     `json:"case"`
	Page     int        `json:"page"`
	Section  string     `json:"section"`
	Zone     dhr.Zone   `json:"zone"`
	Number   string     `json:"number"`
	Text     string     `json:"text"`
	Hits     []dhr.Span `json:"hits"`
	Matches  []dhr.Span `json:"matches"`
	Snippet  dhr.Span   `json:"snippet"`
	Score    float64    `json:"score"`
}

type searchFacet struct {
	Value    string `json:"value"`
	Passages int    `json:"passages"`
	Cases    int    `json:"cases"`
}

func (a *app) printSearchJSON(text string, found index.Result) error {
	facets := map[string][]searchFacet{}
	for _, f := range facetsOf(found.Facets) {
		facets[f.name] = []searchFacet{}
		for _, one := range f.values {
			facets[f.name] = append(facets[f.name], searchFacet(one))
		}
	}
	spans := func(of []dhr.Span) []dhr.Span {
		if of == nil {
			return []dhr.Span{}
		}
		return of
	}
	hits := []searchHit{}
	for _, h := range found.Hits {
		hits = append(hits, searchHit{h.Passage, h.Document, h.Case, h.Page, h.Heading, h.Zone, h.Number, h.Text, spans(h.Spans), spans(h.Matches), h.Snippet, h.Score})
	}
	return a.printJSON(struct {
		Query  string                   `json:"query"`
		Total  int                      `json:"total"`
		Cases  int                      `json:"cases"`
		Hits   []searchHit              `json:"hits"`
		Facets map[string][]searchFacet `json:"facets"`
	}{text, found.Total, found.Cases, hits, facets})
}
