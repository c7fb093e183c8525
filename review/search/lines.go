package search

import (
	"context"
	"fmt"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/concordance"
	"github.com/dhrcoder/dhr/review/page"
)

const (
	linesAPage = 50
	mostLined  = 1000 // passages that a concordance is made of
	lineWidth  = 55   // code points on each side of a hit
)

// linesView is a page of a concordance.
type linesView struct {
	Lines  []lineView
	All    int // lines there are
	From   int // passages they are made of
	Capped bool
}

// lineView is a hit with what stands around it.
type lineView struct {
	Address           string // in the reader; empty when the passage is gone
	Left, Node, Right string
	CutLeft, CutRight bool
	Case, Where       string
}

// lines makes a page of a concordance of what was found.
func (s *room) lines(ctx context.Context, h hunt, found Result, v *searchView) (shown, of int, err error) {
	sources := make([]concordance.Source, len(found.Hits))
	for i, hit := range found.Hits {
		sources[i] = concordance.Source{Text: hit.Text, Matches: hit.Matches}
	}
	all := concordance.Lines(sources, lineWidth, 0, h.Sort)
	view := &linesView{All: len(all), From: len(found.Hits), Capped: found.Total > len(found.Hits)}
	first := min((h.Page-1)*linesAPage, len(all))
	part := all[first:min(first+linesAPage, len(all))]
	var hits []Hit
	for _, l := range part {
		hits = append(hits, found.Hits[l.Source])
	}
	there, _, err := s.there(ctx, hits)
	if err != nil {
		return 0, 0, err
	}
	for i, l := range part {
		line := lineView{Left: page.Clean(l.Left), Node: page.Clean(l.Node), Right: page.Clean(l.Right), CutLeft: l.CutLeft, CutRight: l.CutRight,
			Case: page.Clean(hits[i].Case), Where: fmt.Sprintf("p. %d", hits[i].Page)}
		if p, known := there[hits[i].Passage]; known && p.Ordinal >= 0 {
			line.Address = page.ReadAddress(p.Document, p.ID)
		}
		view.Lines = append(view.Lines, line)
	}
	v.Lines = view
	return len(part), len(all), nil
}

// evidence are where a passage was hit, for a suggestion.
func evidence(hits []Hit) []dhr.ProposedHit {
	out := make([]dhr.ProposedHit, len(hits))
	for i, h := range hits {
		out[i] = dhr.ProposedHit{Passage: h.Passage, Evidence: h.Matches}
	}
	return out
}
