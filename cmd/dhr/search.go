package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr/concordance"
	"github.com/dhrcoder/dhr/index"
	"github.com/dhrcoder/dhr/store"
)

type searchOptions struct {
	limit, offset       int
	place, asJSON, kwic bool
	sort                string
	output              string
	suggest, coder      string
	yes                 bool
}

func newSearchCommand(a *app) *cobra.Command {
	var o searchOptions
	cmd := &cobra.Command{
		Use:   "search QUERY",
		Short: "Search the passages",
		Long: "Search the passages of every report.\n\n" + index.Help + `

--kwic prints a concordance: a line a hit with what stands before and after it,
sorted by either with --sort left|right.

--suggest CODE suggests the code for every hit, after asking. The suggestions wait
in the review queue like others and stay over dhr run; the page "Suggested by
searching" takes them back. Nothing is coded.

--output FILE.csv, .xlsx or .jsonl writes all hits with their text, which is
personal data, to a file.` + exitHelp,
		Example: `  dhr search 'refuge "waiting list"'
  dhr search '"risk assessed"~6 zone:analysis' --kwic --sort right
  dhr search 'code:5E zone:analysis "case notes"'
  dhr search 'strang* type:ipv year:2013..2015' --limit 50
  dhr search '"waiting list" refuge' --suggest 8D --coder RB`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) error {
			return a.search(cmd.Context(), strings.Join(words, " "), o)
		},
	}
	cmd.Flags().IntVar(&o.limit, "limit", index.DefaultLimit, "show this many passages; lines of as many with --kwic")
	cmd.Flags().IntVar(&o.offset, "offset", 0, "leave out this many passages first")
	cmd.Flags().BoolVar(&o.place, "in-order", false, "show passages in reading order instead of best first")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&o.kwic, "kwic", false, "print a concordance")
	cmd.Flags().StringVar(&o.sort, "sort", "", "sort the concordance by what stands left or right of the hit")
	cmd.Flags().StringVar(&o.output, "output", "", "write all hits to FILE.csv, FILE.xlsx or FILE.jsonl")
	cmd.Flags().StringVar(&o.suggest, "suggest", "", "suggest this code for every hit")
	cmd.Flags().StringVar(&o.coder, "coder", "", "who suggests it")
	cmd.Flags().BoolVar(&o.yes, "yes", false, "suggest without asking")
	return cmd
}

// check finds what does not go together before anything is searched.
func (o searchOptions) check() error {
	if o.limit < 0 || o.offset < 0 {
		return usagef("--limit and --offset count passages, so they cannot be negative")
	}
	if _, err := concordance.ParseOrder(o.sort); err != nil {
		return usagef("--sort: %v", err)
	}
	given := 0
	for _, way := range []bool{o.asJSON, o.kwic, o.output != "", o.suggest != ""} {
		if way {
			given++
		}
	}
	switch {
	case given > 1:
		return usagef("give one of --json, --kwic, --output and --suggest")
	case o.sort != "" && !o.kwic:
		return usagef("--sort goes with --kwic")
	case o.suggest != "" && o.coder == "":
		return usagef("--suggest needs --coder NAME: what people suggest has a name")
	}
	return nil
}

func (a *app) search(ctx context.Context, text string, o searchOptions) (err error) {
	if err := o.check(); err != nil {
		return err
	}
	s, err := store.Open(ctx, a.project())
	if err != nil {
		return err
	}
	defer s.Close()
	switch {
	case o.suggest != "":
		return a.suggestHits(ctx, s, text, o)
	case o.output != "":
		return a.exportHits(ctx, s, text, o)
	}
	q := index.Query{Text: text, Limit: o.limit, Offset: o.offset}
	if o.limit == 0 {
		q.Limit = -1 // count only
	}
	if o.place || o.kwic {
		q.Sort = index.SortPlace
	}
	found, err := a.ask(ctx, s, q)
	switch {
	case err != nil:
		return err
	case o.asJSON:
		return a.printSearchJSON(text, found)
	case o.kwic:
		a.printLines(found, concordance.Order(o.sort))
		return nil
	}
	a.printSearch(found, o)
	return nil
}

// ask asks the project's index, with what people confirmed and proposed.
func (a *app) ask(ctx context.Context, s *store.Store, q index.Query) (found index.Result, err error) {
	ix, err := index.OpenReadOnly(s.Project().Index())
	if err != nil {
		return found, err
	}
	defer ix.Close()
	people := &peoplesCodes{ctx: ctx, store: s}
	q.Coded, q.Hinted, q.Confirmed = people.coded, people.hinted, people.all()
	found, err = ix.Search(ctx, q)
	if people.err != nil {
		err = errors.Join(err, people.err)
	}
	return found, err
}
