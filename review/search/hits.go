package search

import (
	"context"
	"net/url"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// hitView is a passage that was found.
type hitView struct {
	Address  string // in the reader
	Case     string
	Document string
	Where    []string
	Number   string
	Text     []page.Segment
	CutLeft  bool
	CutRight bool
	Codes    []page.Stripe
	Review   string // address; empty without codes
	Like     string // address of passages like it
	Gone     bool   // the passage is no longer in the project
}

// hits turns passages that were found into views.
func (s *room) hits(ctx context.Context, found []Hit) ([]hitView, error) {
	there, codes, err := s.there(ctx, found)
	if err != nil {
		return nil, err
	}
	out := make([]hitView, len(found))
	for i, h := range found {
		p, known := there[h.Passage]
		out[i] = hitView{Gone: !known || p.Ordinal < 0, Address: page.ReadAddress(p.Document, h.Passage), Case: page.Clean(h.Case), Document: page.Clean(h.Document),
			Where:  page.Where(dhr.Passage{Page: h.Page, PageEnd: max(h.Page, p.PageEnd), Heading: h.Heading, Zone: h.Zone}),
			Number: page.Clean(h.Number), Codes: s.Stripes(codes[h.Passage]), Like: likeAddress(h.Passage)}
		out[i].Text, out[i].CutLeft, out[i].CutRight = excerpt(h)
		if of := codes[h.Passage]; len(of) > 0 {
			out[i].Review = page.ReviewAddress(dhr.SuggestionKey{Passage: h.Passage, Code: page.FirstOpen(of)})
		}
	}
	return out, nil
}

// likeAddress is the address of the passages like one.
func likeAddress(passage string) string {
	return "/search?" + url.Values{"q": {"like:" + passage}}.Encode()
}

// wholeHit is the length in code points up to which a passage is shown whole.
const wholeHit = 700

// excerpt marks the hits in a passage, or in the part of a long one to show.
func excerpt(h Hit) (text []page.Segment, cutLeft, cutRight bool) {
	runes := []rune(h.Text)
	start, end := min(max(h.Snippet.Start, 0), len(runes)), min(max(h.Snippet.End, 0), len(runes))
	if len(runes) <= wholeHit || start >= end {
		return page.Segments(h.Text, h.Spans), false, false
	}
	var spans []dhr.Span
	for _, s := range h.Spans {
		if s.End > start && s.Start < end {
			spans = append(spans, dhr.Span{Start: s.Start - start, End: s.End - start})
		}
	}
	return page.Segments(string(runes[start:end]), spans), start > 0, end < len(runes)
}
