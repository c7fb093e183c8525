package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/annexe"
	"github.com/dhrcoder/dhr/store"
)

func newCountCommand(a *app) *cobra.Command {
	var format string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "count",
		Short: "Count the cases in which each code is confirmed",
		Long: `Print the table of Annex E: for every code the number of cases (familial, intimate
partner, total) in which a person confirmed it. A case counts once for a code,
however many passages carry it. Suggestions are never counted; how many of them
were confirmed, rejected, left unsure and not reviewed yet stands beside each
count, and while any is unreviewed the table says PROVISIONAL.` + exitHelp,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asJSON {
				format = "json"
			}
			switch format {
			case "table", "csv", "json":
			default:
				return usagef("--format is table, csv or json, not %q", format)
			}
			s, framework, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			table, err := annexE(cmd.Context(), s, framework)
			if err != nil {
				return err
			}
			switch format {
			case "csv":
				return table.WriteCSV(a.out)
			case "json":
				return table.WriteJSON(a.out)
			}
			return table.WriteText(a.out)
		},
	}
	cmd.Flags().StringVar(&format, "format", "table", "table, csv or json")
	cmd.Flags().BoolVar(&asJSON, "json", false, "the same as --format json")
	return cmd
}

func annexE(ctx context.Context, s *store.Store, framework dhr.Framework) (annexe.AnnexE, error) {
	in, err := countInput(ctx, s, framework)
	if err != nil {
		return annexe.AnnexE{}, err
	}
	return annexe.New(in)
}

// countInput reads what tables are counted from. Of the cases it gives only what
// people have stated.
func countInput(ctx context.Context, s *store.Store, framework dhr.Framework) (in annexe.Input, err error) {
	in.Framework = framework
	if in.Cases, err = s.Cases(ctx); err != nil {
		return in, err
	}
	facts, err := s.Facts(ctx)
	if err != nil {
		return in, err
	}
	for i, c := range in.Cases {
		in.Cases[i] = c.Stated(facts)
	}
	if in.Codings, err = s.Codings(ctx); err != nil {
		return in, err
	}
	if in.CaseOf, err = s.CaseOf(ctx); err != nil {
		return in, err
	}
	for suggestion, err := range s.AllShownSuggestions(ctx) {
		if err != nil {
			return in, err
		}
		in.Suggestions = append(in.Suggestions, suggestion)
	}
	return in, nil
}
