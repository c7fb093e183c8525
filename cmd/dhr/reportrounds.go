package main

import (
	"context"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/report/agreement"
	"github.com/dhrcoder/dhr/store"
)

// intervalSeed is that of the intervals of agreement in reports, which are the same
// whenever a report is written.
const intervalSeed = 1

// reportRounds measures the rounds of double coding that have ended.
func reportRounds(ctx context.Context, s *store.Store, framework dhr.Framework) ([]report.Round, error) {
	rounds, err := s.Rounds(ctx)
	if err != nil {
		return nil, err
	}
	var measured []report.Round
	for _, r := range rounds {
		if r.Open() {
			continue
		}
		sample, err := roundSample(ctx, s, framework, r)
		if err != nil {
			return nil, err
		}
		one := report.Round{Round: r, Agreement: agreement.Measure(sample, intervalSeed)}
		for _, d := range agreement.Differences(sample) {
			one.Differ++
			if d.Settled == nil {
				one.Pending++
			}
		}
		measured = append(measured, one)
	}
	return measured, nil
}
