package main

import (
	"context"
	"io"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/classify/recommendation"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/store"
)

// suggestedHelp tells of the exports of this file.
const suggestedHelp = `

  facts        what stands of attributes and recommendations after all decisions,
               without text; JSON Lines, as dhr import facts reads them

Worked out from the stored text, each line with "status":"suggested": until a person
confirms them on the case page they enter no count:

  attributes       for each case the people's sex and age, relationship, health,
                   substance use, violence, method, year and region; what the case
                   list states is left out; JSON Lines
  recommendations  each recommendation with its agencies and theme; JSON Lines`

// withSuggested adds the kinds of export that are worked out when asked for.
func withSuggested(kinds []string, by map[string]exporter) ([]string, map[string]exporter) {
	by["facts"] = exportFacts
	by["attributes"] = exportAttributes
	by["recommendations"] = exportRecommendations
	return append(kinds, "facts", "attributes", "recommendations"), by
}

func exportAttributes(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error {
	cases, err := s.Cases(ctx)
	if err != nil {
		return err
	}
	documents, err := s.Documents(ctx)
	if err != nil {
		return err
	}
	out := o.lines(w, "attributes", exchange.AttributeLine{})
	for _, c := range cases {
		var texts [][]dhr.Passage
		where := map[string]exchange.Place{}
		for _, d := range documents {
			if d.Case != c.ID {
				continue
			}
			passages, err := s.Passages(ctx, d.ID)
			if err != nil {
				return err
			}
			texts = append(texts, passages)
			for _, p := range passages {
				where[p.ID] = place(d, p)
			}
		}
		for _, a := range classify.Attributes(texts) {
			if _, stated := c.ListStates(a.Name); stated {
				continue
			}
			if err := out.Write(exchange.NewAttributeLine(c.ID, a, where[a.Passage])); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

func exportRecommendations(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error {
	return exportDocuments(ctx, s, o.lines(w, "recommendations", exchange.RecommendationLine{}), func(d dhr.Document, passages []dhr.Passage, write func(any) error) error {
		byID := map[string]dhr.Passage{}
		for _, p := range passages {
			byID[p.ID] = p
		}
		for _, r := range recommendation.Find(passages) {
			if err := write(exchange.NewRecommendationLine(r, place(d, byID[r.Passage]))); err != nil {
				return err
			}
		}
		return nil
	})
}
