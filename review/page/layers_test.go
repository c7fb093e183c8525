package page

import (
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/google/go-cmp/cmp"
)

func TestLayers(t *testing.T) {
	for _, c := range []struct {
		name, text   string
		strong, weak []dhr.Span
		want         []Segment
	}{
		{"none", "plain", nil, nil, []Segment{{Text: "plain"}}},
		{"empty", "", []dhr.Span{{Start: 0, End: 1}}, nil, nil},
		{"strong over weak, in code points", "né à Córdoba", []dhr.Span{{Start: 3, End: 4}}, []dhr.Span{{Start: 0, End: 6}},
			[]Segment{{Text: "né ", Marked: true}, {Text: "à", Marked: true, Strong: true}, {Text: " C", Marked: true}, {Text: "órdoba"}}},
		{"outside and backward", "ab", []dhr.Span{{Start: -4, End: 1}, {Start: 9, End: 3}}, []dhr.Span{{Start: 1, End: 1 << 40}},
			[]Segment{{Text: "a", Marked: true, Strong: true}, {Text: "b", Marked: true}}},
	} {
		if diff := cmp.Diff(c.want, Layers(c.text, c.strong, c.weak)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}
