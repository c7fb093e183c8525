package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/rules"
	"github.com/dhrcoder/dhr/extract"
	"github.com/dhrcoder/dhr/index"
)

// parts measures extraction, suggesting and indexing one after the other, each
// with as many documents at a time as there are processors.
func parts(ctx context.Context, t *table, dir string, files []string) (err error) {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	theirs, pages, _, err := pdftotext(ctx, files)
	if err != nil {
		return err
	}
	readings, took, err := readAll(ctx, filepath.Join(filepath.Dir(dir), "pdfium"), files)
	if err != nil {
		return err
	}
	words, passages := 0, 0
	for _, r := range readings {
		passages += len(r.Passages)
		for _, p := range r.Passages {
			words += len(strings.Fields(p.Text))
		}
	}
	t.heading("parts, on %d reports of the corpus: %d pages, %d passages, %d words in them", len(files), pages, passages, words)
	t.row("pdftotext, file by file", seconds(theirs.wall), rate(pages, theirs.wall, "pages/s"), "1.00 ×", "")
	t.row("extraction", seconds(took), rate(pages, took, "pages/s"), ratio(took, theirs.wall), "")

	suggester, err := shippedSuggester()
	if err != nil {
		return err
	}
	suggested := make([]int, len(readings))
	took, err = each(ctx, len(readings), func(i int) error {
		suggested[i] = len(suggester.Suggest(readings[i].Passages))
		return nil
	})
	if err != nil {
		return err
	}
	n := 0
	for _, s := range suggested {
		n += s
	}
	t.row("suggesting", seconds(took), rate(words, took, "words/s"), ratio(took, theirs.wall), fmt.Sprintf("%d suggestions", n))

	ix, err := index.Open(filepath.Join(dir, "index"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	start := time.Now()
	if _, err = each(ctx, len(readings), func(i int) error {
		return ix.Put(ctx, documentID(i), "bench", entries(files[i], i, readings[i]))
	}); err != nil {
		return err
	}
	if err := ix.Flush(); err != nil {
		return err
	}
	took = time.Since(start)
	t.row("indexing, until on disk", seconds(took), rate(words, took, "words/s"), ratio(took, theirs.wall), "")
	return nil
}

// readAll extracts the files. Starting pdfium is not counted.
func readAll(ctx context.Context, cache string, files []string) ([]dhr.Reading, time.Duration, error) {
	x, err := extract.New(ctx, extract.Options{CacheDir: cache, Workers: runtime.GOMAXPROCS(0)})
	if err != nil {
		return nil, 0, err
	}
	readings := make([]dhr.Reading, len(files))
	took, err := each(ctx, len(files), func(i int) (err error) {
		readings[i], err = x.Read(ctx, files[i], documentID(i))
		return err
	})
	return readings, took, errors.Join(err, x.Close())
}

func shippedSuggester() (*classify.Suggester, error) {
	data, err := fs.ReadFile(codebook.Files(), "framework.yaml")
	if err != nil {
		return nil, err
	}
	framework, err := codebook.LoadFramework("framework.yaml", data)
	if err != nil {
		return nil, err
	}
	set, err := rules.Check(codebook.Files(), framework)
	if err != nil {
		return nil, err
	}
	return classify.NewSuggester(framework, set), nil
}

func entries(file string, i int, r dhr.Reading) []index.Entry {
	c := dhr.Case{ID: fmt.Sprintf("R%03d", i+1), Year: 2011 + i%14, Type: dhr.CaseIPV}
	out := make([]index.Entry, len(r.Passages))
	for j, p := range r.Passages {
		out[j] = index.Entry{Passage: p, Case: c, Document: filepath.Base(file)}
	}
	return out
}

func documentID(i int) string { return fmt.Sprintf("%064x", i) }

// each does something for every i below n, as many at a time as there are
// processors, and says how long it took.
func each(ctx context.Context, n int, do func(i int) error) (time.Duration, error) {
	start := time.Now()
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return do(i)
		})
	}
	err := g.Wait()
	return time.Since(start), err
}
