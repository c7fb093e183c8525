package eval

import (
	"regexp"

	"github.com/dhrcoder/dhr"
)

// printedNumber is a paragraph's number as reports print it: 4.12, 67., D3.
var printedNumber = regexp.MustCompile(`^(?:\d+(?:\.\d+)+\.?|\d+\.|[A-Z]\d+(?:\.\d+)*\.?)\s+`)

// Passages gives the gold file's paragraphs as the passages of a document whose
// ID is the case's, as extraction would give them were it perfect.
func (g Gold) Passages() []dhr.Passage {
	var all []dhr.Passage
	earlier := map[string]int{}
	for s, section := range g.Sections {
		zone, _ := RoleZone(section.Role) // checked when the file was read
		for _, p := range section.Paragraphs {
			text := p.Body()
			all = append(all, dhr.Passage{ID: dhr.PassageID(g.ID, text, earlier[text]), Document: g.ID, Ordinal: len(all),
				Section: s, Heading: section.Heading, Zone: zone, Page: 1, PageEnd: 1, Text: text})
			earlier[text]++
		}
	}
	return all
}

// Body is the paragraph's text without its printed number.
func (p GoldParagraph) Body() string { return p.Text[len(printedNumber.FindString(p.Text)):] }

// Truth is what a coder found in one passage.
type Truth struct {
	Passage string // ID
	Case    string // ID
	Codes   []string
	// Agencies are those that the codings of practice codes name, by code; a code
	// without an entry says nothing of agencies.
	Agencies map[string][]dhr.Agency
}

// Truth gives the codes of every paragraph, in the order of Passages.
func (g Gold) Truth() []Truth {
	passages := g.Passages()
	var all []Truth
	for _, section := range g.Sections {
		for _, p := range section.Paragraphs {
			t := Truth{Passage: passages[len(all)].ID, Case: g.ID}
			for _, l := range p.Labels {
				t.Codes = append(t.Codes, l.Code)
				if len(l.Agencies) > 0 {
					if t.Agencies == nil {
						t.Agencies = map[string][]dhr.Agency{}
					}
					t.Agencies[l.Code] = l.Agencies
				}
			}
			all = append(all, t)
		}
	}
	return all
}
