package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// The exit codes that DESIGN and the help texts promise.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitPartly      = 3 // done, but some documents or lines failed; they were named
	exitInterrupted = 130
)

// usageError is a command line that cannot be carried out as it was written.
type usageError struct{ msg string }

func (e usageError) Error() string { return e.msg }

func usagef(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// partlyError says that the rest was done.
type partlyError struct{ msg string }

func (e partlyError) Error() string { return e.msg }

func exitCode(ctx context.Context, err error) int {
	var usage usageError
	var partly partlyError
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &partly):
		return exitPartly
	}
	return exitFailed
}

// describe gives an error for a person: several problems on lines of their own.
func describe(err error) string {
	text := err.Error()
	if strings.Contains(text, "\n") {
		return "\n  " + strings.ReplaceAll(text, "\n", "\n  ")
	}
	return text
}
