package sheet

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func TestOutlines(t *testing.T) {
	page := dhr.Page{Number: 3, Width: 595, Height: 842}
	box := func(x, y, w, h float64) dhr.Box { return dhr.Box{Page: 3, X: x, Y: y, W: w, H: h} }
	for _, c := range []struct {
		name  string
		boxes []dhr.Box
		want  []area
	}{
		{"none", nil, nil},
		{"one line", []dhr.Box{box(72, 100, 200, 10)}, []area{{69, 97, 206, 16}}},
		{"a paragraph", []dhr.Box{box(90, 100, 400, 10), box(72, 112, 418, 10), box(72, 124, 30, 10)}, []area{{69, 97, 424, 40}}},
		{"parts of a line", []dhr.Box{box(72, 100, 100, 10), box(180, 99, 100, 12)}, []area{{69, 96, 214, 18}}},
		{"two columns", []dhr.Box{box(72, 700, 200, 10), box(72, 712, 200, 10), box(310, 80, 200, 10)}, []area{{69, 697, 206, 28}, {307, 77, 206, 16}}},
		{"another page", []dhr.Box{{Page: 4, X: 72, Y: 100, W: 200, H: 10}}, nil},
		{"over the edge", []dhr.Box{box(-50, -50, 5000, 100)}, []area{{0, 0, 595, 53}}},
		{"outside", []dhr.Box{box(600, 100, 10, 10), box(72, 900, 10, 10)}, nil},
		{"no size", []dhr.Box{box(72, 100, 0, 10), box(72, 100, 10, -4)}, nil},
		{"not numbers", []dhr.Box{box(math.NaN(), 100, 10, 10), box(72, 100, math.Inf(1), math.NaN())}, nil},
	} {
		var lines []area
		for _, b := range c.boxes {
			if a, ok := within(b, page); ok {
				lines = append(lines, a)
			}
		}
		if diff := cmp.Diff(c.want, outlines(lines, page)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}
