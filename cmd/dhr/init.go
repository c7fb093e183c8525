package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
)

func newInitCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Make a project",
		Long: `Make a project in the folder DIR, which must be empty or not yet exist. Only you
can read it. It gets a database and, in codebook/, your own copy of the framework
and the rules: edit them, and the next dhr run suggests anew.` + exitHelp,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, list []string) error {
			project := dhr.Project{Dir: list[0]}
			s, err := a.createProject(cmd.Context(), project)
			if err != nil {
				return err
			}
			if err := s.Close(); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "Made a project in %s\nIts framework and rules are in %s\nNext: cd %s && dhr run FOLDER-OF-PDFS\n",
				project.Dir, filepath.Dir(project.Framework()), project.Dir)
			return nil
		},
	}
}
