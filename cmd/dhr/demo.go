package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/corpus"
	"github.com/dhrcoder/dhr/samples"
	"github.com/dhrcoder/dhr/store"
)

func newDemoCommand(a *app) *cobra.Command {
	var dir, addr string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Try the program on sixteen fictional reviews",
		Long: `Make a project from the sixteen fictional reviews that come with the program,
pre-code them and serve the review pages until Ctrl-C. Without a terminal it ends
after the summary. Run again, it goes on with the same project.

With --project DIR the project is made in DIR instead of dhr-demo.` + exitHelp,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if dir = a.dir; dir == "" {
				dir = "dhr-demo"
			}
			if only, err := loopback(addr); err != nil {
				return err
			} else if !only {
				return usagef("--addr %s can be reached from other computers, and the demo has no passwords; use 127.0.0.1", addr)
			}
			return a.demo(cmd.Context(), dhr.Project{Dir: dir}, addr)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", defaultAddr, "address to listen on; a free port is taken when this one is in use")
	return cmd
}

func (a *app) demo(ctx context.Context, project dhr.Project, addr string) error {
	s, err := store.Open(ctx, project)
	if none := (*store.NoProjectError)(nil); errors.As(err, &none) {
		s, err = a.createProject(ctx, project)
	}
	if err != nil {
		return err
	}
	defer s.Close()
	if _, err := a.useCodebook(ctx, s); err != nil {
		return err
	}
	book, err := loadCodebook(project)
	if err != nil {
		return err
	}
	a.warnOfExamples(project, book.rules)
	fmt.Fprintln(a.out, "These are sixteen fictional reviews: people, places and agencies are invented.\nReal reviews tell of violence and of people who were killed. Take breaks.")
	fmt.Fprintln(a.out)
	if err := a.runSamples(ctx, s, book); err != nil {
		return err
	}
	gold := filepath.Join(project.Dir, "decisions-of-the-authors.jsonl")
	decisions, err := fs.ReadFile(samples.Files(), "decisions.jsonl")
	if err != nil {
		return err
	}
	if err := os.WriteFile(gold, decisions, 0o600); err != nil {
		return err
	}
	known := filepath.Join(project.Dir, "facts-of-the-authors.jsonl")
	facts, err := fs.ReadFile(samples.Files(), "facts.jsonl")
	if err != nil {
		return err
	}
	if err := os.WriteFile(known, facts, 0o600); err != nil {
		return err
	}
	fmt.Fprintln(a.out, "\nThe classifier has learnt from these very reviews, so its suggestions look better here than they\nwill on others; the README says what to expect.")
	fmt.Fprintf(a.out, `
Next, in another terminal:
  export DHR_PROJECT=%[2]s
  %[1]s search '"risk assessment" zone:analysis'
  %[1]s serve                 the review pages
  %[1]s count                 counts only what people confirmed
  %[1]s import decisions %[3]s
  %[1]s import facts %[4]s
                              as if somebody had coded and confirmed them all; then count
                              again, or write all tables: %[1]s report tables
With your own PDFs:
  %[1]s init my-project && %[1]s run FOLDER --project my-project
`, programName(), project.Dir, gold, known)
	if !isTerminal(a.out) {
		return nil
	}
	fmt.Fprintln(a.out)
	return a.serve(ctx, s, book.framework, serveOptions{addr: freeAddr(addr)})
}

// runSamples runs the project over the samples, which are in the program.
func (a *app) runSamples(ctx context.Context, s *store.Store, book codebook) error {
	tmp, err := os.MkdirTemp("", "dhr-samples-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	pdfs, err := fs.Sub(samples.Files(), "pdf")
	if err != nil {
		return err
	}
	if err := os.CopyFS(tmp, pdfs); err != nil {
		return fmt.Errorf("unpack the samples: %w", err)
	}
	data, err := fs.ReadFile(samples.Files(), "cases.csv")
	if err != nil {
		return err
	}
	cases, err := corpus.ReadCases(bytes.NewReader(data), "cases.csv")
	if err != nil {
		return err
	}
	return a.bulkRun(ctx, s, book, []string{tmp}, &cases, runOptions{})
}

// programName is how the user called the program.
func programName() string {
	if strings.ContainsRune(os.Args[0], filepath.Separator) {
		return os.Args[0]
	}
	return "dhr"
}

// freeAddr gives the address, or one with a free port when it is in use.
func freeAddr(addr string) string {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		host, _, _ := net.SplitHostPort(addr) // checked before
		return net.JoinHostPort(host, "0")
	}
	l.Close()
	return addr
}
