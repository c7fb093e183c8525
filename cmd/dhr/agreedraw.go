package main

import (
	"errors"
	"fmt"
	"os/user"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

type drawOptions struct {
	coders          []string
	passages, cases int
	seed            uint64
	by              string
}

func newAgreeDrawCommand(a *app) *cobra.Command {
	var o drawOptions
	cmd := &cobra.Command{
		Use:   "draw",
		Short: "Draw the sample of a round of double coding",
		Long: `Draw a random sample of passages, or of whole cases, that the coders named are to
code blind. It is drawn from the passages that may be coded (background, chronology,
analysis, family's voice, good practice, lessons, conclusions); the same seed draws
the same sample from the same project. While the round is open nobody can decide on
its passages outside it. It ends with dhr agree end, or on the page of the rounds.` + exitHelp,
		Example: "  dhr agree draw --coders RB,KM --passages 100 --seed 1\n  dhr agree draw --coders RB,KM,TS --cases 4 --seed 7",
		Args:    args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			r, size, err := o.round()
			if err != nil {
				return err
			}
			s, _, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			r, err = s.DrawRound(cmd.Context(), r, size)
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "Round %d is open: %s for %s, seed %d. They code it on the page Coders of dhr serve.\n",
				r.ID, count(r.Size, "passage"), printable(strings.Join(r.Coders, ", ")), r.Seed)
			return nil
		},
	}
	cmd.Flags().StringSliceVar(&o.coders, "coders", nil, "the coders, two or more, by the names they decide under")
	cmd.Flags().IntVar(&o.passages, "passages", 0, "how many passages to draw")
	cmd.Flags().IntVar(&o.cases, "cases", 0, "how many whole cases to draw")
	cmd.Flags().Uint64Var(&o.seed, "seed", 1, "the seed of the draw")
	cmd.Flags().StringVar(&o.by, "by", "", "who draws it; else your name on this computer")
	return cmd
}

// round makes of the flags a round to be drawn, and its size.
func (o drawOptions) round() (r dhr.Round, size int, err error) {
	r = dhr.Round{Unit: dhr.RoundPassages, Seed: o.seed, Drawn: time.Now().UTC().Truncate(time.Second), By: o.by}
	size = o.passages
	switch {
	case o.passages > 0 && o.cases > 0, o.passages <= 0 && o.cases <= 0:
		return r, 0, usagef("give either --passages or --cases, and how many to draw")
	case o.cases > 0:
		r.Unit, size = dhr.RoundCases, o.cases
	}
	for _, c := range o.coders {
		name, err := page.CoderName(c)
		if err != nil {
			return r, 0, usagef("%q is no name of a coder", c)
		}
		r.Coders = append(r.Coders, name)
	}
	if r.By == "" {
		r.By = "the command line"
		if u, err := user.Current(); err == nil && u.Username != "" {
			r.By = u.Username
		}
	}
	if err := r.Validate(); err != nil {
		return r, 0, usagef("%v: --coders NAME,NAME", err)
	}
	return r, size, nil
}

func newAgreeEndCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "end [ROUND]",
		Short: "End a round of double coding",
		Long: `End a round, or the last one: what its coders agree on counts from now on, and what
they differ on waits for adjudication. A round that has ended cannot be opened again;
on passages with which not every coder is done, what was decided stands as if it had
not been blind.` + exitHelp,
		Args: args(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, list []string) error {
			var id int64
			if len(list) > 0 {
				n, err := strconv.ParseInt(list[0], 10, 64)
				if err != nil || n < 1 {
					return usagef("a round is named by its number, not %q", list[0])
				}
				id = n
			}
			s, _, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			r, err := roundNamed(cmd.Context(), s, id)
			if err != nil {
				return err
			}
			err = s.EndRound(cmd.Context(), r.ID, time.Now())
			if errors.Is(err, dhr.ErrNotInRound) {
				return fmt.Errorf("round %d has ended already", r.ID)
			}
			if err == nil {
				fmt.Fprintf(a.out, "Round %d has ended. `dhr agree` shows the agreement.\n", r.ID)
			}
			return err
		},
	}
}
