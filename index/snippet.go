package index

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
)

// snippetLength is how long a snippet is, in code points, give or take a word.
const snippetLength = 240

// codePoints turns places in bytes into spans in code points, sorted and without
// overlap.
func codePoints(text string, places []byteSpan) []dhr.Span {
	if len(places) == 0 {
		return nil
	}
	slices.SortFunc(places, func(a, b byteSpan) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
	})
	return spansOf(text, places)
}

// spansOf turns sorted places into spans; one that overlaps another is left out.
func spansOf(text string, places []byteSpan) []dhr.Span {
	var spans []dhr.Span
	byteAt, point, last := 0, 0, -1
	advance := func(to int) int {
		point += utf8.RuneCountInString(text[byteAt:to])
		byteAt = to
		return point
	}
	for _, p := range places {
		if p.start < last || p.end > len(text) || p.start >= p.end {
			continue // the same word found twice
		}
		start := advance(p.start)
		spans = append(spans, dhr.Span{Start: start, End: advance(p.end)})
		last = p.end
	}
	return spans
}

// wholes turns the matches that the places are part of into spans, sorted and without
// overlap: the longest of those that begin first.
func wholes(text string, places []byteSpan) []dhr.Span {
	whole := make([]byteSpan, len(places))
	for i, p := range places {
		whole[i] = byteSpan{start: p.whole[0], end: p.whole[1]}
	}
	slices.SortFunc(whole, func(a, b byteSpan) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	return spansOf(text, whole)
}

// snippet chooses the part of the text to show: the earliest with the most
// matches, cut between words. A text that is hardly longer is shown whole.
func snippet(text string, spans []dhr.Span) dhr.Span {
	points := []rune(text)
	if len(points) <= snippetLength*5/4 {
		return dhr.Span{End: len(points)}
	}
	first, last, most := 0, 0, 0
	for i := range spans {
		j := i
		for j < len(spans) && spans[j].End-spans[i].Start <= snippetLength {
			j++
		}
		if j-i > most {
			first, last, most = spans[i].Start, spans[j-1].End, j-i
		}
	}
	start := max(0, first-(snippetLength-(last-first))/2)
	end := min(len(points), start+snippetLength)
	start = max(0, min(start, end-snippetLength))
	for start > 0 && start < first && !unicode.IsSpace(points[start-1]) {
		start++
	}
	for end < len(points) && end > last && end > start+1 && !unicode.IsSpace(points[end]) {
		end--
	}
	return dhr.Span{Start: start, End: end}
}
