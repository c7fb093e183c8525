// Package recommendation finds the recommendations of a report and proposes whom each
// addresses and its theme: two regressions tell them by the words, by what rules over
// phrases make of them, and by the rest of the report. Nothing is counted until a person
// has confirmed it.
package recommendation

import (
	"sync"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// Find cuts the recommendations of one document, whose passages are in
// reading order, into units and proposes for each whom it addresses and its theme. An
// action plan commonly repeats the recommendations, so that it is read only where the
// document has no recommendations elsewhere.
func Find(passages []dhr.Passage) []dhr.Recommendation {
	r := newReader(passages)
	for _, zone := range []dhr.Zone{dhr.ZoneRecommendations, dhr.ZoneActionPlan} {
		var all []dhr.Recommendation
		heading := ""
		for _, p := range passages {
			if p.Zone != zone {
				continue
			}
			units := splitUnits(p.Text)
			for _, u := range units {
				text := string([]rune(p.Text)[u.start:u.end])
				if len(units) == 1 && u.number == "" && isHeading(text) {
					heading = text
					continue
				}
				if !isRecommendation(text) {
					if isLead(text) {
						heading = text
					}
					continue
				}
				number := u.number
				if number == "" && u.start == 0 {
					number = p.Number
				}
				rec := r.read(text, heading, p.Heading)
				rec.Passage, rec.Number, rec.Span = p.ID, number, dhr.Span{Start: u.start, End: u.end}
				all = append(all, rec)
			}
		}
		if len(all) > 0 {
			return all
		}
	}
	return nil
}

// reader reads single recommendations.
type reader struct {
	terms
	local   map[string]dhr.Addressee
	context *context
}

// terms are the words by which recommendations are read.
type terms struct {
	addressees, implies, themes *phrase.Terms
	spelled                     *phrase.Terms // the addressees beside which a report gives a short name
}

// shippedTerms are read once.
var shippedTerms = sync.OnceValue(func() terms {
	t := terms{addressees(), matters(), themes(), addressees()}
	t.addressees.Add(furtherAddressees()...)
	t.themes.Add(furtherThemes()...)
	return t
})

// newReader learns what the reading of recommendations needs to know of the
// document that has them.
func newReader(passages []dhr.Passage) reader {
	r := reader{terms: shippedTerms(), local: localNames(passages)}
	r.context = r.newContext(passages)
	return r
}

// read proposes addressees and theme for a recommendation's text. The heading above it
// may name the addressee ("Health", "Recommendations for the police"). The addressee
// for whom most speaks comes first, then others named as those who are to act.
func (r reader) read(text, heading, section string) dhr.Recommendation {
	words, above := phrase.Cut(text), phrase.Cut(heading)
	first, sure := models()[agencyModel].Best(r.agencyShown(words, above, phrase.Cut(section)))
	theme, plainly := models()[themeModel].Best(r.themeShown(words))
	agencies := []dhr.Addressee{dhr.Addressee(first)}
	doers := r.named(words[:r.actionOf(words)])
	if own := r.named(above); len(doers) == 0 && len(own) > 0 {
		agencies, sure = own[:1], 0.8 // what stands above a list tells whose it is
	}
	for _, a := range doers {
		if a != agencies[0] {
			agencies = append(agencies, a)
		}
	}
	return dhr.Recommendation{Text: text, Agencies: agencies, Theme: dhr.Theme(theme), Score: float64(int(100*sure*plainly)) / 100}
}
