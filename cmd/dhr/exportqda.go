package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/exchange/refi"
	"github.com/dhrcoder/dhr/store"
)

// qdaOrigin names this program in files for other programs.
func qdaOrigin() string { return "dhr " + programVersion() }

func exportQDC(_ context.Context, s *store.Store, w io.Writer, _ exportOptions) error {
	framework, err := loadFramework(s.Project())
	if err != nil {
		return err
	}
	return refi.WriteCodebook(w, framework, qdaOrigin())
}

func exportQDPX(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error {
	framework, err := loadFramework(s.Project())
	if err != nil {
		return err
	}
	cases, err := s.Cases(ctx)
	if err != nil {
		return err
	}
	facts, err := s.Facts(ctx)
	if err != nil {
		return err
	}
	for i, c := range cases { // what people stated goes before what the text seems to say
		cases[i] = withStated(c, facts)
	}
	documents, err := s.Documents(ctx)
	if err != nil {
		return err
	}
	codings, err := codingsByDocument(ctx, s)
	if err != nil {
		return err
	}
	out := refi.NewWriter(w, refi.Head{Name: "Domestic Homicide Reviews", Origin: qdaOrigin(), Framework: framework, Cases: cases, Facts: facts})
	for _, d := range documents {
		if err := addToQDPX(ctx, s, out, d, codings[d.ID]); err != nil {
			return err
		}
	}
	loss, err := out.Close()
	if err != nil {
		return err
	}
	unreviewed, err := leftOutOfQDPX(ctx, s)
	if err != nil {
		return err
	}
	loss.Plus(unreviewed)
	if !loss.Empty() {
		fmt.Fprintf(o.errs, "Not in the file, because REFI-QDA has no place for it:\n%s", loss)
	}
	return nil
}

// codingsByDocument returns what stands after all decisions, by document.
func codingsByDocument(ctx context.Context, s *store.Store) (map[string][]dhr.Coding, error) {
	codings, err := s.Codings(ctx)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(codings))
	for i, c := range codings {
		ids[i] = c.Passage
	}
	passages, err := s.PassagesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	documentOf := map[string]string{}
	for _, p := range passages {
		documentOf[p.ID] = p.Document
	}
	by := map[string][]dhr.Coding{}
	for _, c := range codings {
		by[documentOf[c.Passage]] = append(by[documentOf[c.Passage]], c)
	}
	return by, nil
}

func addToQDPX(ctx context.Context, s *store.Store, out *refi.Writer, d dhr.Document, codings []dhr.Coding) error {
	passages, err := s.Passages(ctx, d.ID)
	if err != nil {
		return err
	}
	pdf, err := os.Open(s.Project().PDF(d.ID))
	if err != nil {
		return fmt.Errorf("export %s: %w", d.Name, err)
	}
	defer pdf.Close()
	return out.Add(refi.Document{Document: d, Passages: passages, Codings: codings, PDF: pdf})
}

// leftOutOfQDPX counts what is no coding that stands: suggestions that nobody has
// reviewed, and decisions that others took the place of.
func leftOutOfQDPX(ctx context.Context, s *store.Store) (loss refi.Loss, err error) {
	coverage, err1 := s.Coverage(ctx)
	decisions, err2 := s.Decisions(ctx)
	codings, err3 := s.Codings(ctx)
	if err := errors.Join(err1, err2, err3); err != nil {
		return loss, err
	}
	var sum dhr.Coverage
	for _, c := range coverage {
		sum.Plus(c)
	}
	loss.Add(sum.Unreviewed, "suggestions that nobody has reviewed: a machine's suggestion is no coding")
	loss.Add(len(decisions)-len(codings), "earlier or other coders' decisions on the same passage and code: only what stands is written")
	coded := 0
	for _, c := range codings {
		if c.Coded() {
			coded++
		}
	}
	loss.Add(coded, "codings without the mark whether the program had suggested them; dhr import finds it again")
	return loss, nil
}
