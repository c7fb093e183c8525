package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/store"
)

func newImportCommand(a *app) *cobra.Command {
	var o qdpxOptions
	var take bool
	kinds := []string{"decisions", "facts", "qdpx", "qdc", "library", "dhrd"}
	cmd := &cobra.Command{
		Use:   "import KIND FILE...",
		Short: "Read decisions, facts, REFI-QDA files or lists of reviews made elsewhere",
		Long: `Read what was made elsewhere from FILE:

  decisions  one JSON object a line, as dhr export decisions writes them
  facts      attributes of cases and recommendations, one JSON object a line, as dhr
             export facts writes them; docs/facts.md describes the lines
  qdpx       the codings of a REFI-QDA project, as NVivo, MAXQDA, ATLAS.ti, QualCoder
             and others write them
  qdc        a REFI-QDA codebook: says how it differs from the project's and changes
             nothing

A line of decisions (standard input when FILE is -) is such as

  {"passage":"…","code":"5E","verdict":"confirm","agencies":["health"],
   "coder":"RB","at":"2026-03-01T14:05:00Z","note":""}

Instead of "passage" it may give "document" (the file's name) and "text": the
passage with that text is found, small differences of reading allowed. Verdicts
are confirm, reject, unsure and add. "subthemes":["…"] and "basis", the suggestion it
was made on, may be given as dhr export decisions writes them.

The codings of a qdpx become decisions of their coders on the passages that the coded
parts hold. Documents are matched by their PDF, name or text, codes by their ID
("5E …") or name or as --codes says: a CSV of name,code, with an empty code for names
to leave out. A code below another that matches counts as that one.

What is wrong or matches nothing is named and left out; the rest is imported. A file
may be imported twice: what the project has already is passed over.` + listsHelp + exitHelp,
		Example:   "  dhr import decisions coded-by-hand.jsonl\n  dhr import qdpx nvivo.qdpx --codes codes.csv --dry-run\n  dhr import library ~/saved-pages --take --coder RB",
		Args:      args(cobra.MinimumNArgs(2)),
		ValidArgs: kinds,
		RunE: func(cmd *cobra.Command, list []string) error {
			if !slices.Contains(kinds, list[0]) {
				return usagef("there is no import %q; there are %s", list[0], strings.Join(kinds, ", "))
			}
			if err := checkImportFlags(cmd, list, take, o.coder); err != nil {
				return err
			}
			s, framework, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			switch list[0] {
			case "qdpx":
				return a.importQDPX(cmd.Context(), s, framework, list[1], o)
			case "qdc":
				return a.importQDC(framework, list[1])
			case "facts":
				return a.importFacts(cmd.Context(), s, list[1])
			case "library":
				return a.importLibrary(cmd.Context(), s, list[1:], listOptions{take, o.coder, o.dryRun})
			case "dhrd":
				return a.importDHRD(cmd.Context(), s, list[1], listOptions{take, o.coder, o.dryRun})
			}
			return a.importDecisions(cmd.Context(), s, framework, list[1])
		},
	}
	cmd.Flags().StringVar(&o.codes, "codes", "", "qdpx: a CSV of name,code that says which codes the file's codes are")
	cmd.Flags().StringVar(&o.coder, "coder", "", "qdpx: the coder of codings for which the file names none; library, dhrd: who takes over facts")
	cmd.Flags().BoolVar(&o.cases, "cases", false, "qdpx: take over the cases with type, year, region, CSP and title")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "qdpx, library, dhrd: say what would be imported and change nothing")
	cmd.Flags().BoolVar(&take, "take", false, "library, dhrd: also state region, type, sexes and method that matched records give, as --coder's word")
	return cmd
}

// checkImportFlags says which flag does not belong to the kind of import.
func checkImportFlags(cmd *cobra.Command, list []string, take bool, coder string) error {
	for _, f := range []struct {
		name  string
		kinds []string
	}{{"codes", []string{"qdpx"}}, {"cases", []string{"qdpx"}}, {"coder", []string{"qdpx", "library", "dhrd"}},
		{"dry-run", []string{"qdpx", "library", "dhrd"}}, {"take", []string{"library", "dhrd"}}} {
		if cmd.Flags().Changed(f.name) && !slices.Contains(f.kinds, list[0]) {
			return usagef("--%s is for %s only", f.name, strings.Join(f.kinds, ", "))
		}
	}
	if take && coder == "" {
		return usagef("--take states facts: say with --coder NAME whose word they are")
	}
	if len(list) > 2 && list[0] != "library" {
		return usagef("dhr import %s reads one file, not %d", list[0], len(list)-1)
	}
	return nil
}

func (a *app) importDecisions(ctx context.Context, s *store.Store, framework dhr.Framework, name string) error {
	var r io.Reader = a.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("import decisions: %w", err)
		}
		defer f.Close()
		r = f
	}
	lines, problems, err := exchange.ReadDecisions(r, name, framework)
	if err != nil {
		return err
	}
	decisions, at, unmatched, err := resolve(ctx, s, name, lines)
	if err != nil {
		return err
	}
	problems = append(problems, unmatched...)
	appended, err := s.Append(ctx, decisions)
	var bad store.BadDecisionsError
	if errors.As(err, &bad) { // such as those on passages that are being coded blind
		for _, b := range bad {
			problems = append(problems, dhr.Problem{File: name, Line: at[b.Index], Msg: b.Reason.Error()})
			decisions[b.Index].Passage = ""
		}
		decisions = slices.DeleteFunc(decisions, func(d dhr.Decision) bool { return d.Passage == "" })
		appended, err = s.Append(ctx, decisions)
	}
	if err != nil {
		return err
	}
	a.sayImported(count(appended, "decision"), len(decisions)-appended)
	return linesLeftOut(problems)
}

// sayImported says what was imported, and how much the project had already.
func (a *app) sayImported(what string, known int) {
	fmt.Fprintf(a.out, "%s imported", what)
	if known > 0 {
		fmt.Fprintf(a.out, "; %d were in the project already", known)
	}
	fmt.Fprintln(a.out)
}

// linesLeftOut names the lines of a file that were left out; nil when there are none.
func linesLeftOut(problems dhr.Problems) error {
	if len(problems) == 0 {
		return nil
	}
	return partlyError{fmt.Sprintf("%s left out:\n%v", count(len(problems), "line"), problems)}
}

// resolve finds the passage that each line speaks of, and returns the lines of those found.
func resolve(ctx context.Context, s *store.Store, file string, lines []exchange.NumberedDecision) (decisions []dhr.Decision, at []int, problems dhr.Problems, err error) {
	documents, err := s.Documents(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	byName := map[string]dhr.Document{}
	for _, d := range documents {
		byName[d.Name] = d
	}
	known, err := knownPassages(ctx, s, lines)
	if err != nil {
		return nil, nil, nil, err
	}
	matchers := map[string]*exchange.Matcher{}
	for _, l := range lines {
		wrong := func(hint, format string, args ...any) {
			problems = append(problems, dhr.Problem{File: file, Line: l.Line, Msg: fmt.Sprintf(format, args...), Hint: hint})
		}
		if known[l.Passage] {
			decisions, at = append(decisions, l.Decision(l.Passage)), append(at, l.Line)
			continue
		}
		if l.Document == "" || l.Text == "" {
			wrong("give document and text if it comes from another project", "the project has no passage %s", l.Passage)
			continue
		}
		d, found := byName[l.Document]
		if !found {
			wrong("add it with `dhr run`", "the project has no document %s", l.Document)
			continue
		}
		m := matchers[d.ID]
		if m == nil {
			passages, err := s.Passages(ctx, d.ID)
			if err != nil {
				return nil, nil, nil, err
			}
			m = exchange.NewMatcher(passages)
			matchers[d.ID] = m
		}
		id, found := m.Match(l.Text)
		if !found {
			wrong("`dhr doctor` says which pages could not be read", "no passage of %s has this text", l.Document)
			continue
		}
		decisions, at = append(decisions, l.Decision(id)), append(at, l.Line)
	}
	return decisions, at, problems, nil
}

func knownPassages(ctx context.Context, s *store.Store, lines []exchange.NumberedDecision) (map[string]bool, error) {
	var ids []string
	for _, l := range lines {
		if l.Passage != "" {
			ids = append(ids, l.Passage)
		}
	}
	passages, err := s.PassagesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, p := range passages {
		known[p.ID] = true
	}
	return known, nil
}
