package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/corpus"
	"github.com/dhrcoder/dhr/extract"
	"github.com/dhrcoder/dhr/pipeline"
	"github.com/dhrcoder/dhr/store"
)

type runOptions struct {
	cases         string
	workers       int
	retry, verify bool
	languages     string
}

func newRunCommand(a *app) *cobra.Command {
	var o runOptions
	cmd := &cobra.Command{
		Use:   "run [PATH...]",
		Short: "Add PDFs, read them, suggest codes and index them",
		Long: `Add the PDFs at each PATH (files, or folders with everything below them), read
them, suggest codes for their passages and index them. Without a PATH it goes on
with what is in the project. Only what is not done yet is done: it is safe to stop
it at any moment and to run it again. After a change of the rules it suggests anew
without reading again. A PDF that cannot be read is named with the reason, and the
rest goes on.

--cases names a CSV or XLSX file with the columns document,case,title,csp,region,year,type
(document is the PDF's name; type is ipv, familial, suicide, other or empty). Several
documents may belong to one case, which still counts once. A document that is not
listed is a case by itself, with the title, year and type that its text states.` + exitHelp,
		Example: `  dhr run ~/reviews --cases cases.csv
  dhr run             go on, for example after a change of the rules`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			project := a.project()
			s, framework, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			rules, err := loadRules(project, framework)
			if err != nil {
				return err
			}
			a.warnOfExamples(project, rules)
			var list *corpus.CaseList
			if o.cases != "" {
				if list, err = readCases(o.cases); err != nil {
					return err
				}
			}
			return a.bulkRun(cmd.Context(), s, codebook{framework, rules}, paths, list, o)
		},
	}
	cmd.Flags().StringVar(&o.cases, "cases", "", "CSV or XLSX file that says which documents belong to which case")
	cmd.Flags().IntVar(&o.workers, "workers", 0, "documents worked on at a time (default: one a core)")
	cmd.Flags().BoolVar(&o.retry, "retry", false, "try again what could not be read before")
	cmd.Flags().BoolVar(&o.verify, "verify", false, "have a second reader read every page and keep how far the two agree")
	cmd.Flags().StringVar(&o.languages, "ocr-languages", "eng", "languages of scanned pages, as tesseract names them, such as eng+cym")
	return cmd
}

func readCases(name string) (*corpus.CaseList, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read cases: %w", err)
	}
	defer f.Close()
	list, err := corpus.ReadCases(f, name)
	return &list, err
}

// bulkRun brings the project up to date and prints what was done.
func (a *app) bulkRun(ctx context.Context, s *store.Store, book codebook, paths []string, cases *corpus.CaseList, o runOptions) (err error) {
	began := time.Now()
	readers, err := newReaders(ctx, extract.Options{CacheDir: cacheDir(), Workers: workers(o.workers), Verify: o.verify, Languages: o.languages})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, readers.Close()) }()
	suggester, err := newSuggester(s.Project(), book)
	if err != nil {
		return err
	}
	ix := &lateIndex{dir: s.Project().Index()}
	defer func() { err = errors.Join(err, ix.close()) }()
	res, err := pipeline.Run(ctx, pipeline.Options{
		Project: s.Project(), Paths: paths, Cases: cases, Workers: workers(o.workers), Retry: o.retry,
		Run: dhr.Run{Program: programVersion(), Framework: frameworkHash(s.Project()), Rules: book.rules.Hash()},
	}, pipeline.Parts{Store: s, Extractor: readers, Suggester: suggester, Proposer: newProposer(book), Index: ix, Progress: newProgress(a.errs)})
	if err != nil {
		return err
	}
	return a.printRun(ctx, s, book.framework, res, time.Since(began))
}

// cacheDir is where pdfium's machine code is kept between runs.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "dhr", "pdfium")
}
