package pipeline

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/gofrs/flock"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/corpus"
)

// Options say what a run is to do.
type Options struct {
	Project dhr.Project
	Paths   []string         // PDFs and folders to add; may be empty
	Cases   *corpus.CaseList // may be nil
	Workers int              // documents worked on at a time; 0 means one a core
	Retry   bool             // try again what this version of the reader has failed on
	Run     dhr.Run          // Program, Framework and Rules, for the record
	Now     func() time.Time // for the record; nil means the clock
}

// Result is what a run did.
type Result struct {
	Run       dhr.Run
	Documents int       // in the project
	Added     int       // new to the project
	Read      int       // read by this run
	Suggested int       // documents suggested for by this run
	Proposed  int       // cases that attributes and recommendations were proposed for by this run
	Indexed   int       // documents indexed by this run
	Notes     []string  // what a user should know of what was added, a line each
	Failed    []Problem // what could not be read, by this run or an earlier one
	Poor      []Problem // what was read only in part or may hold wrong words
}

// Problem is a document with which something is wrong.
type Problem struct {
	Name    string // of the document, or the path of a file that could not be added
	Reason  string // in words for the user, without text of the report
	Earlier bool   // found by an earlier run; not tried again
}

// RunningError says that another run is at work on the project.
type RunningError struct{ Dir string }

// Error names the project and the remedy.
func (e *RunningError) Error() string {
	return fmt.Sprintf("another dhr run is working on this project (%s): wait until it has finished and run the command again", e.Dir)
}

// ErrEmpty is returned for a run that has nothing to work on.
var ErrEmpty = errors.New("the project has no documents yet: name PDFs or folders to add, as in `dhr run reports/`")

// Run brings a project up to date. Documents that cannot be read are in the Result,
// not in the error. The error is a *RunningError when another run is at work, a
// *corpus.NoPDFsError or ErrEmpty when there is nothing to do, the context's when it
// was interrupted, and otherwise what stopped it; what was done until then is kept
// and is in the Result.
func Run(ctx context.Context, o Options, p Parts) (res Result, err error) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if p.Progress == nil {
		p.Progress = NoProgress{}
	}
	release, err := lock(o.Project)
	if err != nil {
		return Result{}, err
	}
	defer release()
	r := &runner{Options: o, Parts: p}
	err = r.run(ctx)
	if ctx.Err() != nil {
		err = ctx.Err() // and not one of its consequences
	}
	return r.res, err
}

// lock keeps other runs away from the project until release is called. The system
// lets go of it when the program dies.
func lock(p dhr.Project) (release func(), err error) {
	l := flock.New(p.Lock(), flock.SetPermissions(0o600))
	got, err := l.TryLock()
	switch {
	case err != nil:
		return nil, fmt.Errorf("lock the project: %w", err)
	case !got:
		return nil, &RunningError{Dir: p.Dir}
	}
	return func() { _ = l.Close() }, nil
}

// runner is one run at work.
type runner struct {
	Options
	Parts
	res Result
}

func (r *runner) run(ctx context.Context) error {
	if err := corpus.Sweep(r.Project); err != nil {
		return err
	}
	run := r.Options.Run
	run.Started, run.Engine = r.Now().UTC().Truncate(time.Second), r.Extractor.Engine()
	unreadable, err := r.add(ctx)
	if err != nil {
		return err
	}
	documents, err := r.Store.Documents(ctx)
	if err != nil {
		return err
	}
	if len(documents) == 0 && len(unreadable) == 0 {
		return ErrEmpty
	}
	if run.ID, err = r.Store.StartRun(ctx, run); err != nil {
		return err
	}
	for _, stage := range []func(context.Context) error{r.extract, r.suggest, r.propose, r.index} {
		if err := stage(ctx); err != nil {
			return err
		}
	}
	r.res.Failed = append(unreadable, r.res.Failed...)
	for _, f := range r.res.Failed {
		if !f.Earlier {
			run.Failed++
		}
	}
	run.Documents, run.Finished = r.res.Read, r.Now().UTC().Truncate(time.Second)
	r.res.Run = run
	return r.Store.FinishRun(ctx, run)
}
