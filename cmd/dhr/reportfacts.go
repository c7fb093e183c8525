package main

import (
	"context"
	"fmt"
	"os"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/report/homicide"
	"github.com/dhrcoder/dhr/report/missed"
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

// reportSample reads the random sample of passages without a suggestion of which coders
// have read most, the latest of several.
func reportSample(ctx context.Context, s *store.Store, decisions []dhr.Decision) (best missed.Sample, err error) {
	samples, err := s.BlindSamples(ctx)
	if err != nil || len(samples) == 0 {
		return best, err
	}
	unsuggested, err := s.Unsuggested(ctx)
	if err != nil {
		return best, err
	}
	read := map[string]int{} // how often done and not taken back
	for _, d := range decisions {
		switch {
		case d.Code != "" || d.Round != 0:
		case d.Verdict == dhr.VerdictDone:
			read[d.Passage]++
		case d.Verdict == dhr.VerdictUndo:
			read[d.Passage]--
		}
	}
	done := map[string]bool{}
	for passage, n := range read {
		done[passage] = n > 0
	}
	for _, b := range samples {
		passages, err := s.BlindPassages(ctx, b.ID)
		if err != nil {
			return best, err
		}
		next := missed.Sample{Drawn: b, Passages: passages, Done: done, Unsuggested: unsuggested}
		if len(next.Read()) >= len(best.Read()) {
			best = next
		}
	}
	return best, nil
}

// readHomicides reads a file of the Homicide Index; nil without one.
func readHomicides(name string) ([]homicide.Record, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the Homicide Index: %w", err)
	}
	defer f.Close()
	return homicide.Read(f, name)
}
