package attribute

import (
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// lastReport is the last year that a report may bear: 2040 is mostly twenty to nine.
const lastReport = 2035

// clock reports whether "at" and the like stand before a number: "at 2012" is a time.
func clock(words []phrase.Word, at int) bool {
	switch phrase.Text(words, at-1) {
	case "at", "by", "until", "till", "hours", "hrs":
		return phrase.Text(words, at-1) == "at" || at+1 < len(words) && (words[at+1].Text == "hrs" || words[at+1].Text == "hours")
	}
	return at+1 < len(words) && (words[at+1].Text == "hrs" || words[at+1].Text == "hours")
}

// years collects the years that the report itself names outside its recommendations
// and glossary: it was written in the last of them.
func (r *report) years(c *collector) {
	latest, at := 0, place{}
	for _, s := range r.Sentences {
		switch r.Passages[s.Passage].Zone {
		case dhr.ZoneRecommendations, dhr.ZoneActionPlan, dhr.ZoneGlossary, dhr.ZoneAppendix:
			continue
		}
		for i, w := range s.Words {
			y, err := strconv.Atoi(w.Text)
			if err == nil && len(w.Text) == 4 && y >= 2004 && y <= lastReport && y > latest && !clock(s.Words, i) && !ahead(s.Words, i) {
				latest, at = y, place{r, s, i, i + 1}
			}
		}
	}
	if latest > 0 {
		c.add(dhr.AttributeYear, strconv.Itoa(latest), 1, at)
	}
}

// ahead reports whether a year is one still to come: "due by 2024", "for renewal in 2023".
func ahead(words []phrase.Word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 6; i-- {
		switch words[i].Text {
		case "by":
			if at-i <= 2 {
				return true
			}
		case "to":
			// "funded to March 2024", but not "from January 2012 to October 2013"
			if n, _ := phrase.Number(words, max(0, i-1)); at-i <= 2 && i > 0 && n < 0 && phrase.Year(words[i-1].Text) == 0 && !phrase.IsCalendar(phrase.Text(words, i-1)) {
				return true
			}
		case "until", "till", "due", "renewal", "will", "would", "expires", "expire", "next", "planned":
			return true
		}
	}
	return false
}

// regions collects the places of England and Wales that the report names, most from
// those that commissioned it. Yorkshire and the Humber are counted to the North East,
// as the 2016 publication has six regions.
func (r *report) regions(c *collector) {
	for _, s := range r.Sentences {
		for _, h := range regionTerms.Find(s.Words) {
			if h.Value == "" || !s.Words[h.Start].Upper {
				continue
			}
			weight := elsewherePlace
			if r.Passages[s.Passage].Ordinal <= people.OpeningPassages/2 || ofService(s.Words, h.End) {
				weight = 1
			}
			c.add(dhr.AttributeRegion, h.Value, weight, place{r, s, h.Start, h.End})
		}
	}
}

// elsewherePlace is what a place tells that is named in passing, such as one to which a
// cousin has moved.
const elsewherePlace = 0.4

// ofService reports whether a place is part of the name of a force, a council or the
// like.
func ofService(words []phrase.Word, end int) bool {
	for i := end; i < min(end+4, len(words)); i++ {
		switch words[i].Text {
		case "police", "constabulary", "council", "county", "partnership", "trust", "nhs", "hospital", "hospitals", "board", "probation", "fire", "ambulance", "borough", "women's", "mental", "ics", "icb", "ccg":
			return words[i].Upper
		}
	}
	return false
}
