package extract

import (
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/text"
)

// build makes one passage a page until package layout is joined up.
func build(documentID string, pages []text.Page) (r dhr.Reading) {
	r.Sections = []dhr.Section{{Zone: dhr.ZoneAnalysis, Page: 1}}
	for i, p := range pages {
		var words []string
		for _, w := range p.Words {
			words = append(words, w.Text)
		}
		body := strings.Join(words, " ")
		if body == "" {
			continue
		}
		r.Passages = append(r.Passages, dhr.Passage{ID: dhr.PassageID(documentID, body, 0), Document: documentID,
			Ordinal: len(r.Passages), Zone: dhr.ZoneAnalysis, Page: i + 1, PageEnd: i + 1, Text: body})
	}
	return r
}
