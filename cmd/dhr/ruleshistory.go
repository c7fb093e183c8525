package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr/store"
	"github.com/dhrcoder/dhr/workshop"
)

// newWorkshop is where people change the project's codebook.
func newWorkshop(s *store.Store) *workshop.Workshop {
	return workshop.New(filepath.Dir(s.Project().Framework()), s, s)
}

// versionLine is a version of a file of the codebook, as JSON.
type versionLine struct {
	ID    int64     `json:"id"`
	File  string    `json:"file"`
	Coder string    `json:"coder"` // empty for one that was found changed outside the pages
	At    time.Time `json:"at"`
	Note  string    `json:"note"`
}

func newRulesHistoryCommand(a *app) *cobra.Command {
	var asJSON bool
	var diff int64
	cmd := &cobra.Command{
		Use:   "history [FILE]",
		Short: "List the versions of the codebook",
		Long: `List the versions of the framework and the rules that were saved in the codebook
page, the newest first, with who saved them, when and why. FILE is a file of the
codebook, such as rules/5E.yaml, or a code, such as 5E. A file that was changed by
other means is kept as a version of nobody's when it is next saved in the page.
--diff N shows what version N changed.` + exitHelp,
		Example: `  dhr rules history 5E
  dhr rules history --diff 12`,
		Args: args(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) error {
			s, err := store.Open(cmd.Context(), a.project())
			if err != nil {
				return err
			}
			defer s.Close()
			shop := newWorkshop(s)
			if diff > 0 {
				return a.printVersionDiff(cmd.Context(), shop, diff)
			}
			file := ""
			if len(words) > 0 {
				if file = words[0]; !strings.HasSuffix(file, ".yaml") {
					f, err := shop.FileOf(strings.ToUpper(file))
					if err != nil {
						return err
					}
					file = f.Name
				}
			}
			return a.printHistory(cmd.Context(), shop, file, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().Int64Var(&diff, "diff", 0, "show what the version with this number changed")
	return cmd
}

func (a *app) printHistory(ctx context.Context, shop *workshop.Workshop, file string, asJSON bool) error {
	all, err := shop.Versions(ctx, file)
	if err != nil {
		return err
	}
	if asJSON {
		lines := []versionLine{}
		for _, v := range all {
			lines = append(lines, versionLine{v.ID, v.File, v.Coder, v.At, v.Note})
		}
		return a.printJSON(lines)
	}
	if len(all) == 0 {
		fmt.Fprintln(a.out, "Nothing has been changed in the codebook page yet.")
	}
	for _, v := range all {
		who := printable(v.Coder)
		if who == "" {
			who = "-"
		}
		fmt.Fprintf(a.out, "%4d  %s  %-16s  %-20s  %s\n", v.ID, v.At.UTC().Format("2006-01-02 15:04"), v.File, who, printable(v.Note))
	}
	return nil
}

func (a *app) printVersionDiff(ctx context.Context, shop *workshop.Workshop, id int64) error {
	v, err := shop.Version(ctx, id)
	if err != nil {
		return err
	}
	before, _, err := shop.Before(ctx, id)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "Version %d of %s\n", v.ID, v.File)
	for _, l := range workshop.Diff(before, v.Text) {
		if l.Sign == "@" {
			l.Sign = ""
		}
		fmt.Fprintln(a.out, l.Sign+printable(l.Text))
	}
	return nil
}
