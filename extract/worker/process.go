package worker

import (
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"github.com/dhrcoder/dhr"
)

// process is a running worker. It is used by one goroutine at a time.
type process struct {
	cmd      *exec.Cmd
	in       io.WriteCloser
	requests *gob.Encoder
	replies  chan reply // closed when the process has ended or talks nonsense
	read     int        // documents given to it
}

func start(o Options) (*process, error) {
	cmd := exec.Command(o.Program, o.Args...)
	cmd.Env = append(os.Environ(), o.Env...)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start a reading process: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start a reading process: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start a reading process: %w", err)
	}
	p := &process{cmd: cmd, in: in, requests: gob.NewEncoder(in), replies: make(chan reply)}
	go func() {
		defer close(p.replies)
		decoder := gob.NewDecoder(out)
		for {
			var r reply
			if decoder.Decode(&r) != nil {
				return
			}
			p.replies <- r
		}
	}()
	return p, nil
}

// errDocument is the reason why a worker could not read a document; the worker
// itself is sound.
type errDocument struct{ reason string }

func (e errDocument) Error() string { return e.reason }

// The reasons for which a worker is given up on, in words for the user.
var (
	errDied = errors.New("reading it broke the PDF reader, which is its fault or the file's: print the PDF to a new PDF and try that")
	errFull = errors.New("reading it took too much memory: print the PDF to a new PDF, or split it, and try that")
)

// ask has the worker read a document. After an error that is no errDocument the
// worker must be killed.
func (p *process) ask(ctx context.Context, r request, o Options) (dhr.Reading, error) {
	p.read++
	if err := p.requests.Encode(r); err != nil {
		return dhr.Reading{}, errDied
	}
	stalled := time.NewTimer(o.Stall)
	defer stalled.Stop()
	look := time.NewTicker(o.Stall / 240) // four times a second at the usual limit
	defer look.Stop()
	for {
		select {
		case answer, alive := <-p.replies:
			switch {
			case !alive:
				return dhr.Reading{}, errDied
			case !answer.Done:
				stalled.Reset(o.Stall)
			case answer.Failed != "":
				return dhr.Reading{}, errDocument{answer.Failed}
			default:
				return answer.Reading, nil
			}
		case <-look.C:
			if memory(p.cmd.Process.Pid) > o.Memory {
				return dhr.Reading{}, errFull
			}
		case <-stalled.C:
			return dhr.Reading{}, fmt.Errorf("reading it made no progress for %v: print the PDF to a new PDF and try that", o.Stall)
		case <-ctx.Done():
			return dhr.Reading{}, ctx.Err()
		}
	}
}

// end lets the worker end by itself, or kills it.
func (p *process) end(kill bool) {
	_ = p.in.Close() // it ends when nothing more is asked
	if kill {
		_ = p.cmd.Process.Kill()
	}
	for range p.replies { // until it has ended
	}
	_ = p.cmd.Wait() // how it ended was said before
}
