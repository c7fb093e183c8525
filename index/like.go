package index

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"github.com/dhrcoder/dhr/index/query"
	"github.com/dhrcoder/dhr/index/word"
)

// The choice of words that a passage is compared by.
const (
	likeWords   = 15   // at most
	likeShare   = 0.25 // of them that a passage must have to be like it
	likeAtMost  = 0.05 // share of all passages above which a word says nothing
	likeAtLeast = 2    // letters
)

// like finds the passages like one: those that have at least a quarter of its
// telling words, the best by BM25 first. Telling are the fifteen stems of the
// passage with the highest tf·idf, that is (1 + ln tf) · ln (N / df), where tf says how
// often the stem is in the passage, df in how many of the N passages (Manning, Raghavan
// and Schütze, Introduction to Information Retrieval, 2008, section 6.2). Left out are
// common words, those in more than one passage in twenty, and those in no other. The
// passage itself is not among the answers.
func (c *compiler) like(n query.Like, o search.SearcherOptions) (search.Searcher, error) {
	id, err := c.reader.InternalID(n.Passage)
	if err != nil {
		return nil, err
	}
	unknown := &query.Error{Pos: n.Pos, Msg: "there is no passage of that ID", Hint: "take it from a result: --json gives it as passage"}
	if id == nil {
		return nil, unknown
	}
	text, _, err := stored(c.reader, n.Passage)
	if err != nil {
		return nil, err
	}
	terms, err := c.telling(text)
	if err != nil {
		return nil, err
	}
	if len(terms) == 0 {
		return searcher.NewMatchNoneSearcher(c.reader)
	}
	var any []search.Searcher
	for _, t := range terms {
		s, err := searcher.NewTermSearcher(c.ctx, c.reader, t, fieldText, 1, o)
		if err != nil {
			return nil, errors.Join(err, closeAll(any))
		}
		any = append(any, s)
	}
	least := max(1, math.Ceil(likeShare*float64(len(terms))))
	found, err := searcher.NewDisjunctionSearcher(c.ctx, c.reader, any, least, o)
	if err != nil {
		return nil, err
	}
	itself, err := searcher.NewDocIDSearcher(c.ctx, c.reader, []string{n.Passage}, 1, filtering)
	if err != nil {
		return nil, errors.Join(err, found.Close())
	}
	return searcher.NewBooleanSearcher(c.ctx, c.reader, found, nil, itself, o)
}

// telling returns the stems of a text that tell it from others, the most telling first.
func (c *compiler) telling(text string) ([]string, error) {
	all, err := c.reader.DocCount()
	if err != nil {
		return nil, err
	}
	often := map[string]int{}
	var met []string
	for _, t := range c.lex.Split(text, nil) {
		if word.Common(t.Plain) || len([]rune(t.Plain)) < likeAtLeast {
			continue
		}
		if often[t.Stem]++; often[t.Stem] == 1 {
			met = append(met, t.Stem)
		}
	}
	type weighed struct {
		stem   string
		weight float64
	}
	var kept []weighed
	for _, stem := range met {
		places, err := c.reader.TermFieldReader(c.ctx, []byte(stem), fieldText, false, false, false)
		if err != nil {
			return nil, err
		}
		in := float64(places.Count())
		if err := places.Close(); err != nil {
			return nil, err
		}
		if in < 2 || in > 20 && in > likeAtMost*float64(all) {
			continue
		}
		weight := (1 + math.Log(float64(often[stem]))) * math.Log(float64(all)/in)
		kept = append(kept, weighed{stem, math.Round(weight*1e6) / 1e6})
	}
	slices.SortStableFunc(kept, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.stem, b.stem))
	})
	var terms []string
	for _, k := range kept[:min(len(kept), likeWords)] {
		terms = append(terms, k.stem)
	}
	return terms, nil
}
