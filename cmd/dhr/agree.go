package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/agreement"
	"github.com/dhrcoder/dhr/store"
)

func newAgreeCommand(a *app) *cobra.Command {
	var o agreeOptions
	cmd := &cobra.Command{
		Use:   "agree",
		Short: "Measure how far coders agree who coded blind",
		Long: `Print the agreement of the coders of a round of double coding: Cohen's kappa and
Krippendorff's alpha for each code and over all codes, on passage × code and on
case × code, with the number of units, how many each coder coded, the share of
"coded" judgements, the observed agreement, that on "coded" judgements alone, and
95 % intervals (bootstrap over cases, where there are ten or more).

While a round is open its coders must not see what the others decide: this says how
far each has come and nothing else. When it has ended, what they agree on counts, and
what they differ on is pending: it counts nowhere until it is adjudicated on the pages.

A coefficient is – when there is nothing to compare, above all when nobody coded
the code.` + exitHelp,
		Example: "  dhr agree draw --coders RB,KM --passages 100 --seed 1\n  dhr agree end\n  dhr agree\n  dhr agree --round 2 --json",
		Args:    args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, framework, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return a.agree(cmd.Context(), s, framework, o)
		},
	}
	cmd.Flags().Int64Var(&o.round, "round", 0, "the round; else the last one")
	cmd.Flags().Uint64Var(&o.seed, "seed", 1, "the seed of the intervals")
	cmd.Flags().BoolVar(&o.all, "all", false, "also the codes that nobody coded")
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON")
	cmd.AddCommand(newAgreeDrawCommand(a), newAgreeEndCommand(a))
	return cmd
}

type agreeOptions struct {
	round     int64
	seed      uint64
	all, json bool
}

// roundState is what dhr agree prints of a round.
type roundState struct {
	Round     int64                `json:"round"`
	Coders    []string             `json:"coders"`
	Unit      dhr.RoundUnit        `json:"unit"`
	Seed      string               `json:"seed"` // as text: larger than JSON's numbers hold
	Drawn     time.Time            `json:"drawn"`
	By        string               `json:"by"`
	Ended     *time.Time           `json:"ended"` // null while it is open
	Passages  int                  `json:"passages"`
	Done      []int                `json:"done"`                // by coder: passages with which they are done
	Differ    int                  `json:"differ"`              // passages and codes on which they differ
	Pending   int                  `json:"pending"`             // those not adjudicated yet
	Agreement *agreement.Agreement `json:"agreement,omitempty"` // none while the round is open
}

func (a *app) agree(ctx context.Context, s *store.Store, framework dhr.Framework, o agreeOptions) error {
	round, err := roundNamed(ctx, s, o.round)
	if err != nil {
		return err
	}
	sample, err := roundSample(ctx, s, framework, round)
	if err != nil {
		return err
	}
	state := roundState{Round: round.ID, Coders: round.Coders, Unit: round.Unit, Seed: fmt.Sprint(round.Seed), Drawn: round.Drawn, By: round.By,
		Passages: round.Size, Done: agreement.Done(sample)}
	if !round.Open() {
		state.Ended = &round.Ended
		measured := agreement.Measure(sample, o.seed)
		state.Agreement = &measured
		for _, d := range agreement.Differences(sample) {
			state.Differ++
			if d.Settled == nil {
				state.Pending++
			}
		}
	}
	if o.json {
		return a.printJSON(state)
	}
	return a.printAgreement(state, o.all)
}

// roundNamed returns the round of that number, or the last one for 0.
func roundNamed(ctx context.Context, s *store.Store, id int64) (dhr.Round, error) {
	rounds, err := s.Rounds(ctx)
	if err != nil {
		return dhr.Round{}, err
	}
	if len(rounds) == 0 {
		return dhr.Round{}, fmt.Errorf("the project has no round of double coding: draw one with `dhr agree draw --coders A,B --passages 100`")
	}
	if id == 0 {
		return rounds[len(rounds)-1], nil
	}
	for _, r := range rounds {
		if r.ID == id {
			return r, nil
		}
	}
	return dhr.Round{}, usagef("there is no round %d; the last is %d", id, rounds[len(rounds)-1].ID)
}

func roundSample(ctx context.Context, s *store.Store, framework dhr.Framework, round dhr.Round) (agreement.Sample, error) {
	passages, err := s.RoundPassages(ctx, round.ID)
	if err != nil {
		return agreement.Sample{}, err
	}
	documents, err := s.Documents(ctx)
	if err != nil {
		return agreement.Sample{}, err
	}
	decisions, err := s.RoundDecisions(ctx, round.ID)
	return agreement.NewSample(round, framework, passages, documents, decisions), err
}

func (a *app) printAgreement(s roundState, all bool) error {
	fmt.Fprintf(a.out, "Round %d: %s; %s, drawn as %s on %s with seed %s\n", s.Round, printable(strings.Join(s.Coders, ", ")), count(s.Passages, "passage"),
		s.Unit, s.Drawn.Format(time.DateOnly), s.Seed)
	for i, name := range s.Coders {
		fmt.Fprintf(a.out, "  %s is done with %d of %d\n", printable(name), s.Done[i], s.Passages)
	}
	if s.Agreement == nil {
		fmt.Fprintln(a.out, "The round is open: its coders code blind. `dhr agree end` ends it; then this shows their agreement.")
		return nil
	}
	fmt.Fprintf(a.out, "Ended on %s. They differ on %s; %d of them pending adjudication.\n", s.Ended.Format(time.DateOnly), count(s.Differ, "pair")+" of passage and code", s.Pending)
	if err := a.printLevel("Passage × code", s, s.Agreement.ByPassage, all); err != nil {
		return err
	}
	if err := a.printLevel("Case × code", s, s.Agreement.ByCase, all); err != nil {
		return err
	}
	if s.Agreement.Resamples > 0 {
		fmt.Fprintf(a.out, "\nIn brackets: 95 %% intervals from %d resamples of the %s, seed %d.", s.Agreement.Resamples, count(s.Agreement.Cases, "case"), s.Agreement.Seed)
	} else {
		fmt.Fprintf(a.out, "\nNo intervals: the sample has %s, and fewer than %d say too little.", count(s.Agreement.Cases, "case"), agreement.LeastCases)
	}
	fmt.Fprintln(a.out, " – means nothing to compare.")
	return nil
}

func (a *app) printLevel(title string, s roundState, l agreement.Level, all bool) error {
	fmt.Fprintf(a.out, "\n%s\n", title)
	t := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "code\tn\tcoded by %s\tprevalence\tobserved\ton coded\tkappa\talpha\n", printable(strings.Join(s.Coders, "/")))
	left := 0
	for _, r := range append([]agreement.Result{l.Pooled}, l.Codes...) {
		coded := make([]string, len(r.Coded))
		any := r.Code == "" || all
		for i, n := range r.Coded {
			coded[i] = fmt.Sprint(n)
			any = any || n > 0
		}
		if !any {
			left++
			continue
		}
		if r.Code == "" {
			r.Code = "all"
		}
		fmt.Fprintf(t, "%s\t%d\t%s\t%s\t%s\t%s\t%v\t%v\n", r.Code, r.Units, strings.Join(coded, "/"), r.Prevalence.Percent(), r.Observed.Percent(), r.Positive.Percent(), r.Kappa, r.Alpha)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if left > 0 {
		fmt.Fprintf(a.out, "%s that nobody coded left out (--all shows them)\n", count(left, "code"))
	}
	return nil
}
