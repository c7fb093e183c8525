package fault

import (
	"errors"
	"fmt"
	"time"
)

// ErrSlow says that a reader was given up on.
var ErrSlow = errors.New("reading the page took too long")

// Within runs a call that may panic or hang, and gives up on it after the limit.
// What hangs cannot be stopped from inside the process: it is left behind with
// what it holds, which nobody may use any more. Package worker therefore reads in
// processes of their own, which end after some documents and can be killed.
func Within[T any](limit time.Duration, call func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if caught := recover(); caught != nil {
				// What it says may quote the file; the kind has to do.
				r.err = fmt.Errorf("%w (%T)", ErrPanic, caught)
			}
			done <- r
		}()
		r.value, r.err = call()
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case r := <-done:
		return r.value, r.err
	case <-timer.C:
		var none T
		return none, ErrSlow
	}
}

// ErrPanic says that a reader failed in a way it should not.
var ErrPanic = errors.New("the reader broke down")
