package main

import (
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
)

// app is what every command shares.
type app struct {
	in        io.Reader
	out, errs io.Writer
	dir       string // --project
}

// project resolves --project, else DHR_PROJECT, else the current folder.
func (a *app) project() dhr.Project {
	switch {
	case a.dir != "":
		return dhr.Project{Dir: a.dir}
	case os.Getenv("DHR_PROJECT") != "":
		return dhr.Project{Dir: os.Getenv("DHR_PROJECT")}
	}
	return dhr.Project{Dir: "."}
}

const rootLong = `dhr makes published Domestic Homicide Reviews (DHRs) searchable, suggests codes of
the Home Office's 51-code framework for their passages, hands each suggestion to a
person to confirm or reject, and counts only what was confirmed.

A first try:     dhr demo
Your own PDFs:   dhr init my-project
                 cd my-project
                 dhr run ~/reviews
                 dhr serve
                 dhr count

A project is a folder: --project DIR, else the environment variable DHR_PROJECT,
else the current folder. Everything stays in it; the program opens no connection
to any other computer.`

const exitHelp = `

Exit status:
  0    done
  1    failed; the message says why
  2    the command line is wrong
  3    done, but some documents or lines failed; they are named
  130  interrupted; what was done is kept`

func newRootCommand(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "dhr",
		Short:         "Search, pre-code and count Domestic Homicide Reviews",
		Long:          rootLong + exitHelp,
		Version:       programVersion(),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          args(cobra.NoArgs),
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetVersionTemplate("dhr {{.Version}}\n")
	root.PersistentFlags().StringVar(&a.dir, "project", "", "the project's folder (default: DHR_PROJECT, else the current folder)")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("%v (see dhr %s --help)", err, cmd.Name())
	})
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(newDemoCommand(a), newInitCommand(a), newRunCommand(a), newServeCommand(a), newSearchCommand(a),
		newCountCommand(a), newReportCommand(a), newTrainCommand(a), newEvalCommand(a), newExportCommand(a), newImportCommand(a), newSampleCommand(a), newAgreeCommand(a), newCoderCommand(a), newRulesCommand(a), newDoctorCommand(a), newPurgeCommand(a),
		newWorkerCommand(a))
	return root
}

// args wraps a check of positional arguments so that its errors are of usage.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, list []string) error {
		if err := check(cmd, list); err != nil {
			return usagef("%v (see dhr %s --help)", err, cmd.Name())
		}
		return nil
	}
}
