package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newRulesCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "Check the project's rules",
		Long: `The rules that suggest codes are YAML files in the project's codebook/rules folder;
docs/rules.md teaches their language. After a change, dhr run suggests anew
without reading any PDF again.` + exitHelp,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newRulesStatsCommand(a), newRulesHistoryCommand(a),
		&cobra.Command{
			Use:   "check",
			Short: "Name every mistake in the framework and the rules",
			Long: `Read the project's framework and rules and name every mistake at once, with its
file and line: how they are written, and every sentence under matches: or rejects:
that does not do what it says.` + exitHelp,
			Args: args(cobra.NoArgs),
			RunE: func(*cobra.Command, []string) error {
				book, err := checkCodebook(a.project())
				if err != nil {
					return err
				}
				rules := book.rules.Rules()
				fmt.Fprintf(a.out, "%s for %d of %s; no mistakes\n", count(len(rules), "rule"), len(book.rules.Codes()),
					count(len(book.framework.Codes()), "code"))
				return nil
			},
		},
		&cobra.Command{
			Use:   "test",
			Short: "Try each rule on its own sentences",
			Long: `Try each rule on the sentences under its matches: and rejects: and list, by code,
how many rules and sentences there are. A sentence that does not do what it says
is named with its file and line.` + exitHelp,
			Args: args(cobra.NoArgs),
			RunE: func(*cobra.Command, []string) error {
				book, err := checkCodebook(a.project())
				if err != nil {
					return err
				}
				type sum struct{ rules, matches, rejects int }
				byCode := map[string]sum{}
				for _, r := range book.rules.Rules() {
					s := byCode[r.Code]
					byCode[r.Code] = sum{s.rules + 1, s.matches + len(r.Matches), s.rejects + len(r.Rejects)}
				}
				for _, c := range book.framework.Codes() {
					s := byCode[c.ID]
					fmt.Fprintf(a.out, "%-3s %3d rules  %4d sentences matched  %4d rejected  %s\n", c.ID, s.rules, s.matches, s.rejects, c.Name)
				}
				return nil
			},
		})
	return cmd
}
