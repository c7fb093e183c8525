package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// RecommendationScore is how well recommendations are cut out and described. Found
// counts those of the gold that a proposed one covers; the others only those found.
type RecommendationScore struct {
	Gold, Proposed, Found int
	Agency                int // whose first agency is the gold's
	Theme                 int
	ByAgency              map[string]Tally
	ByTheme               map[string]Tally
}

// RecommendationMiss is a recommendation whose agency or theme is not the gold's.
type RecommendationMiss struct {
	Case, Text             string
	WantAgency, WantTheme  string
	Agencies               []dhr.Addressee
	Theme                  dhr.Theme
	AgencyRight, ThemeHits bool
}

// Recommendations compares proposals with the R lines of gold files; proposed is by
// case ID. A proposal is for a gold line if it begins as the line does: cutting it
// short is no fault, missing it is.
func Recommendations(gold []Gold, proposed map[string][]dhr.Recommendation) (RecommendationScore, []RecommendationMiss) {
	score := RecommendationScore{ByAgency: map[string]Tally{}, ByTheme: map[string]Tally{}}
	var misses []RecommendationMiss
	for _, g := range gold {
		score.Proposed += len(proposed[g.ID])
		for _, s := range g.Sections {
			for _, p := range s.Paragraphs {
				if !p.Recommendation {
					continue
				}
				score.Gold++
				i := slices.IndexFunc(proposed[g.ID], func(r dhr.Recommendation) bool { return covers(p.Text, r.Text) })
				if i < 0 {
					misses = append(misses, RecommendationMiss{Case: g.ID, Text: p.Text, WantAgency: p.Agency, WantTheme: p.Theme})
					score.tally(p.Agency, "", p.Theme, "")
					continue
				}
				r := proposed[g.ID][i]
				score.Found++
				agency := len(r.Agencies) > 0 && string(r.Agencies[0]) == p.Agency
				theme := string(r.Theme) == p.Theme
				if agency {
					score.Agency++
				}
				if theme {
					score.Theme++
				}
				score.tally(p.Agency, string(r.Agencies[0]), p.Theme, string(r.Theme))
				if !agency || !theme {
					misses = append(misses, RecommendationMiss{g.ID, p.Text, p.Agency, p.Theme, r.Agencies, r.Theme, agency, theme})
				}
			}
		}
	}
	return score, misses
}

// longestNumber is the length of what may stand before a recommendation's text: its
// number and the addressee set above it.
const longestNumber = 60

// covers reports whether a proposal's text is that of a gold line, but for its number.
func covers(gold, text string) bool {
	at := strings.Index(gold, text)
	return at >= 0 && at <= longestNumber && len(text)*2 > len(gold)-at
}

func (s *RecommendationScore) tally(wantAgency, gotAgency, wantTheme, gotTheme string) {
	for _, x := range []struct {
		by        map[string]Tally
		want, got string
	}{{s.ByAgency, wantAgency, gotAgency}, {s.ByTheme, wantTheme, gotTheme}} {
		right := 0
		if x.want == x.got {
			right = 1
		}
		x.by[x.want] = x.by[x.want].plus(Tally{1, 0, right})
		if x.got != "" {
			x.by[x.got] = x.by[x.got].plus(Tally{0, 1, 0})
		}
	}
}

// WriteRecommendations writes the score as a table.
func WriteRecommendations(w io.Writer, s RecommendationScore) error {
	var b strings.Builder
	fmt.Fprintf(&b, "recommendations: gold %d, proposed %d, found %d (%.2f)\n", s.Gold, s.Proposed, s.Found, share(s.Found, s.Gold))
	fmt.Fprintf(&b, "  agency right %d (%.2f), theme right %d (%.2f), of all in the gold\n", s.Agency, share(s.Agency, s.Gold), s.Theme, share(s.Theme, s.Gold))
	row := func(name string, t Tally) {
		if t.Gold+t.Suggested > 0 {
			fmt.Fprintf(&b, "  %-36s gold %3d  precision %.2f  recall %.2f\n", name, t.Gold, t.Precision(), t.Recall())
		}
	}
	for _, a := range dhr.Addressees() {
		row(string(a), s.ByAgency[string(a)])
	}
	for _, t := range dhr.Themes() {
		row(string(t), s.ByTheme[string(t)])
	}
	_, err := io.WriteString(w, b.String())
	return err
}
