package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"runtime"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/pipeline"
	"github.com/dhrcoder/dhr/store"
)

func workers(asked int) int {
	if asked > 0 {
		return asked
	}
	return runtime.GOMAXPROCS(0)
}

// frameworkHash is the SHA-256 of the framework's file, for the record of the run.
func frameworkHash(project dhr.Project) string {
	data, err := os.ReadFile(project.Framework())
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// printRun says what a run did and what the project holds. Failed documents make
// the run partly done.
func (a *app) printRun(ctx context.Context, s *store.Store, framework dhr.Framework, res pipeline.Result, took time.Duration) error {
	for _, note := range res.Notes {
		fmt.Fprintln(a.errs, "Note: "+printable(note))
	}
	for _, p := range res.Poor {
		fmt.Fprintf(a.errs, "Doubtful: %s: %s\n", printable(p.Name), p.Reason)
	}
	earlier := 0
	for _, p := range res.Failed {
		if p.Earlier {
			earlier++
		}
		fmt.Fprintf(a.errs, "Could not be read: %s: %s\n", printable(p.Name), p.Reason)
	}
	passages, err := s.CountPassages(ctx)
	if err != nil {
		return err
	}
	byFactor, total, err := suggestionsByFactor(ctx, s, framework)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s in the project, %d read now (%d new)\n", count(res.Documents, "document"), res.Read, res.Added)
	fmt.Fprintf(a.out, "%s, %s", count(passages, "passage"), count(total.Suggested(), "suggestion"))
	if n := total.Unreviewed; n > 0 {
		fmt.Fprintf(a.out, ", %d of them unreviewed", n)
	}
	fmt.Fprintln(a.out)
	for i, f := range framework.Factors {
		if n := byFactor[i].Suggested(); n > 0 {
			fmt.Fprintf(a.out, "  %5d  %s %s\n", n, f.ID, f.Name)
		}
	}
	fmt.Fprintf(a.out, "Took %s\n", took.Round(100*time.Millisecond))
	if n := len(res.Failed); n > 0 {
		again := "`dhr doctor` lists them again"
		if earlier > 0 {
			again += "; `dhr run --retry` tries again"
		}
		return partlyError{fmt.Sprintf("%s could not be read; the rest is done (%s)", count(n, "document"), again)}
	}
	return nil
}

// suggestionsByFactor sums the coverage of each factor's codes.
func suggestionsByFactor(ctx context.Context, s *store.Store, framework dhr.Framework) (byFactor []dhr.Coverage, total dhr.Coverage, err error) {
	all, err := s.Coverage(ctx)
	if err != nil {
		return nil, total, err
	}
	byFactor = make([]dhr.Coverage, len(framework.Factors))
	for i, f := range framework.Factors {
		for _, c := range all {
			if factor, ok := framework.FactorOf(c.Code); ok && factor.ID == f.ID {
				byFactor[i].Plus(c)
				total.Plus(c)
			}
		}
	}
	return byFactor, total, nil
}
