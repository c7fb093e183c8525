package section

import (
	"regexp"

	"github.com/dhrcoder/dhr"
)

const unheaded = 25 // paragraphs to a heading that make a document one without headings

// cutUnheaded cuts long sections of a document that has next to no headings where
// their paragraphs' zones change.
func cutUnheaded(chunks []*chunk) []*chunk {
	parts, headings := 0, 0
	for _, c := range chunks {
		parts += len(c.parts)
		if c.heading != "" && !TitleWords.MatchString(c.heading) {
			headings++
		}
	}
	if parts < 10 || headings > 0 && parts < headings*unheaded {
		return chunks
	}
	var out []*chunk
	for _, c := range chunks {
		if len(c.parts) < 10 {
			out = append(out, c)
			continue
		}
		out = append(out, c.cut(scores{})...)
	}
	return out
}

// mixedBonus holds a piece of a mixed section to the zone that it was cut for.
const mixedBonus = 6

// cutMixed cuts sections whose heading names two zones, of which one says what
// happened and the other does not, or which are told apart by their wording:
// "Conclusions and recommendations", "Conclusions and lessons".
func cutMixed(chunks []*chunk) []*chunk {
	zones := dhr.Zones()
	var out []*chunk
	for _, c := range chunks {
		s := c.said()
		best := strongest(s)
		var bar scores
		codable, other := false, false
		for z, v := range s {
			switch {
			case v < 5 || v < best-1.5:
				bar[z] = -1000
			case zones[z].Codable():
				codable = true
			default:
				other = true
			}
		}
		both := s[zConclusions] >= 5 && s[zLessons] >= 5 && bar[zConclusions] == 0 && bar[zLessons] == 0
		if len(c.parts) < 2 || !(codable && other || both) {
			out = append(out, c)
			continue
		}
		out = append(out, c.cut(bar)...)
	}
	return out
}

// cut cuts a section where its paragraphs' zones change. Bar is added to what the
// paragraphs say, to rule zones out.
func (c *chunk) cut(bar scores) []*chunk {
	evidence, stay := make([]scores, len(c.parts)), make([]float64, len(c.parts))
	for i, p := range c.parts {
		for z, v := range paragraphZones(p) {
			evidence[i][z] = 2.5*v + bar[z]
		}
		stay[i] = 1
	}
	zones, _ := path(evidence, stay)
	var out []*chunk
	for i, p := range c.parts {
		if i == 0 || zones[i] != zones[i-1] {
			out = append(out, &chunk{heading: c.heading, number: c.number, level: c.level, page: p.Page(),
				part: bar != scores{}, fixed: zones[i]})
		}
		last := out[len(out)-1]
		last.parts = append(last.parts, p)
	}
	out[0].page = c.page
	return out
}

// TitleWords is what titles of reports say.
var TitleWords = regexp.MustCompile(`(?i)domestic (?:homicide|violence homicide|abuse related death) review|overview report|executive summary|\bdhr\b|learning from the death|death of`)
