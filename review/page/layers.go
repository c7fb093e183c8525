package page

import "github.com/dhrcoder/dhr"

// Layers cuts text like Segments, with two kinds of evidence: strong for the code that
// is looked at, weak for the passage's other codes. Where both lie it is strong.
func Layers(text string, strong, weak []dhr.Span) []Segment {
	runes := []rune(text)
	level := make([]byte, len(runes))
	for kind, spans := range [][]dhr.Span{weak, strong} {
		for _, e := range spans {
			for i := max(e.Start, 0); i < min(e.End, len(runes)); i++ {
				level[i] = byte(kind + 1)
			}
		}
	}
	var out []Segment
	for at := 0; at < len(runes); {
		end := at + 1
		for end < len(runes) && level[end] == level[at] {
			end++
		}
		out = append(out, Segment{Text: Clean(string(runes[at:end])), Marked: level[at] > 0, Strong: level[at] == 2})
		at = end
	}
	return out
}
