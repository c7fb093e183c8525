package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/index"
	"github.com/dhrcoder/dhr/store"
)

type searchOptions struct {
	limit, offset int
	place, asJSON bool
}

func newSearchCommand(a *app) *cobra.Command {
	var o searchOptions
	cmd := &cobra.Command{
		Use:   "search QUERY",
		Short: "Search the passages",
		Long:  "Search the passages of every report.\n\n" + index.Help + exitHelp,
		Example: `  dhr search 'refuge "waiting list"'
  dhr search 'code:5E zone:analysis "case notes"'
  dhr search 'strang* type:ipv year:2013..2015' --limit 50`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) error {
			return a.search(cmd.Context(), strings.Join(words, " "), o)
		},
	}
	cmd.Flags().IntVar(&o.limit, "limit", index.DefaultLimit, "show this many passages")
	cmd.Flags().IntVar(&o.offset, "offset", 0, "leave out this many passages first")
	cmd.Flags().BoolVar(&o.place, "in-order", false, "show passages in reading order instead of best first")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) search(ctx context.Context, text string, o searchOptions) error {
	if o.limit < 0 || o.offset < 0 {
		return usagef("--limit and --offset count passages, so they cannot be negative")
	}
	project := a.project()
	s, err := store.Open(ctx, project)
	if err != nil {
		return err
	}
	defer s.Close()
	ix, err := index.OpenReadOnly(project.Index())
	if err != nil {
		return err
	}
	defer ix.Close()
	codings, err := s.Codings(ctx)
	if err != nil {
		return err
	}
	coded := map[string][]string{}
	for _, c := range codings {
		if c.Coded() {
			coded[c.Code] = append(coded[c.Code], c.Passage)
		}
	}
	q := index.Query{Text: text, Limit: o.limit, Offset: o.offset, Coded: func(code string) []string { return coded[code] }}
	if o.limit == 0 {
		q.Limit = -1 // count only
	}
	if o.place {
		q.Sort = index.SortPlace
	}
	found, err := ix.Search(ctx, q)
	if err != nil {
		return err
	}
	if o.asJSON {
		return a.printSearchJSON(text, found)
	}
	a.printSearch(found, o)
	return nil
}

func (a *app) printSearch(found index.Result, o searchOptions) {
	mark, unmark := "[", "]"
	if isTerminal(a.out) {
		mark, unmark = "\x1b[1;4m", "\x1b[0m"
	}
	for i, h := range found.Hits {
		number := ""
		if h.Number != "" {
			number = ", " + h.Number
		}
		fmt.Fprintf(a.out, "%d. %s  page %d%s  %s (%s)\n   %s\n\n", o.offset+i+1, h.Document, h.Page, number,
			printable(h.Heading), h.Zone, snippet(h, mark, unmark))
	}
	switch {
	case found.Total == 0:
		fmt.Fprintln(a.out, "No passage matches.")
	case len(found.Hits) < found.Total && len(found.Hits) > 0:
		fmt.Fprintf(a.out, "%s in %s; shown: %d to %d.\n", count(found.Total, "passage"), count(found.Cases, "case"),
			o.offset+1, o.offset+len(found.Hits))
	default:
		fmt.Fprintf(a.out, "%s in %s.\n", count(found.Total, "passage"), count(found.Cases, "case"))
	}
	for _, f := range []struct {
		name   string
		values []index.Facet
	}{{"Type", found.Facets.Types}, {"Year", found.Facets.Years}, {"Zone", found.Facets.Zones}} {
		var parts []string
		for _, v := range f.values {
			value := v.Value
			if value == "" {
				value = "not stated"
			}
			parts = append(parts, fmt.Sprintf("%s %d (%s)", value, v.Passages, count(v.Cases, "case")))
		}
		if len(parts) > 0 {
			fmt.Fprintf(a.out, "%s: %s\n", f.name, strings.Join(parts, ", "))
		}
	}
	if len(found.Ignored) > 0 {
		fmt.Fprintf(a.errs, "Left out as too common: %s (put a phrase in quotes to search for them)\n", strings.Join(found.Ignored, ", "))
	}
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
	Snippet  dhr.Span   `json:"snippet"`
	Score    float64    `json:"score"`
}

type searchFacet struct {
	Value    string `json:"value"`
	Passages int    `json:"passages"`
	Cases    int    `json:"cases"`
}

func (a *app) printSearchJSON(text string, found index.Result) error {
	facets := func(from []index.Facet) []searchFacet {
		to := []searchFacet{}
		for _, f := range from {
			to = append(to, searchFacet(f))
		}
		return to
	}
	hits := []searchHit{}
	for _, h := range found.Hits {
		spans := h.Spans
		if spans == nil {
			spans = []dhr.Span{}
		}
		hits = append(hits, searchHit{h.Passage, h.Document, h.Case, h.Page, h.Heading, h.Zone, h.Number, h.Text, spans, h.Snippet, h.Score})
	}
	return a.printJSON(struct {
		Query  string                   `json:"query"`
		Total  int                      `json:"total"`
		Cases  int                      `json:"cases"`
		Hits   []searchHit              `json:"hits"`
		Facets map[string][]searchFacet `json:"facets"`
	}{text, found.Total, found.Cases, hits, map[string][]searchFacet{
		"type": facets(found.Facets.Types), "year": facets(found.Facets.Years), "zone": facets(found.Facets.Zones)}})
}
