package layout

import (
	"strings"

	"github.com/dhrcoder/dhr"
)

// assemble numbers sections and passages and gives them their zones.
func assemble(documentID string, parts []part) ([]dhr.Section, []dhr.Passage) {
	chunks := zoneChunks(chunksOf(parts))
	var sections []dhr.Section
	var passages []dhr.Passage
	earlier := map[string]int{}
	for i, c := range chunks {
		sections = append(sections, dhr.Section{Ordinal: i, Heading: c.heading, Number: c.number,
			Zone: c.zone, Confidence: c.confidence, Page: c.page})
		for _, p := range c.parts {
			ps := dhr.Passage{
				Document: documentID, Ordinal: len(passages), Section: i, Heading: c.heading, Zone: c.zone,
				Page: p.page(), PageEnd: p.pageEnd(), Number: printedNumber(p.label), Text: p.text, Boxes: p.boxes(),
			}
			ps.ID = dhr.PassageID(documentID, ps.Text, earlier[ps.Text])
			earlier[ps.Text]++
			passages = append(passages, ps)
		}
	}
	return sections, passages
}

func printedNumber(l label) string {
	if l.kind == bullet {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSpace(l.text), ".")
}

// chunk is a section in the making.
type chunk struct {
	heading, number string
	level           int
	page            int
	parts           []part
	zone            dhr.Zone
	confidence      float64
	part            bool // a piece of a section whose heading names two zones
	fixed           int  // the zone that the piece was cut for, if part
}

// chunksOf groups the parts under their headings. Headings that follow one another
// without text between are sections of their own, without passages.
func chunksOf(parts []part) []*chunk {
	var chunks []*chunk
	for _, p := range parts {
		if p.kind == heading {
			number, words := headingNumber(p.full())
			chunks = append(chunks, &chunk{heading: words, number: number, level: p.level, page: p.page()})
			continue
		}
		if len(chunks) == 0 {
			chunks = append(chunks, &chunk{level: 1, page: p.page()})
		}
		c := chunks[len(chunks)-1]
		c.parts = append(c.parts, p)
	}
	return chunks
}
