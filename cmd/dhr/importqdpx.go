package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/exchange/refi"
	"github.com/dhrcoder/dhr/store"
)

type qdpxOptions struct {
	codes  string // CSV of name,code
	coder  string
	cases  bool
	dryRun bool
}

// importQDC says how a codebook differs from the project's.
func (a *app) importQDC(framework dhr.Framework, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("import qdc: %w", err)
	}
	defer f.Close()
	codes, err := refi.ReadCodebook(f)
	if err != nil {
		return fmt.Errorf("%s is no REFI-QDA codebook: %w", name, err)
	}
	differences := refi.CompareCodebook(codes, framework)
	for _, line := range differences {
		fmt.Fprintln(a.out, printable(line))
	}
	if len(differences) == 0 {
		fmt.Fprintln(a.out, "The codebook is that of the project")
	} else {
		fmt.Fprintln(a.out, "Nothing was changed; the project's codebook is edited in "+a.project().Framework())
	}
	return nil
}

func (a *app) importQDPX(ctx context.Context, s *store.Store, framework dhr.Framework, name string, o qdpxOptions) error {
	p, err := readQDPX(name)
	if err != nil {
		return err
	}
	given, err := readCodeMap(o.codes, framework)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s, written by %s: %s, %s\n", name, orUnknown(printable(p.Origin)), count(len(p.Sources), "document"), count(p.Codings(), "coding"))
	documents, err := s.Documents(ctx)
	if err != nil {
		return err
	}
	in := &qdpxImport{store: s, framework: framework, coder: o.coder, file: name, loss: p.Loss}
	found, err := in.matchSources(ctx, p.Sources, documents)
	if err != nil {
		return err
	}
	in.matchCodes(p, given)
	for i, source := range p.Sources {
		if err := in.source(ctx, source, found[i]); err != nil {
			return err
		}
	}
	decisions, err := in.settle(ctx)
	if err != nil {
		return err
	}
	cases, placed := in.cases(p.Cases, p.Sources, found, o.cases)
	for _, line := range in.said {
		fmt.Fprintln(a.out, "  "+printable(line))
	}
	if err := a.keepQDPX(ctx, s, decisions, cases, placed, o.dryRun); err != nil {
		return err
	}
	if !in.loss.Empty() {
		fmt.Fprintf(a.errs, "Not carried over from the file, or only in part:\n%s", printableLines(in.loss.String()))
	}
	if len(in.problems) > 0 {
		return partlyError{fmt.Sprintf("%s left out:\n%s", count(in.left, "coding"), printableLines(in.problems.Error()))}
	}
	return nil
}

func readQDPX(name string) (refi.Project, error) {
	f, err := os.Open(name)
	if err != nil {
		return refi.Project{}, fmt.Errorf("import qdpx: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return refi.Project{}, fmt.Errorf("import qdpx: %w", err)
	}
	p, err := refi.ReadProject(f, info.Size())
	if err != nil {
		return refi.Project{}, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	return p, nil
}

func readCodeMap(name string, framework dhr.Framework) (refi.CodeMap, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the map of codes: %w", err)
	}
	defer f.Close()
	return refi.ReadCodeMap(f, name, framework)
}

// keepQDPX puts what was read into the project, unless it is a dry run.
func (a *app) keepQDPX(ctx context.Context, s *store.Store, decisions []dhr.Decision, cases []dhr.Case, placed []dhr.Document, dryRun bool) error {
	if dryRun {
		fmt.Fprintf(a.out, "%s would be imported; nothing was changed\n", count(len(decisions), "decision"))
		return nil
	}
	if len(cases) > 0 {
		if err := s.Add(ctx, cases, placed); err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%s taken over\n", count(len(cases), "case"))
	}
	appended, err := s.Append(ctx, decisions)
	if err != nil {
		return err
	}
	a.sayImported(count(appended, "decision"), len(decisions)-appended)
	return nil
}

func orUnknown(name string) string {
	if name == "" {
		return "an unnamed program"
	}
	return name
}

// printableLines is printable for several lines.
func printableLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = printable(lines[i])
	}
	return strings.Join(lines, "\n")
}

// sketchOf samples the words of a document, to compare it without its name.
func (in *qdpxImport) sketchOf(ctx context.Context, document string) (exchange.Sketch, error) {
	passages, err := in.store.Passages(ctx, document)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = p.Text
	}
	return exchange.NewSketch(texts...), nil
}
