package main

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/store"
)

// exportDecisions writes what stands, without text.
func exportDecisions(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error {
	pending := 0
	out := o.lines(w, "decisions", exchange.DecisionLine{})
	err := eachStanding(ctx, s, func(c dhr.Coding, at exchange.Place) error {
		if c.Pending() {
			pending++
			return nil
		}
		return out.Write(exchange.NewDecisionLine(c, at))
	})
	if err != nil {
		return err
	}
	if pending > 0 {
		fmt.Fprintf(o.errs, "%s left out: coders differ on them and nobody has adjudicated yet\n", count(pending, "coding"))
	}
	return out.Flush()
}

// exportCodings writes what counts, with its text.
func exportCodings(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error {
	return exportQuoted(ctx, s, o.lines(w, "codings", exchange.CodingLine{}), func(c dhr.Coding) bool { return c.Coded() })
}

// exportNegatives writes what coders rejected, with its text.
func exportNegatives(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error {
	return exportQuoted(ctx, s, o.lines(w, "negatives", exchange.CodingLine{}), func(c dhr.Coding) bool { return c.Verdict == dhr.VerdictReject })
}

func exportQuoted(ctx context.Context, s *store.Store, out lineWriter, wanted func(dhr.Coding) bool) error {
	cases, err := s.Cases(ctx)
	if err != nil {
		return err
	}
	byID := map[string]dhr.Case{}
	for _, c := range cases {
		byID[c.ID] = c
	}
	framework, err := loadFramework(s.Project())
	if err != nil {
		return err
	}
	err = eachStanding(ctx, s, func(c dhr.Coding, at exchange.Place) error {
		if !wanted(c) {
			return nil
		}
		code, _ := framework.Code(c.Code) // a code that the framework no longer has goes without its name
		return out.Write(exchange.NewCodingLine(c, code.Name, byID[at.Case], at))
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

// eachStanding gives what stands for passages and codes, with its place, in the order
// in which it was first decided.
func eachStanding(ctx context.Context, s *store.Store, give func(dhr.Coding, exchange.Place) error) error {
	codings, err := s.Codings(ctx)
	if err != nil {
		return err
	}
	ids := make([]string, len(codings))
	for i, c := range codings {
		ids[i] = c.Passage
	}
	where, err := places(ctx, s, ids)
	if err != nil {
		return err
	}
	for _, c := range codings {
		if err := give(c, where[c.Passage]); err != nil {
			return err
		}
	}
	return nil
}

// places says where the passages of those IDs stand.
func places(ctx context.Context, s *store.Store, ids []string) (map[string]exchange.Place, error) {
	passages, err := s.PassagesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	documents, err := s.Documents(ctx)
	if err != nil {
		return nil, err
	}
	byID := map[string]dhr.Document{}
	for _, d := range documents {
		byID[d.ID] = d
	}
	where := map[string]exchange.Place{}
	for _, p := range passages {
		where[p.ID] = place(byID[p.Document], p)
	}
	return where, nil
}

// exportCases writes the cases of the documents as dhr run --cases reads them.
func exportCases(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error {
	cases, err := s.Cases(ctx)
	if err != nil {
		return err
	}
	facts, err := s.Facts(ctx)
	if err != nil {
		return err
	}
	byID := map[string]dhr.Case{}
	for _, c := range cases {
		byID[c.ID] = withStated(c, facts)
	}
	documents, err := s.Documents(ctx)
	if err != nil {
		return err
	}
	out := o.lines(w, "cases", exchange.CaseLine{})
	for _, d := range documents {
		if err := out.Write(exchange.NewCaseLine(d, byID[d.Case])); err != nil {
			return err
		}
	}
	return out.Flush()
}

// withStated puts what people stated of a case before what its text seems to say.
func withStated(c dhr.Case, facts []dhr.Fact) dhr.Case {
	stated := c.Stated(facts)
	c.Title, c.CSP, c.Region = cmp.Or(stated.Title, c.Title), cmp.Or(stated.CSP, c.CSP), cmp.Or(stated.Region, c.Region)
	c.Year, c.Type = cmp.Or(stated.Year, c.Year), cmp.Or(stated.Type, c.Type)
	return c
}
