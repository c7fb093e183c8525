package near

import (
	"strings"
	"testing"

	bleveindex "github.com/blevesearch/bleve_index_api"
	"github.com/google/go-cmp/cmp"
)

// TestWindow slides over texts of single letters.
func TestWindow(t *testing.T) {
	for _, c := range []struct {
		text, terms string
		within      int
		want        []string
	}{
		{"a x b", "a b", 1, []string{"a0 b2"}},
		{"a x b", "a b", 0, nil},
		{"b a", "a b", 0, []string{"b0 a1"}},
		{"a a a b", "a b", 0, []string{"a2 b3"}},
		{"a b a b", "a b", 0, []string{"a0 b1", "a2 b3"}},
		{"a b a", "a b", 3, []string{"a0 b1"}},
		{"a x a", "a a", 1, []string{"a0 a2"}},
		{"a x x b c", "a b c", 2, []string{"a0 b3 c4"}},
		{"a x x b c", "a b c", 1, nil},
		{"a", "a a", 9, nil},
	} {
		terms := strings.Fields(c.terms)
		docs := make([]bleveindex.TermFieldDoc, len(terms))
		for i, term := range terms {
			for pos, word := range strings.Fields(c.text) {
				if word == term {
					docs[i].Vectors = append(docs[i].Vectors, &bleveindex.TermFieldVector{Pos: uint64(pos)})
				}
			}
		}
		w := newWindow(terms, c.within)
		for range 2 { // it may be used again
			var got []string
			for _, match := range w.matches(docs, true) {
				var words []string
				for _, p := range match {
					words = append(words, terms[p.term]+string(rune('0'+p.vector.Pos)))
				}
				got = append(got, strings.Join(words, " "))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%q in %q within %d: %s", c.terms, c.text, c.within, diff)
			}
		}
	}
}
