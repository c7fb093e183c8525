package ruled

import (
	"cmp"
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/text"
)

const (
	near    = 4.0 // points within which two lines are one, and lines meet
	least   = 6.0 // points of length that a line must have
	maxRule = 2000
)

// stroke is a level line at y = at from x = from to x = to, or an upright one with
// x and y exchanged.
type stroke struct{ at, from, to float64 }

// strokes sorts lines into level and upright ones and joins the pieces of each.
func strokes(rules []text.Rect) (level, upright []stroke) {
	if len(rules) > maxRule {
		rules = rules[:maxRule]
	}
	for _, r := range rules {
		if r.W >= r.H {
			level = append(level, stroke{r.Y + r.H/2, r.X, r.X + r.W})
		} else {
			upright = append(upright, stroke{r.X + r.W/2, r.Y, r.Y + r.H})
		}
	}
	return pieces(level), pieces(upright)
}

// pieces joins lines in the same place that touch, or nearly so, as dashes and the
// borders of cells beside one another do.
func pieces(lines []stroke) []stroke {
	slices.SortFunc(lines, func(a, b stroke) int {
		return cmp.Or(cmp.Compare(math.Round(a.at), math.Round(b.at)), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var out []stroke
	for _, l := range lines {
		if n := len(out) - 1; n >= 0 && math.Abs(out[n].at-l.at) < 1.2 && l.from <= out[n].to+near {
			out[n].to = math.Max(out[n].to, l.to)
			continue
		}
		out = append(out, l)
	}
	return slices.DeleteFunc(out, func(l stroke) bool { return l.to-l.from < least })
}

// meet reports whether a level and an upright line touch or cross.
func meet(level, upright stroke) bool {
	return upright.at > level.from-near && upright.at < level.to+near &&
		level.at > upright.from-near && level.at < upright.to+near
}

// groups gives the lines that hang together, the one that begins highest first.
func groups(level, upright []stroke) [][2][]stroke {
	all := newUnion(len(level) + len(upright))
	for i, h := range level {
		for j, v := range upright {
			if meet(h, v) {
				all.join(i, len(level)+j)
			}
		}
	}
	var out [][2][]stroke
	place := map[int]int{}
	at := func(i int) int {
		root := all.find(i)
		k, ok := place[root]
		if !ok {
			k = len(out)
			place[root] = k
			out = append(out, [2][]stroke{})
		}
		return k
	}
	for i, h := range level {
		k := at(i)
		out[k][0] = append(out[k][0], h)
	}
	for j, v := range upright {
		k := at(len(level) + j)
		out[k][1] = append(out[k][1], v)
	}
	return out
}

// places gives the distinct places of the lines, in order.
func places(lines []stroke, more ...float64) []float64 {
	var at []float64
	for _, l := range lines {
		at = append(at, l.at)
	}
	slices.Sort(at)
	slices.Sort(more)
	for _, m := range more {
		if len(at) == 0 || m < at[0]-2*near || m > at[len(at)-1]+2*near {
			at = append(at, m)
			slices.Sort(at)
		}
	}
	var out []float64
	for i := 0; i < len(at); {
		j := i
		for j+1 < len(at) && at[j+1]-at[j] < near && at[j+1]-at[i] < 2*near {
			j++
		}
		out = append(out, (at[i]+at[j])/2)
		i = j + 1
	}
	return out
}

// union keeps sets of numbers that have been joined.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

// join makes one set of two; its name is the smaller of theirs.
func (u union) join(a, b int) {
	a, b = u.find(a), u.find(b)
	u[max(a, b)] = min(a, b)
}
