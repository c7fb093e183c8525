package section

import (
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
)

const (
	termWords       = 6  // of a term that a glossary explains
	explanationMost = 60 // words of what it says of it
)

// joinTerms puts the terms of a glossary, which stand in bold above or beside what
// they mean, to their explanations: they are no headings.
func joinTerms(parts []paragraph.Part) []paragraph.Part {
	var out []paragraph.Part
	glossary := false
	size := 0.0 // of the glossary's heading
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		if p.Kind == paragraph.Heading {
			scores := headingZones(HeadingNumber(p.Full()))
			switch {
			case scores[zGlossary] >= 7:
				glossary, size = true, p.Style.Size
			case glossary && i+1 < len(parts) && explains(p, parts[i+1], size) && strongest(scores) < 7:
				next := parts[i+1]
				next.Text = strings.TrimSpace(p.Full() + " " + next.Full())
				next.Label = numbering.Label{Rest: next.Text}
				next.Lines = append(append([]paper.Line{}, p.Lines...), next.Lines...)
				for k := range next.Marks {
					next.Marks[k].At = -1
				}
				out = append(out, next)
				i++
				continue
			default:
				glossary = false
			}
		}
		out = append(out, p)
	}
	return out
}

// explains reports whether a paragraph may say what the term above it means.
func explains(term, p paragraph.Part, size float64) bool {
	return p.Kind == paragraph.Paragraph && !p.Row && term.Style.Size <= size+0.5 && term.Style.Size <= p.Style.Size+0.5 &&
		paper.WordCount(term.Full()) <= termWords && paper.WordCount(p.Text) <= explanationMost
}
