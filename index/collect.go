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
	groups map[string]*tally // by group
}

// tally counts the passages of a group.
type tally struct {
	passages  int
	tags      map[string]int // codes suggested and agencies named, see tagCode
	confirmed map[string]int // by code
}

// collect runs a searcher and keeps the first limit passages and the counts by
// group. It is used instead of bleve's collector because that one reads three
// fields a passage for the facets and as many again for the order; this one reads
// two at once, and a third only where it decides. Confirmed codes are by passage; where
// there are none the passages' names are not even read.
func collect(ctx context.Context, r bleveindex.IndexReader, s search.Searcher, limit int, byPlace bool, confirmed map[string][]string) (*collection, error) {
	groups, err := r.DocValueReader([]string{fieldGroup, fieldTags})
	if err != nil {
		return nil, err
	}
	places, err := r.DocValueReader([]string{fieldPlace})
	if err != nil {
		return nil, err
	}
	c := &collection{groups: map[string]*tally{}}
	var group *tally
	var tags []string
	known := map[string]string{} // one string a tag, not one a passage
	count := func(field string, value []byte) {
		if field == fieldTags {
			tag, met := known[string(value)]
			if !met {
				tag = string(value)
				known[tag] = tag
			}
			tags = append(tags, tag)
			return
		}
		if group = c.groups[string(value)]; group == nil {
			group = &tally{tags: map[string]int{}, confirmed: map[string]int{}}
			c.groups[string(value)] = group
		}
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
		group, tags = nil, tags[:0]
		if err := groups.VisitDocValues(m.IndexInternalID, count); err != nil {
			return nil, err
		}
		if group != nil {
			group.passages++
			for _, tag := range tags {
				group.tags[tag]++
			}
		}
		if group != nil && len(confirmed) > 0 {
			id, err := r.ExternalID(m.IndexInternalID)
			if err != nil {
				return nil, err
			}
			for _, code := range confirmed[id] {
				group.confirmed[code]++
			}
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
	slices.SortFunc(top, found.before)
	c.best = top
	return c, nil
}

// byteSpan is a range of a text in bytes. Whole is the match that it is part of, such
// as a phrase, when it is not one by itself.
type byteSpan struct {
	start, end int
	whole      [2]int
}

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
				if l.Field != fieldText {
					continue
				}
				at := byteSpan{start: int(l.Location.Start), end: int(l.Location.End)}
				at.whole = [2]int{at.start, at.end}
				if whole := l.Location.ArrayPositions; len(whole) == 2 {
					at.whole = [2]int{int(whole[0]), int(whole[1])}
				}
				out[i] = append(out[i], at)
			}
		}
		sctx.DocumentMatchPool.Put(m)
	}
	return out, nil
}
