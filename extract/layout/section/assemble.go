package section

import (
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
)

// Assemble numbers sections and passages, gives them their zones and says where the
// marks of notes stand in them.
func Assemble(documentID string, parts []paragraph.Part, m *paper.Measure) ([]dhr.Section, []dhr.Passage, []paragraph.PlacedMark) {
	chunks := zoneChunks(chunksOf(parts, m))
	var sections []dhr.Section
	var passages []dhr.Passage
	var marks []paragraph.PlacedMark
	earlier := map[string]int{}
	for i, c := range chunks {
		s := dhr.Section{Ordinal: i, Heading: c.heading, Number: c.number, Zone: c.zone, Confidence: c.confidence, Page: c.page}
		sections = append(sections, s)
		for _, p := range c.parts {
			ps := passageOf(p, documentID, s)
			ps.Ordinal = len(passages)
			ps.ID = dhr.PassageID(documentID, ps.Text, earlier[ps.Text])
			earlier[ps.Text]++
			for _, m := range p.Marks {
				marks = append(marks, paragraph.PlacedMark{Mark: m, Place: dhr.Mark{Passage: ps.ID, At: m.At}})
			}
			passages = append(passages, ps)
		}
	}
	return sections, passages, marks
}

// passageOf is the part as a passage of the section, without ID and ordinal.
func passageOf(p paragraph.Part, documentID string, s dhr.Section) dhr.Passage {
	return dhr.Passage{
		Document: documentID, Section: s.Ordinal, Heading: s.Heading, Zone: s.Zone,
		Page: p.Page(), PageEnd: p.PageEnd(), Number: printedNumber(p.Label), Text: p.Text, Boxes: p.Boxes(),
	}
}

func printedNumber(l numbering.Label) string {
	if l.Kind == numbering.Bullet {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSpace(l.Text), ".")
}

// chunk is a section in the making.
type chunk struct {
	heading, number string
	level           int
	page            int
	parts           []paragraph.Part
	zone            dhr.Zone
	confidence      float64
	box             bool    // its text stands in a box
	boxed           int     // the box with lines around it, 0 for none
	caption         bool    // its heading names a table, which is all there is in it
	scores          *scores // what its heading says, once looked up
	within          *chunk  // the section that the box interrupts
	part            bool    // a piece of a section whose heading names two zones
	fixed           int     // the zone that the piece was cut for, if part
}

// said is what the heading's wording says, looked up once.
func (c *chunk) said() scores {
	if c.scores == nil {
		s := headingZones(c.number, c.heading)
		c.scores = &s
	}
	return *c.scores
}
