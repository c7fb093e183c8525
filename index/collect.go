package index

import (
	"bytes"
	"cmp"
	"container/heap"
	"context"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// found is a passage that matches, before it is read.
type found struct {
	score int64  // in millionths: sums of floats must not decide an order
	place string // file and ordinal
	id    bleveindex.IndexInternalID
}

// before orders by falling score, then by place.
func (f found) before(g found) int {
	if c := cmp.Compare(g.score, f.score); c != 0 {
		return c
	}
	return cmp.Compare(f.place, g.place)
}

// worstFirst is a heap whose top is the last in order.
type worstFirst []found

func (h worstFirst) Len() int           { return len(h) }
func (h worstFirst) Less(i, j int) bool { return h[i].before(h[j]) > 0 }
func (h worstFirst) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *worstFirst) Push(x any)        { *h = append(*h, x.(found)) }
func (h *worstFirst) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

// collection is what a search finds.
type collection struct {
	best   []found // the first ones, in order
	total  int
	groups map[string]int // passages by group
}

// collect runs a searcher and keeps the first limit passages and the counts by
// group. It is used instead of bleve's collector because that one reads three
// fields a passage for the facets and as many again for the order; this one reads
// one, and a second only where it decides.
func collect(ctx context.Context, r bleveindex.IndexReader, s search.Searcher, limit int, byPlace bool) (*collection, error) {
	groups, err := r.DocValueReader([]string{fieldGroup})
	if err != nil {
		return nil, err
	}
	places, err := r.DocValueReader([]string{fieldPlace})
	if err != nil {
		return nil, err
	}
	c := &collection{groups: map[string]int{}}
	counts := map[string]*int{}
	count := func(_ string, group []byte) {
		n := counts[string(group)]
		if n == nil {
			n = new(int)
			counts[string(group)] = n
		}
		*n++
	}
	var place []byte
	keepPlace := func(_ string, value []byte) { place = value }
	var top worstFirst
	sctx := searchContext(r, s)
	for {
		m, err := s.Next(sctx)
		if err != nil {
			return nil, err
		}
		if m == nil {
			break
		}
		if c.total++; c.total%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		if err := groups.VisitDocValues(m.IndexInternalID, count); err != nil {
			return nil, err
		}
		score := int64(0)
		if !byPlace {
			score = int64(math.Round(m.Score * 1e6))
		}
		if full := len(top) == limit; limit > 0 && (!full || score >= top[0].score) {
			if err := places.VisitDocValues(m.IndexInternalID, keepPlace); err != nil {
				return nil, err
			}
			switch {
			case !full:
				heap.Push(&top, found{score, string(place), slices.Clone(m.IndexInternalID)})
			case score > top[0].score || bytes.Compare(place, []byte(top[0].place)) < 0:
				top[0] = found{score, string(place), slices.Clone(m.IndexInternalID)}
				heap.Fix(&top, 0)
			}
		}
		sctx.DocumentMatchPool.Put(m)
	}
	for g, n := range counts {
		c.groups[g] = *n
	}
	slices.SortFunc(top, found.before)
	c.best = top
	return c, nil
}

// byteSpan is a range of a text in bytes.
type byteSpan struct{ start, end int }

// locate returns where in their texts the passages match. The searcher is a new
// one that reads the places of words, which the one that counted did not.
func locate(r bleveindex.IndexReader, s search.Searcher, hits []found) ([][]byteSpan, error) {
	order := make([]int, len(hits))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return bytes.Compare(hits[a].id, hits[b].id) })
	out := make([][]byteSpan, len(hits))
	sctx := searchContext(r, s)
	for _, i := range order {
		m, err := s.Advance(sctx, hits[i].id)
		if err != nil {
			return nil, err
		}
		if m == nil {
			break
		}
		if bytes.Equal(m.IndexInternalID, hits[i].id) {
			for _, l := range m.FieldTermLocations {
				if l.Field == fieldText {
					out[i] = append(out[i], byteSpan{int(l.Location.Start), int(l.Location.End)})
				}
			}
		}
		sctx.DocumentMatchPool.Put(m)
	}
	return out, nil
}
