package ruled

import (
	"cmp"
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/text"
)

// Stack is level lines of the same length below one another that no upright line
// meets but at their ends, as in tables that have lines between their rows only.
type Stack struct {
	X0, X1 float64
	Ys     []float64 // from the top down
}

const (
	leastStack = 3   // lines that a stack has at least
	sameEnd    = 1.5 // points within which its lines begin and end in the same place
)

// Stacks finds the stacks of a page.
func Stacks(rules []text.Rect) []Stack {
	level, upright := strokes(rules)
	var out []Stack
	for _, h := range level {
		if h.to-h.from < 60 || slices.ContainsFunc(upright, func(v stroke) bool { return meet(h, v) && v.at > h.from+near && v.at < h.to-near }) {
			continue
		}
		i := slices.IndexFunc(out, func(s Stack) bool { return math.Abs(s.X0-h.from) < sameEnd && math.Abs(s.X1-h.to) < sameEnd })
		if i < 0 {
			out = append(out, Stack{X0: h.from, X1: h.to})
			i = len(out) - 1
		}
		if n := len(out[i].Ys); n == 0 || h.at-out[i].Ys[n-1] > near {
			out[i].Ys = append(out[i].Ys, h.at)
		}
	}
	out = slices.DeleteFunc(out, func(s Stack) bool { return len(s.Ys) < leastStack })
	slices.SortStableFunc(out, func(a, b Stack) int { return cmp.Or(cmp.Compare(a.Ys[0], b.Ys[0]), cmp.Compare(a.X0, b.X0)) })
	return out
}
