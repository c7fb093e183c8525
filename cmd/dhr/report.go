package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/report/page"
	"github.com/dhrcoder/dhr/report/sheet"
	"github.com/dhrcoder/dhr/report/table"
	"github.com/dhrcoder/dhr/store"
)

type reportOptions struct {
	compare  string
	suppress int
	force    bool
	index    string // file of the Homicide Index
	quotes   int    // quotations a code
	mask     string // file of names
}

func newReportCommand(a *app) *cobra.Command {
	var o reportOptions
	cmd := &cobra.Command{
		Use:   "report DIR",
		Short: "Write every table and chart as a page, a workbook and CSV files",
		Long: `Write the report of the project into the folder DIR, which is made, or has to be
empty: report.html (one page that needs nothing else and prints), report.xlsx (a
sheet a table, with a sheet on sources) and a CSV file for every table. Only
confirmed codings are counted; while suggestions are unreviewed the report says
PROVISIONAL with their number. The report's date is that of the last decision or
run, so that the same project gives the same files again.

--compare 2016 adds the figures that the Home Office published in December 2016 and
marks where the publication disagrees with itself.

--homicide-index FILE adds victims by sex and year and principal suspects by sex, age
and relationship (Figure 1 and Table A1) from a CSV of the Homicide Index, a record a
line; docs/report.md describes it.

--quotes N adds up to N quotations a code. The names by which a case's victim and
perpetrator go, as the case page shows them, and those of the file --mask are masked.
The program knows no other names: read every quotation before you give the report
away. Without --quotes the report holds no text of reviews.

--force writes into a folder that holds an earlier report, which is taken away first.

--suppress N hides small numbers before tables are given away: a number from 1 to
N-1 is shown as "<N"; zeros are shown. Where a sum over types, years, regions or
partnerships, or another table, would give a hidden number away, the next smallest
number of the sum is hidden too and shown as "[c]"; so is each percentage of a
hidden number. Partnerships with fewer than N cases are put together. What is hidden is
hidden in every table, chart and file alike. No hidden number can then be worked out
exactly from this report alone, though it may be narrowed down. N is at least 3. It is
off unless asked for.` + exitHelp,
		Example: "  dhr report tables\n  dhr report tables --force --compare 2016 --suppress 5",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, list []string) error {
			if o.compare != "" && o.compare != "2016" {
				return usagef("--compare knows the figures of 2016 only, not %q", o.compare)
			}
			if cmd.Flags().Changed("suppress") && o.suppress != 0 && o.suppress < table.LeastSuppression {
				return usagef("--suppress is at least %d: below, nothing would be hidden", table.LeastSuppression)
			}
			if o.quotes < 0 || o.mask != "" && o.quotes == 0 {
				return usagef("--quotes is the number of quotations a code; --mask goes with it")
			}
			s, framework, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			src, err := reportSource(cmd.Context(), s, framework)
			if err != nil {
				return err
			}
			if src.Homicides, err = readHomicides(o.index); err != nil {
				return err
			}
			if o.quotes > 0 {
				if src.Quotes, err = reportQuotes(cmd.Context(), s, src, o.quotes, o.mask); err != nil {
					return err
				}
			}
			return a.writeReport(src, list[0], o)
		},
	}
	cmd.Flags().StringVar(&o.compare, "compare", "", "add published figures: 2016")
	cmd.Flags().IntVar(&o.suppress, "suppress", 0, "hide numbers from 1 to N-1")
	cmd.Flags().IntVar(&o.quotes, "quotes", 0, "add up to N quotations a code, from as many cases, with names masked")
	cmd.Flags().StringVar(&o.mask, "mask", "", "with --quotes: a file of names to mask, one a line")
	cmd.Flags().StringVar(&o.index, "homicide-index", "", "add the tables of the Homicide Index from this CSV of records")
	cmd.Flags().BoolVar(&o.force, "force", false, "write into a folder that is not empty, over an earlier report")
	return cmd
}

// reportSource reads everything that a report is made from.
func reportSource(ctx context.Context, s *store.Store, framework dhr.Framework) (src report.Source, err error) {
	if src.Input, err = countInput(ctx, s, framework); err != nil {
		return src, err
	}
	if src.Facts, err = reportFacts(ctx, s); err != nil {
		return src, err
	}
	if src.Documents, err = s.Documents(ctx); err != nil {
		return src, err
	}
	if src.Decisions, err = s.Decisions(ctx); err != nil {
		return src, err
	}
	if src.Sample, err = reportSample(ctx, s, src.Decisions); err != nil {
		return src, err
	}
	if src.Runs, err = s.Runs(ctx); err != nil {
		return src, err
	}
	if src.Rounds, err = reportRounds(ctx, s, framework); err != nil {
		return src, err
	}
	src.Program, src.Framework = programVersion(), frameworkHash(s.Project())
	// Rules with mistakes in them keep no one from counting what is confirmed.
	if rules, err := loadRules(s.Project(), framework); err == nil {
		src.Rules = rules.Hash()
	}
	return src, nil
}

type reportFile struct {
	name string
	data []byte
}

// writeReport makes every file before it writes the first.
func (a *app) writeReport(src report.Source, dir string, o reportOptions) error {
	if err := checkReportDir(dir, o.force); err != nil {
		return err
	}
	book, err := report.NewBook(src, report.Options{Compare: o.compare != "", Suppress: o.suppress})
	if err != nil {
		return err
	}
	files, err := reportFiles(book)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make the folder of the report: %w", err)
	}
	if err := removeReport(dir); err != nil {
		return err
	}
	files = append(files, listOf(files))
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.name), f.data, 0o600); err != nil {
			return fmt.Errorf("write the report: %w", err)
		}
	}
	fmt.Fprintf(a.out, "%s\nThe report is in %s: report.html, report.xlsx and %s\n", book.Status, dir, count(len(book.Tables), "CSV file"))
	return nil
}

func reportFiles(book report.Book) (files []reportFile, err error) {
	var html, xlsx bytes.Buffer
	if err := errors.Join(page.Write(&html, book), sheet.Write(&xlsx, book)); err != nil {
		return nil, err
	}
	files = []reportFile{{"report.html", html.Bytes()}, {"report.xlsx", xlsx.Bytes()}}
	for _, t := range book.Tables {
		var b bytes.Buffer
		if err := t.WriteCSV(&b); err != nil {
			return nil, err
		}
		files = append(files, reportFile{t.ID + ".csv", b.Bytes()})
	}
	return files, nil
}
