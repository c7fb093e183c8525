package index

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// phraseSearcher finds passages in which words stand side by side. It is used
// instead of bleve's, which reads the places of every word in every passage that
// it looks at and gathers them in maps. This one finds the passages that have all
// the words by their bitmaps, reads the places in those only, rarest word first,
// and scores those that have the phrase: phrases of common words ("did not ask")
// take a third of the time.
type phraseSearcher struct {
	search.Searcher                 // of the passages that have all the words
	scores          search.Searcher // the same, with scores; nil when they are not wanted
	terms           []string
	places          []bleveindex.TermFieldReader // by term
	docs            []bleveindex.TermFieldDoc    // by term, reused
	rareFirst       []int                        // terms by how many passages they are in
	starts          []uint64                     // positions of the phrase in the passage, reused
	locate          bool
}

func newPhraseSearcher(ctx context.Context, r bleveindex.IndexReader, terms []string, o search.SearcherOptions) (_ search.Searcher, err error) {
	s := &phraseSearcher{terms: terms, docs: make([]bleveindex.TermFieldDoc, len(terms)), locate: o.IncludeTermVectors}
	var all, scored []search.Searcher
	defer func() {
		if err != nil {
			err = errors.Join(err, closeAll(all), closeAll(scored), s.closePlaces())
		}
	}()
	for i, t := range terms {
		places, err := r.TermFieldReader(ctx, []byte(t), fieldText, true, false, true)
		if err != nil {
			return nil, err
		}
		s.places = append(s.places, places)
		if slices.Contains(terms[:i], t) {
			continue // once is enough to have it
		}
		has, err := searcher.NewTermSearcher(ctx, r, t, fieldText, 1, filtering)
		if err != nil {
			return nil, err
		}
		all = append(all, has)
		if o.Score == filtering.Score || s.locate {
			continue
		}
		score, err := searcher.NewTermSearcher(ctx, r, t, fieldText, 1, scoring)
		if err != nil {
			return nil, err
		}
		scored = append(scored, score)
	}
	for i := range terms {
		s.rareFirst = append(s.rareFirst, i)
	}
	slices.SortStableFunc(s.rareFirst, func(i, j int) int { return cmp.Compare(s.places[i].Count(), s.places[j].Count()) })
	if len(scored) > 0 {
		if s.scores, err = searcher.NewConjunctionSearcher(ctx, r, scored, scoring); err != nil {
			return nil, err
		}
	}
	if s.Searcher, err = searcher.NewConjunctionSearcher(ctx, r, all, filtering); err != nil {
		return nil, err
	}
	return s, nil
}

// Next returns the next passage with the phrase, or nil.
func (s *phraseSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	m, err := s.Searcher.Next(ctx)
	return s.checked(ctx, m, err)
}

// Advance returns the first passage with the phrase from that one on, or nil.
func (s *phraseSearcher) Advance(ctx *search.SearchContext, id bleveindex.IndexInternalID) (*search.DocumentMatch, error) {
	m, err := s.Searcher.Advance(ctx, id)
	return s.checked(ctx, m, err)
}

// Weight is what bleve makes scores comparable by.
func (s *phraseSearcher) Weight() float64 {
	if s.scores == nil {
		return s.Searcher.Weight()
	}
	return s.scores.Weight()
}

// SetQueryNorm is the other half of it.
func (s *phraseSearcher) SetQueryNorm(norm float64) {
	if s.scores != nil {
		s.scores.SetQueryNorm(norm)
	}
}

// DocumentMatchPoolSize is how many matches are in use at a time.
func (s *phraseSearcher) DocumentMatchPoolSize() int {
	n := s.Searcher.DocumentMatchPoolSize() + 1
	if s.scores != nil {
		n += s.scores.DocumentMatchPoolSize()
	}
	return n
}

// Close lets go of what the searcher reads from.
func (s *phraseSearcher) Close() error {
	err := errors.Join(s.Searcher.Close(), s.closePlaces())
	if s.scores != nil {
		err = errors.Join(err, s.scores.Close())
	}
	return err
}

func (s *phraseSearcher) closePlaces() error {
	var errs []error
	for _, r := range s.places {
		errs = append(errs, r.Close())
	}
	return errors.Join(errs...)
}

// checked goes on from a passage with all the words to one with the phrase.
func (s *phraseSearcher) checked(ctx *search.SearchContext, m *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	for err == nil && m != nil {
		found, err := s.inPhrase(m)
		if err != nil {
			return nil, err
		}
		if found && s.scores == nil {
			return m, nil
		}
		if found {
			scored, err := s.scores.Advance(ctx, m.IndexInternalID)
			ctx.DocumentMatchPool.Put(m)
			return scored, err
		}
		ctx.DocumentMatchPool.Put(m)
		if m, err = s.Searcher.Next(ctx); err != nil {
			return nil, err
		}
	}
	return m, err
}

// inPhrase looks whether the words stand side by side.
func (s *phraseSearcher) inPhrase(m *search.DocumentMatch) (bool, error) {
	s.starts = s.starts[:0]
	for n, i := range s.rareFirst {
		d, err := s.places[i].Advance(m.IndexInternalID, s.docs[i].Reset())
		if err != nil {
			return false, err
		}
		if d == nil || !d.ID.Equals(m.IndexInternalID) {
			return false, nil
		}
		if n == 0 {
			for _, v := range d.Vectors {
				if v.Pos > uint64(i) {
					s.starts = append(s.starts, v.Pos-uint64(i))
				}
			}
		} else {
			s.starts = followed(s.starts, d.Vectors, uint64(i))
		}
		if len(s.starts) == 0 {
			return false, nil
		}
	}
	if s.locate {
		for i := range s.docs {
			for _, v := range s.docs[i].Vectors {
				if _, here := slices.BinarySearch(s.starts, v.Pos-uint64(i)); here {
					m.FieldTermLocations = append(m.FieldTermLocations, search.FieldTermLocation{Field: fieldText,
						Term: s.terms[i], Location: search.Location{Pos: v.Pos, Start: v.Start, End: v.End}})
				}
			}
		}
	}
	return true, nil
}

// followed keeps the starts that have the word at a distance; both are sorted.
func followed(starts []uint64, places []*bleveindex.TermFieldVector, distance uint64) []uint64 {
	kept, j := starts[:0], 0
	for _, start := range starts {
		for j < len(places) && places[j].Pos < start+distance {
			j++
		}
		if j < len(places) && places[j].Pos == start+distance {
			kept = append(kept, start)
		}
	}
	return kept
}
