package workshop

import (
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// DiffLine is a line of a difference between two texts.
type DiffLine struct {
	Sign string // "+" for new, "-" for gone, " " for unchanged, "@" where lines are left out
	Text string
}

// Diff compares two texts by lines; nil for equal ones.
func Diff(before, after string) []DiffLine {
	var out []DiffLine
	for i, line := range strings.Split(strings.TrimSuffix(string(diff.Diff("a", []byte(before), "b", []byte(after))), "\n"), "\n") {
		switch {
		case i < 3 || line == "": // the command and the names
		case line[0] == '@':
			out = append(out, DiffLine{Sign: "@", Text: line})
		default:
			out = append(out, DiffLine{Sign: line[:1], Text: line[1:]})
		}
	}
	return out
}
