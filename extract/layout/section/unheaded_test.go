package section

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
)

// TestZonesOfSamplesWithoutHeadings takes the headings away from the samples: their
// paragraphs' wording alone must find most of the zones, and whether a paragraph
// may be coded.
func TestZonesOfSamplesWithoutHeadings(t *testing.T) {
	roles := map[string]dhr.Zone{
		"front": dhr.ZoneFront, "introduction": dhr.ZoneProcess, "terms_of_reference": dhr.ZoneTerms,
		"methodology": dhr.ZoneProcess, "background": dhr.ZoneBackground, "chronology": dhr.ZoneChronology,
		"agency_analysis": dhr.ZoneAnalysis, "family_views": dhr.ZoneFamilyVoice, "key_issues": dhr.ZoneAnalysis,
		"good_practice": dhr.ZoneGoodPractice, "lessons": dhr.ZoneLessons, "changes_since": dhr.ZoneLessons,
		"conclusions": dhr.ZoneConclusions, "recommendations": dhr.ZoneRecommendations, "glossary": dhr.ZoneGlossary,
	}
	files, err := filepath.Glob("../../../samples/gold/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("no samples")
	}
	all, right, codable := 0, 0, 0
	wrong := map[string]int{}
	var sure [10][2]int
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c := &chunk{level: 1}
		var want []dhr.Zone
		zone := dhr.ZoneFront
		for l := range strings.Lines(string(data)) {
			l = strings.TrimSpace(l)
			if role, ok := strings.CutPrefix(l, "## "); ok {
				role, _, _ = strings.Cut(role, " |")
				zone = roles[role]
			}
			if strings.HasPrefix(l, "P [") || strings.HasPrefix(l, "R [") {
				_, s, _ := strings.Cut(l, "] ")
				p := paragraph.Part{Label: numbering.Parse(s), Lines: []paper.Line{{Page: 1}}}
				p.Text = p.Label.Rest
				c.parts = append(c.parts, p)
				want = append(want, zone)
			}
		}
		i, ok := 0, 0
		for _, c := range zoneChunks([]*chunk{c}) {
			for range c.parts {
				tenth := min(int(c.confidence*10), 9)
				sure[tenth][0]++
				if c.zone == want[i] {
					ok++
					sure[tenth][1]++
				} else {
					wrong[string(want[i])+" as "+string(c.zone)]++
				}
				if c.zone.Codable() == want[i].Codable() {
					codable++
				}
				i++
			}
		}
		all += i
		right += ok
	}
	low, high := [2]int{}, [2]int{} // paragraphs, and those in their zone
	for tenth, n := range sure {
		t.Logf("confidence from 0.%d: %3d paragraphs, %3d in their zone", tenth, n[0], n[1])
		at := &low
		if tenth >= 8 {
			at = &high
		} else if tenth >= 5 {
			continue
		}
		at[0], at[1] = at[0]+n[0], at[1]+n[1]
	}
	if high[1]*100 < high[0]*85 || low[1]*100 > low[0]*75 {
		t.Errorf("confidence from 0.8 on: %d of %d in their zone, below 0.5: %d of %d", high[1], high[0], low[1], low[0])
	}
	t.Logf("%d paragraphs: %d in their zone, %d rightly codable or not; %v", all, right, codable, wrong)
	if right*100 < all*80 || codable*100 < all*97 {
		t.Errorf("of %d paragraphs %d are in their zone, %d rightly codable or not; want 80 %% and 97 %%", all, right, codable)
	}
}
