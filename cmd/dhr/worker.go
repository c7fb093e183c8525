package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr/extract"
	"github.com/dhrcoder/dhr/extract/worker"
)

// workerHeap bounds what a worker's own heap should take, in bytes; the pool kills
// it well above that.
const workerHeap = 1 << 30

const workerCommand = "read-worker"

// newWorkerCommand is what dhr run starts its reading processes with; people never
// call it.
func newWorkerCommand(a *app) *cobra.Command {
	var opts extract.Options
	cmd := &cobra.Command{
		Use:    workerCommand,
		Short:  "Read documents for dhr run",
		Hidden: true,
		Args:   args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			// Ctrl-C reaches the whole group; the run decides when its workers end.
			signal.Ignore(os.Interrupt)
			debug.SetMemoryLimit(workerHeap)
			return worker.Serve(cmd.Context(), opts, a.in, a.out)
		},
	}
	cmd.Flags().StringVar(&opts.CacheDir, "cache", "", "folder of pdfium's machine code")
	cmd.Flags().IntVar(&opts.Workers, "workers", 1, "pages of one document read by OCR at a time")
	cmd.Flags().BoolVar(&opts.Verify, "verify", false, "have a second reader read every page")
	cmd.Flags().StringVar(&opts.Languages, "languages", "", "languages of scanned pages")
	return cmd
}

// newReaders gives the pool of reading processes for a run.
func newReaders(ctx context.Context, opts extract.Options) (*worker.Pool, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program, to start it again for reading: %w", err)
	}
	list := []string{workerCommand, "--cache", opts.CacheDir, "--workers", strconv.Itoa(opts.Workers), "--languages", opts.Languages}
	if opts.Verify {
		list = append(list, "--verify")
	}
	return worker.NewPool(extract.NewVersions(ctx, opts), worker.Options{Program: program, Args: list, Workers: opts.Workers}), nil
}
