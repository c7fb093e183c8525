package dhr_test

import (
	"slices"
	"testing"

	"github.com/dhrcoder/dhr"
)

func TestJoinSpans(t *testing.T) {
	for _, c := range []struct{ in, want []dhr.Span }{
		{nil, nil},
		{[]dhr.Span{{Start: 5, End: 8}, {Start: 0, End: 2}}, []dhr.Span{{Start: 0, End: 2}, {Start: 5, End: 8}}},
		{[]dhr.Span{{Start: 4, End: 6}, {Start: 0, End: 4}, {Start: 1, End: 2}}, []dhr.Span{{Start: 0, End: 6}}},
		{[]dhr.Span{{Start: 0, End: 9}, {Start: 2, End: 3}, {Start: 10, End: 11}}, []dhr.Span{{Start: 0, End: 9}, {Start: 10, End: 11}}},
	} {
		if got := dhr.JoinSpans(slices.Clone(c.in)); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.in, got, c.want)
		}
	}
}
