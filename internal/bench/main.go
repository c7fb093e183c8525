// Command bench measures the program: how fast it reads, suggests, indexes and
// searches, and how much memory it takes, beside poppler's pdftotext on the same
// files in the same run. It prints a table and judges nothing: times depend on the
// machine, ratios less so.
//
//	go run ./internal/bench -n 60 -dhr bin/dhr
//
// The files are the text-layer samples and a corpus of n reports of about 20,000
// words and 50 pages each, recombined from the samples and written once to bench/.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

type options struct {
	reports int    // in the generated corpus
	parts   int    // of them that the parts are measured on, one by one
	program string // dhr
	samples string
	dir     string // for what is made
}

func main() {
	var o options
	flag.IntVar(&o.reports, "n", 60, "reports in the generated corpus; 650 is the size of the published one")
	flag.IntVar(&o.parts, "parts", 20, "reports of it on which extraction, suggesting and indexing are measured apart")
	flag.StringVar(&o.program, "dhr", "bin/dhr", "the program to measure")
	flag.StringVar(&o.samples, "samples", "samples", "the folder of the sample cases")
	flag.StringVar(&o.dir, "dir", "bench", "the folder for the corpus and the projects")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) (err error) {
	if o.reports < 1 || o.parts < 1 {
		return errors.New("-n and -parts count reports, from 1")
	}
	work := filepath.Join(o.dir, fmt.Sprintf("n%d", o.reports))
	generated, err := makeCorpus(ctx, os.DirFS(o.samples), filepath.Join(work, "corpus"), o.reports)
	if err != nil {
		return fmt.Errorf("make the corpus: %w", err)
	}
	samples, err := textSamples(o.samples)
	if err != nil {
		return err
	}
	var t table
	defer func() { err = errors.Join(err, t.print(os.Stdout)) }() // also what there is before an error
	t.machine()
	for _, set := range []struct {
		name  string
		files []string
		cases string
	}{
		{"samples", samples, ""},
		{fmt.Sprintf("corpus of %d", o.reports), generated.files, generated.cases},
	} {
		if err := whole(ctx, &t, o.program, set.name, filepath.Join(work, "project"), set.files, set.cases); err != nil {
			return fmt.Errorf("%s: %w", set.name, err)
		}
	}
	if err := parts(ctx, &t, filepath.Join(work, "parts"), generated.files[:min(o.parts, len(generated.files))]); err != nil {
		return fmt.Errorf("the parts: %w", err)
	}
	// The project of the last run is that of the corpus.
	if err := latency(ctx, &t, filepath.Join(work, "project", "index"), filepath.Join(work, "parts", "index")); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return nil
}

// textSamples are the samples with a text layer: D08 and D16 are scans, which
// pdftotext does not read.
func textSamples(dir string) ([]string, error) {
	all, err := filepath.Glob(filepath.Join(dir, "pdf", "*.pdf"))
	if err != nil {
		return nil, err
	}
	var files []string
	for _, f := range all {
		if name := filepath.Base(f); name != "D08.pdf" && name != "D16.pdf" {
			files = append(files, f)
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no samples in %s", dir)
	}
	return files, nil
}
