package sheet

import (
	"context"
	"math"
	"net/url"
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// Sheet is a page image with the passage outlined on it.
type Sheet struct {
	Number   int // of the page, from 1
	Of       string
	Source   string  // address of the image
	W, H     float64 // points
	Lines    []area  // of the passage on this page
	Outlines []area  // around them, one a column
}

// area is a rectangle on a page, in points from the top left corner.
type area struct{ X, Y, W, H float64 }

const (
	maxSheets  = 3   // pages shown of a passage that runs over more
	outlinePad = 3.0 // points between a passage's lines and its outline
)

// Of returns the pages on which a passage stands. There are none without a
// renderer, or when the size of the page is not known.
func (s *Sheets) Of(ctx context.Context, p dhr.Passage, documentName string) ([]Sheet, error) {
	if s.images == nil {
		return nil, nil
	}
	pages, err := s.store.Pages(ctx, p.Document)
	if err != nil {
		return nil, err
	}
	var out []Sheet
	for _, leaf := range pages {
		if leaf.Number < p.Page || leaf.Number > p.PageEnd || !(leaf.Width > 0 && leaf.Height > 0) || len(out) == maxSheets {
			continue
		}
		q := url.Values{"document": {p.Document}, "page": {strconv.Itoa(leaf.Number)}}
		one := Sheet{Number: leaf.Number, Of: page.Clean(documentName), Source: "/page?" + q.Encode(), W: leaf.Width, H: leaf.Height}
		for _, b := range p.Boxes {
			if a, ok := within(b, leaf); ok {
				one.Lines = append(one.Lines, a)
			}
		}
		one.Outlines = outlines(one.Lines, leaf)
		out = append(out, one)
	}
	return out, nil
}

// within returns the part of a box that lies on the page.
func within(b dhr.Box, page dhr.Page) (area, bool) {
	if b.Page != page.Number {
		return area{}, false
	}
	return clipped(b.X, b.Y, b.X+b.W, b.Y+b.H, page)
}

func clipped(left, top, right, bottom float64, page dhr.Page) (area, bool) {
	left, top = max(left, 0), max(top, 0)
	right, bottom = min(right, page.Width), min(bottom, page.Height)
	if !(right > left && bottom > top) { // also when one is not a number
		return area{}, false
	}
	cut := func(v float64) float64 { return math.Round(v*100) / 100 }
	return area{cut(left), cut(top), cut(right - left), cut(bottom - top)}, true
}

// outlines draws one rectangle around the lines, and another wherever the next line
// stands higher than the one before, as in a new column.
func outlines(lines []area, page dhr.Page) []area {
	var out []area
	for i := 0; i < len(lines); {
		left, top, right, bottom := lines[i].X, lines[i].Y, lines[i].X+lines[i].W, lines[i].Y+lines[i].H
		last := lines[i].Y
		for i++; i < len(lines) && lines[i].Y > last-lines[i].H; i++ {
			l := lines[i]
			left, top, right, bottom = min(left, l.X), min(top, l.Y), max(right, l.X+l.W), max(bottom, l.Y+l.H)
			last = l.Y
		}
		if a, ok := clipped(left-outlinePad, top-outlinePad, right+outlinePad, bottom+outlinePad, page); ok {
			out = append(out, a)
		}
	}
	return out
}
