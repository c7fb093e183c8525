package main

import (
	"context"

	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/store"
)

// reportFacts reads what stands and what is proposed of attributes and
// recommendations.
func reportFacts(ctx context.Context, s *store.Store) (f report.Facts, err error) {
	if f.Standing, err = s.Facts(ctx); err != nil {
		return f, err
	}
	if f.Attributes, err = s.ProposedAttributes(ctx, ""); err != nil {
		return f, err
	}
	if f.Recommendations, err = s.ProposedRecommendations(ctx, ""); err != nil {
		return f, err
	}
	var ids []string
	for _, fact := range f.Standing {
		if fact.Recommendation() {
			ids = append(ids, fact.Passage)
		}
	}
	passages, err := s.PassagesByID(ctx, ids)
	if err != nil {
		return f, err
	}
	documents, err := s.Documents(ctx)
	if err != nil {
		return f, err
	}
	of := map[string]string{}
	for _, d := range documents {
		of[d.ID] = d.Case
	}
	f.CaseOf = map[string]string{}
	for _, p := range passages {
		f.CaseOf[p.ID] = of[p.Document]
	}
	return f, nil
}
