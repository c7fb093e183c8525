package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr/corpus"
)

type sampleOptions struct {
	size   int
	seed   uint64
	by     []string
	json   bool
	output string
}

func newSampleCommand(a *app) *cobra.Command {
	var o sampleOptions
	cmd := &cobra.Command{
		Use:   "sample",
		Short: "Draw a stratified random sample of the cases",
		Long: `Draw a random sample of the project's cases as Annex B of the 2016 report did: the
sample is divided among the years in proportion to their cases, and each year's
share among the regions; the fractions that are left go to the largest remainders.
Regions are the report's six groups. Cases without a year or a region are a stratum
of their own, and so is a region that belongs to no group; both are said.

The CSV has every case of the frame with its stratum, its random number, its place
in the order of drawing and whether it is drawn, so that anyone can draw the same
sample again from the seed and replace a case that turns out unusable by the next
of its stratum. With --output FILE.csv the method with seed and allocation goes
into FILE-method.txt beside it; otherwise to standard error.` + exitHelp,
		Example: "  dhr sample --size 40 --seed 2016 -o sample.csv\n  dhr sample --by year",
		Args:    args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			var by []corpus.SampleKey
			for _, key := range o.by {
				switch k := corpus.SampleKey(strings.ToLower(strings.TrimSpace(key))); k {
				case corpus.SampleByYear, corpus.SampleByRegion:
					by = append(by, k)
				default:
					return usagef("--by is year, region or both, not %q", key)
				}
			}
			if len(by) == 2 && by[0] == by[1] {
				return usagef("--by names %s twice", by[0])
			}
			if o.size < 1 {
				return usagef("--size is the number of cases to draw, at least 1")
			}
			s, _, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			cases, err := s.Cases(cmd.Context())
			if err != nil {
				return err
			}
			if o.size > len(cases) {
				return usagef("the project has %s; give a smaller --size", count(len(cases), "case"))
			}
			sample, err := corpus.DrawSample(cases, o.size, by, o.seed)
			if err != nil {
				return err
			}
			return a.writeSample(sample, o)
		},
	}
	cmd.Flags().IntVar(&o.size, "size", 40, "how many cases to draw")
	cmd.Flags().Uint64Var(&o.seed, "seed", 2016, "the seed; the same seed draws the same sample from the same cases")
	cmd.Flags().StringSliceVar(&o.by, "by", []string{"year", "region"}, "what to stratify by, in this order")
	cmd.Flags().BoolVar(&o.json, "json", false, "JSON instead of CSV")
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to this file")
	return cmd
}

func (a *app) writeSample(sample corpus.Sample, o sampleOptions) (err error) {
	if o.output == "" {
		if o.json {
			return writeSampleJSON(a, sample)
		}
		fmt.Fprint(a.errs, sample.Method())
		return sample.WriteCSV(a.out)
	}
	f, err := os.OpenFile(o.output, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write the sample: %w", err)
	}
	if o.json {
		err = writeSampleJSON(&app{out: f}, sample)
	} else {
		err = sample.WriteCSV(f)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	method := strings.TrimSuffix(o.output, filepath.Ext(o.output)) + "-method.txt"
	if err := os.WriteFile(method, []byte(sample.Method()), 0o600); err != nil {
		return fmt.Errorf("write the method: %w", err)
	}
	fmt.Fprint(a.out, sample.Method())
	fmt.Fprintf(a.out, "\nThe sample is in %s, this note in %s\n", o.output, method)
	return nil
}

func writeSampleJSON(a *app, sample corpus.Sample) error {
	type stratum struct {
		Values    []string `json:"values"`
		Cases     int      `json:"cases"`
		Allocated int      `json:"allocated"`
	}
	type drawn struct {
		Case    string `json:"case"`
		Year    int    `json:"year,omitempty"`
		Region  string `json:"region,omitempty"`
		Stratum string `json:"stratum"`
		Number  string `json:"number"` // as text: larger than JSON's numbers hold
		Order   int    `json:"order"`
		Drawn   bool   `json:"drawn"`
	}
	out := struct {
		Seed   uint64             `json:"seed"`
		Size   int                `json:"size"`
		Frame  int                `json:"frame"`
		By     []corpus.SampleKey `json:"by"`
		Strata []stratum          `json:"strata"`
		Cases  []drawn            `json:"cases"`
		Method string             `json:"method"`
	}{Seed: sample.Seed, Size: sample.Size, Frame: sample.Frame, By: sample.By, Method: sample.Method()}
	for _, s := range sample.Strata {
		out.Strata = append(out.Strata, stratum{Values: s.Values, Cases: s.Size, Allocated: s.Allocated})
	}
	for _, c := range sample.Cases {
		out.Cases = append(out.Cases, drawn{Case: c.Case.ID, Year: c.Case.Year, Region: c.Case.Region, Stratum: sample.Strata[c.Stratum].Name(),
			Number: fmt.Sprintf("0x%016x", c.Number), Order: c.Order, Drawn: sample.Drawn(c)})
	}
	return a.printJSON(out)
}
