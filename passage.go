package dhr

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// Section is a headed part of a document.
type Section struct {
	Ordinal    int    // from 0, in reading order
	Heading    string // without its printed number; empty before the first heading
	Number     string // as printed, such as "4" or "PART E"; may be empty
	Zone       Zone
	Confidence float64 // of the zone, 0-1
	Page       int     // on which it begins, from 1
}

// Passage is a paragraph, table row or list item: the unit of coding.
type Passage struct {
	ID       string // see PassageID
	Document string // ID of its document
	Ordinal  int    // from 0, in reading order
	Section  int    // Ordinal of its section
	Heading  string // of its section
	Zone     Zone
	Page     int    // on which it begins, from 1
	PageEnd  int    // on which it ends
	Number   string // printed paragraph number, such as "4.12"; not in Text
	Text     string // normalised to NFC; no line breaks inside
	Boxes    []Box  // where it stands, a box a line or part of one; none on pages whose reader does not see places
	Refers   Mark   // of a footnote: where its mark stands; zero when it is none or its mark was not found
}

// Mark is where the number or sign of a footnote stands in the text.
type Mark struct {
	Passage string `json:"passage,omitempty"` // ID of the passage that has it; empty for none
	At      int    `json:"at,omitempty"`      // how many code points of the text stand before it; -1 when only the passage is known
}

// Box is a rectangle on a page, in points from the page's top left corner.
type Box struct {
	Page int     `json:"page"` // from 1
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
	W    float64 `json:"w"`
	H    float64 `json:"h"`
}

// Span is a range of a passage's text in code points, end exclusive.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Of returns the part of a text that the span is, as far as the text has it.
func (s Span) Of(text string) string {
	runes := []rune(text)
	start, end := max(0, min(s.Start, len(runes))), max(0, min(s.End, len(runes)))
	if start >= end {
		return ""
	}
	return string(runes[start:end])
}

// PassageID names a passage by its document, its text and how many passages with
// the same text stand before it in the document. Extraction by a newer engine
// therefore gives an unchanged passage its old name, and decisions stay with it.
func PassageID(document, text string, earlier int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d\x00%s", document, earlier, text))
	return hex.EncodeToString(sum[:10])
}

// JoinSpans sorts spans and joins those that touch or overlap. The list given is
// changed.
func JoinSpans(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined); n > 0 && s.Start <= joined[n-1].End {
			joined[n-1].End = max(joined[n-1].End, s.End)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}
