package dhr

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one mistake in a file that a person wrote, with where it is and what
// to do about it.
type Problem struct {
	File string
	Line int    // from 1; 0 when it concerns the whole file
	Msg  string // what is wrong
	Hint string // what to do; may be empty
}

// Error gives the problem on one line, as file:line: message (hint).
func (p Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	b.WriteString(": " + p.Msg)
	if p.Hint != "" {
		b.WriteString(" (" + p.Hint + ")")
	}
	return b.String()
}

// Problems is every mistake found in one go, in the order of files and lines.
type Problems []Problem

// Error gives one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Sort puts the problems in the order of files and lines; those of one line keep
// theirs.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line)
	})
}

// Err returns the problems as an error, or nil when there are none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}
