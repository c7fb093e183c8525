package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"text/tabwriter"
)

// table collects what is measured.
type table struct{ lines []string }

func (t *table) machine() {
	t.lines = append(t.lines, fmt.Sprintf("%s, %s/%s, %d processors", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0)))
}

func (t *table) heading(format string, args ...any) {
	t.lines = append(t.lines, "", fmt.Sprintf(format, args...))
}

// row has a name, a time, a rate (or a second time), a ratio to pdftotext and
// whatever else is to be said.
func (t *table) row(name, time, rate, ratio, more string) {
	t.lines = append(t.lines, strings.TrimRight(strings.Join([]string{"  " + name, time, rate, ratio, more}, "\t"), "\t"))
}

func (t *table) print(w io.Writer) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, line := range t.lines {
		fmt.Fprintln(out, line)
	}
	return out.Flush()
}
