package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/store"
)

type exportOptions struct {
	output string
	format string // of lines: "jsonl", "csv" or "xlsx"; empty for that of the output's name
	all    bool
	errs   io.Writer // for what a format cannot hold
}

// exporter writes one kind of export.
type exporter func(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error

// exporters lists the kinds in the order of the help.
func exporters() (kinds []string, by map[string]exporter) {
	return []string{"passages", "suggestions", "decisions", "codings", "negatives", "cases", "qdc", "qdpx"}, map[string]exporter{
		"passages": exportPassages, "suggestions": exportSuggestions, "decisions": exportDecisions, "codings": exportCodings,
		"negatives": exportNegatives, "cases": exportCases, "qdc": exportQDC, "qdpx": exportQDPX}
}

func newExportCommand(a *app) *cobra.Command {
	var o exportOptions
	kinds, by := withAudit(withSuggested(exporters()))
	cmd := &cobra.Command{
		Use:   "export KIND",
		Short: "Write passages, suggestions, decisions, cases or REFI-QDA files",
		Long: `Write one kind of data to standard output or, with --output, to a file:

  passages     every passage with its place
  suggestions  the suggestions at or above their code's threshold; with --all
               every one that is kept
  decisions    what stands after all decisions, without text, as dhr import
               decisions reads them
  codings      what stands confirmed or added, with document, page, text and coder
  negatives    what stands rejected, with its text: examples of what is not coded
  cases        the cases of the documents, as dhr run --cases reads them
  qdc          the framework as a REFI-QDA codebook
  qdpx         a REFI-QDA project for NVivo, MAXQDA, ATLAS.ti, QualCoder and others:
               PDFs, texts, cases, codebook and what stands confirmed or added; it
               says what the format cannot hold

All but qdc and qdpx are written as JSON Lines (cases: CSV), or as --format or the
name of the output says: .jsonl, .csv for Excel, .xlsx.

Passages, suggestions, codings, negatives and qdpx hold the reports' text, which is
personal data: keep the files as safe as the project.` + auditHelp + suggestedHelp + exitHelp,
		Args:      args(cobra.ExactArgs(1)),
		ValidArgs: kinds,
		RunE: func(cmd *cobra.Command, list []string) (err error) {
			export, known := by[list[0]]
			if !known {
				return usagef("there is no export %q; there are %s", list[0], strings.Join(kinds, ", "))
			}
			s, _, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			o.errs = a.errs
			if list[0] == "qdpx" && o.output == "" && isTerminal(a.out) {
				return usagef("a qdpx is not to be read on a screen: give --output FILE.qdpx")
			}
			if err := o.choose(list[0], isTerminal(a.out)); err != nil {
				return err
			}
			w := a.out
			if o.output != "" {
				f, err := os.OpenFile(o.output, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
				if err != nil {
					return fmt.Errorf("export %s: %w", list[0], err)
				}
				defer func() {
					if closing := f.Close(); err == nil {
						err = closing
					}
				}()
				w = f
			}
			return export(cmd.Context(), s, w, o)
		},
	}
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to this file")
	cmd.Flags().StringVar(&o.format, "format", "", "jsonl, csv or xlsx; else what the name of the output ends with, else jsonl")
	cmd.Flags().BoolVar(&o.all, "all", false, fmt.Sprintf("suggestions: also those below the threshold, down to a score of %.2f", dhr.ScoreFloor))
	return cmd
}

func exportPassages(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error {
	return exportDocuments(ctx, s, o.lines(w, "passages", exchange.PassageLine{}), func(d dhr.Document, passages []dhr.Passage, write func(any) error) error {
		for _, p := range passages {
			if err := write(exchange.NewPassageLine(place(d, p))); err != nil {
				return err
			}
		}
		return nil
	})
}

func exportSuggestions(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error {
	list := s.ShownSuggestions
	if o.all {
		list = s.Suggestions
	}
	return exportDocuments(ctx, s, o.lines(w, "suggestions", exchange.SuggestionLine{}), func(d dhr.Document, passages []dhr.Passage, write func(any) error) error {
		byID := map[string]dhr.Passage{}
		for _, p := range passages {
			byID[p.ID] = p
		}
		suggestions, err := list(ctx, d.ID)
		if err != nil {
			return err
		}
		for _, g := range suggestions {
			if err := write(exchange.NewSuggestionLine(g, place(d, byID[g.Passage]))); err != nil {
				return err
			}
		}
		return nil
	})
}

// exportDocuments writes the lines that export gives for each document.
func exportDocuments(ctx context.Context, s *store.Store, out lineWriter, export func(dhr.Document, []dhr.Passage, func(any) error) error) error {
	documents, err := s.Documents(ctx)
	if err != nil {
		return err
	}
	for _, d := range documents {
		passages, err := s.Passages(ctx, d.ID)
		if err != nil {
			return err
		}
		if err := export(d, passages, out.Write); err != nil {
			return err
		}
	}
	return out.Flush()
}

func place(d dhr.Document, p dhr.Passage) exchange.Place {
	return exchange.Place{Passage: p, Document: d.Name, Case: d.Case}
}
