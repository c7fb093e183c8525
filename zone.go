package dhr

import "fmt"

// Zone says what kind of part of a report a section is. It decides whether the
// section's passages may be coded: what agencies were asked or told to do is not
// what happened.
type Zone string

// The zones of a report, in the order in which reports usually have them.
const (
	ZoneFront           Zone = "front"              // title, contents, preface, condolence
	ZoneProcess         Zone = "process"            // introduction, purpose, methodology, panel, author
	ZoneTerms           Zone = "terms of reference" // the questions set for the review
	ZoneBackground      Zone = "background"         // the facts, the people concerned
	ZoneChronology      Zone = "chronology"         // the narrative of events
	ZoneAnalysis        Zone = "analysis"           // what agencies did and how it is judged
	ZoneFamilyVoice     Zone = "family voice"       // what family and friends said
	ZoneGoodPractice    Zone = "good practice"      // what was done well
	ZoneLessons         Zone = "lessons"            // lessons and changes made since the death
	ZoneConclusions     Zone = "conclusions"        // the panel's conclusions
	ZoneRecommendations Zone = "recommendations"    // what should be done
	ZoneActionPlan      Zone = "action plan"        // who will do it by when
	ZoneGlossary        Zone = "glossary"           // terms and abbreviations
	ZoneAppendix        Zone = "appendix"           // annexes, letters
)

// Zones returns every zone in the usual order of a report.
func Zones() []Zone {
	return []Zone{ZoneFront, ZoneProcess, ZoneTerms, ZoneBackground, ZoneChronology, ZoneAnalysis,
		ZoneFamilyVoice, ZoneGoodPractice, ZoneLessons, ZoneConclusions, ZoneRecommendations,
		ZoneActionPlan, ZoneGlossary, ZoneAppendix}
}

// ParseZone returns the zone of that name, or an error that names it.
func ParseZone(name string) (Zone, error) {
	for _, z := range Zones() {
		if string(z) == name {
			return z, nil
		}
	}
	return "", fmt.Errorf("unknown zone %q", name)
}

// Codable reports whether passages of the zone say what happened in the case, so
// that a person may be asked to code them.
func (z Zone) Codable() bool {
	switch z {
	case ZoneBackground, ZoneChronology, ZoneAnalysis, ZoneFamilyVoice, ZoneGoodPractice, ZoneLessons, ZoneConclusions:
		return true
	}
	return false
}
