package near

import (
	"cmp"
	"slices"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// place is where one of the terms stands.
type place struct {
	term   int
	vector *bleveindex.TermFieldVector
}

// window slides over the places of the terms in a passage.
type window struct {
	first  []int // by term: the first term that is the same word
	need   []int // by first term: how often the word has to be there
	have   []int
	length uint64 // positions that a match may take, at most
	places []place
}

func newWindow(terms []string, within int) window {
	w := window{first: make([]int, len(terms)), need: make([]int, len(terms)), have: make([]int, len(terms)),
		length: uint64(len(terms) + max(within, 0))}
	for i, t := range terms {
		w.first[i] = slices.Index(terms, t)
		w.need[w.first[i]]++
	}
	return w
}

// matches returns the shortest runs of places that have every word often enough and
// take no more positions than allowed, in the order of the text; of those that overlap
// the first. Unless all are wanted it stops at the first.
func (w *window) matches(docs []bleveindex.TermFieldDoc, all bool) (found [][]place) {
	w.places = w.places[:0]
	for i := range docs {
		if w.first[i] != i {
			continue
		}
		for _, v := range docs[i].Vectors {
			w.places = append(w.places, place{i, v})
		}
	}
	slices.SortFunc(w.places, func(a, b place) int { return cmp.Compare(a.vector.Pos, b.vector.Pos) })
	clear(w.have)
	missing := len(w.need)
	left := 0
	for right, p := range w.places {
		if w.have[p.term]++; w.have[p.term] <= w.need[p.term] {
			missing--
		}
		for ; missing == 0 && w.have[w.places[left].term] > w.need[w.places[left].term]; left++ {
			w.have[w.places[left].term]--
		}
		if missing > 0 || p.vector.Pos-w.places[left].vector.Pos >= w.length {
			continue
		}
		found = append(found, w.wanted(w.places[left:right+1]))
		if !all {
			return found
		}
		clear(w.have)
		missing, left = len(w.need), right+1
	}
	return found
}

// wanted returns a copy of a run with each word as often as it is needed: the last
// places of it, but always the first of the run.
func (w *window) wanted(run []place) []place {
	left := slices.Clone(w.need)
	left[run[0].term]--
	var out []place
	for i := len(run) - 1; i > 0; i-- {
		if p := run[i]; left[p.term] > 0 {
			left[p.term]--
			out = append(out, p)
		}
	}
	out = append(out, run[0])
	slices.Reverse(out)
	return out
}
