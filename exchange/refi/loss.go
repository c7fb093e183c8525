package refi

import (
	"fmt"
	"strings"
)

// Loss lists what an export or import left out: the standard asks every program to
// say so. It holds no text of reports.
type Loss struct {
	lines []lossLine
}

type lossLine struct {
	what string
	n    int
}

// Add notes that n things of a kind were left out; of the same kind the numbers add
// up. Nothing is noted when n is 0.
func (l *Loss) Add(n int, what string) {
	if n == 0 {
		return
	}
	for i := range l.lines {
		if l.lines[i].what == what {
			l.lines[i].n += n
			return
		}
	}
	l.lines = append(l.lines, lossLine{what, n})
}

// Plus notes everything that another loss holds.
func (l *Loss) Plus(o Loss) {
	for _, line := range o.lines {
		l.Add(line.n, line.what)
	}
}

// Empty reports whether nothing was left out.
func (l Loss) Empty() bool { return len(l.lines) == 0 }

// String gives a line for each kind, such as "12 × rejected suggestions".
func (l Loss) String() string {
	var b strings.Builder
	for _, line := range l.lines {
		fmt.Fprintf(&b, "  %d × %s\n", line.n, line.what)
	}
	return b.String()
}
