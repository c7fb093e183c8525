// Package near finds passages in which words stand side by side, or near each other.
package near

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// words finds passages in which words stand side by side or near each other. It is
// used instead of bleve's phrase searcher, which reads the places of every word in every passage that
// it looks at and gathers them in maps. This one finds the passages that have all
// the words by their bitmaps, reads the places in those only, rarest word first,
// and scores those that have the phrase: phrases of common words ("did not ask")
// take a third of the time.
type words struct {
	search.Searcher                 // of the passages that have all the words
	scores          search.Searcher // the same, with scores; nil when they are not wanted
	terms           []string
	places          []bleveindex.TermFieldReader // by term
	docs            []bleveindex.TermFieldDoc    // by term, reused
	rareFirst       []int                        // terms by how many passages they are in
	field           string
	within          int      // words among the terms; -1 for a phrase
	starts          []uint64 // positions of the phrase in the passage, reused
	window          window
	locate          bool
}

// InOrder has the words side by side, as they are given.
const InOrder = -1

var (
	scoring   = search.SearcherOptions{}
	filtering = search.SearcherOptions{Score: "none"}
)

// New returns a searcher for the terms of a field: side by side if within is InOrder,
// else in any order with at most so many other words among them, where a term given
// twice has to be there twice.
//
// With term vectors asked for, each location tells where a word stands and, as its
// array positions, from which byte to which the whole match reaches.
func New(ctx context.Context, r bleveindex.IndexReader, field string, terms []string, within int, o search.SearcherOptions) (_ search.Searcher, err error) {
	s := &words{terms: terms, field: field, within: within, window: newWindow(terms, within), docs: make([]bleveindex.TermFieldDoc, len(terms)), locate: o.IncludeTermVectors}
	var all, scored []search.Searcher
	defer func() {
		if err != nil {
			err = errors.Join(err, closeAll(all), closeAll(scored), s.closePlaces())
		}
	}()
	for i, t := range terms {
		places, err := r.TermFieldReader(ctx, []byte(t), field, true, false, true)
		if err != nil {
			return nil, err
		}
		s.places = append(s.places, places)
		if slices.Contains(terms[:i], t) {
			continue // once is enough to have it
		}
		has, err := searcher.NewTermSearcher(ctx, r, t, field, 1, filtering)
		if err != nil {
			return nil, err
		}
		all = append(all, has)
		if o.Score == filtering.Score || s.locate {
			continue
		}
		score, err := searcher.NewTermSearcher(ctx, r, t, field, 1, scoring)
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
func (s *words) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	m, err := s.Searcher.Next(ctx)
	return s.checked(ctx, m, err)
}

// Advance returns the first passage with the phrase from that one on, or nil.
func (s *words) Advance(ctx *search.SearchContext, id bleveindex.IndexInternalID) (*search.DocumentMatch, error) {
	m, err := s.Searcher.Advance(ctx, id)
	return s.checked(ctx, m, err)
}

// Weight is what bleve makes scores comparable by.
func (s *words) Weight() float64 {
	if s.scores == nil {
		return s.Searcher.Weight()
	}
	return s.scores.Weight()
}

// SetQueryNorm is the other half of it.
func (s *words) SetQueryNorm(norm float64) {
	if s.scores != nil {
		s.scores.SetQueryNorm(norm)
	}
}

// DocumentMatchPoolSize is how many matches are in use at a time.
func (s *words) DocumentMatchPoolSize() int {
	n := s.Searcher.DocumentMatchPoolSize() + 1
	if s.scores != nil {
		n += s.scores.DocumentMatchPoolSize()
	}
	return n
}

// Close lets go of what the searcher reads from.
func (s *words) Close() error {
	err := errors.Join(s.Searcher.Close(), s.closePlaces())
	if s.scores != nil {
		err = errors.Join(err, s.scores.Close())
	}
	return err
}

func (s *words) closePlaces() error {
	var errs []error
	for _, r := range s.places {
		errs = append(errs, r.Close())
	}
	return errors.Join(errs...)
}

func closeAll(all []search.Searcher) error {
	var errs []error
	for _, s := range all {
		errs = append(errs, s.Close())
	}
	return errors.Join(errs...)
}

// checked goes on from a passage with all the words to one with the phrase.
func (s *words) checked(ctx *search.SearchContext, m *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	for err == nil && m != nil {
		found, err := s.matches(m)
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

// matches looks whether the words stand as they are asked for.
func (s *words) matches(m *search.DocumentMatch) (bool, error) {
	if s.within == InOrder {
		return s.inPhrase(m)
	}
	for _, i := range s.rareFirst {
		if there, err := s.read(i, m); !there || err != nil {
			return false, err
		}
	}
	matches := s.window.matches(s.docs, s.locate)
	for _, match := range matches {
		for _, at := range match {
			s.add(m, at.term, at.vector, match[0].vector, match[len(match)-1].vector)
		}
	}
	return len(matches) > 0, nil
}

// read reads where a term stands in a passage.
func (s *words) read(term int, m *search.DocumentMatch) (there bool, err error) {
	d, err := s.places[term].Advance(m.IndexInternalID, s.docs[term].Reset())
	return err == nil && d != nil && d.ID.Equals(m.IndexInternalID), err
}

// add notes a word with the first and last one of the match that it is part of.
func (s *words) add(m *search.DocumentMatch, term int, at, first, last *bleveindex.TermFieldVector) {
	if !s.locate {
		return
	}
	m.FieldTermLocations = append(m.FieldTermLocations, search.FieldTermLocation{Field: s.field, Term: s.terms[term],
		Location: search.Location{Pos: at.Pos, Start: at.Start, End: at.End, ArrayPositions: search.ArrayPositions{first.Start, last.End}}})
}

// inPhrase looks whether the words stand side by side.
func (s *words) inPhrase(m *search.DocumentMatch) (bool, error) {
	s.starts = s.starts[:0]
	for n, i := range s.rareFirst {
		if there, err := s.read(i, m); !there || err != nil {
			return false, err
		}
		vectors := s.docs[i].Vectors
		if n == 0 {
			for _, v := range vectors {
				if v.Pos > uint64(i) {
					s.starts = append(s.starts, v.Pos-uint64(i))
				}
			}
		} else {
			s.starts = followed(s.starts, vectors, uint64(i))
		}
		if len(s.starts) == 0 {
			return false, nil
		}
	}
	if !s.locate {
		return true, nil
	}
	for _, start := range s.starts {
		var match []*bleveindex.TermFieldVector
		for i := range s.docs {
			at, _ := slices.BinarySearchFunc(s.docs[i].Vectors, start+uint64(i), func(v *bleveindex.TermFieldVector, pos uint64) int {
				return cmp.Compare(v.Pos, pos)
			})
			match = append(match, s.docs[i].Vectors[at])
		}
		for i, v := range match {
			s.add(m, i, v, match[0], match[len(match)-1])
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
