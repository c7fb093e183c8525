package section

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout/match"
)

// TestHeadingZones has headings of published reports and of the statutory
// guidance's template, with the zone that their wording alone says.
func TestHeadingZones(t *testing.T) {
	tests := map[dhr.Zone][]string{
		dhr.ZoneFront:           {"Preface", "A message of condolence", "Definition of domestic violence", "Foreword"},
		dhr.ZoneProcess:         {"The review process", "Timescales", "Confidentiality", "Methodology", "Contributors to the review", "The review panel members", "Author of the overview report and statement of independence", "Parallel reviews", "Equality and diversity", "Dissemination", "Criminal proceedings", "Purpose of the review", "1. Introduction", "Review panel membership"},
		dhr.ZoneTerms:           {"Terms of reference", "3.1 Key lines of enquiry", "Scope of the review", "The questions I was given"},
		dhr.ZoneBackground:      {"Background information (the facts)", "The facts", "Family background", "PART D: THE PERSONS CONCERNED", "Genogram", "Who was Rosalind?", "Pen portrait of the victim"},
		dhr.ZoneChronology:      {"Chronology", "Chronological overview of agency involvement", "Section F: Narrative of events", "Combined timeline", "Key events", "Sequence of events", "January 2014 to March 2015", "Events leading up to the homicide"},
		dhr.ZoneAnalysis:        {"Analysis", "12. Analysis of agency involvement", "Key issues", "Commentary", "Analysis and key learning", "Evidence of domestic abuse", "Understanding of the existence of DV", "A culture of questioning", "Policies and processes", "Key findings", "Theme One: Information sharing", "Greater Moor Police", "Was risk assessed?", "Record keeping"},
		dhr.ZoneFamilyVoice:     {"Involvement of family, friends, work colleagues, neighbours and wider community", "Information from the family", "Contact with family members", "Family and friends", "What her family said", "The views of LB's family", "The voice of the victim"},
		dhr.ZoneGoodPractice:    {"Good practice", "What was done well?", "Examples of effective practice", "Matters deserving of commendation"},
		dhr.ZoneLessons:         {"Lessons to be learnt", "Lessons identified", "Learning from the review", "Changes made since March 2016", "Developments since the death"},
		dhr.ZoneConclusions:     {"Conclusions", "The issue of preventability", "Was the homicide predictable?", "Final remarks"},
		dhr.ZoneRecommendations: {"Recommendations", "13. RECOMMENDATIONS", "What should happen next?"},
		dhr.ZoneActionPlan:      {"Action plan", "Appendix 2: Action plan", "DHR recommendations and action plan"},
		dhr.ZoneGlossary:        {"Glossary", "List of abbreviations", "Appendix A: Glossary of terms", "Acronyms"},
		dhr.ZoneAppendix:        {"Appendix 1", "Home Office letter", "Bibliography", "Annex B: Feedback letter from the Home Office"},
	}
	zones := dhr.Zones()
	for _, want := range zones {
		for _, h := range tests[want] {
			s := headingZones(HeadingNumber(h))
			best := 0
			for z := range s {
				if s[z] > s[best] {
					best = z
				}
			}
			if zones[best] != want || s[best] < 2 {
				t.Errorf("%q: %q (%.1f), want %q", h, zones[best], s[best], want)
			}
		}
	}
	if len(zones) != len(order) {
		t.Errorf("scores and order must have a place for each of %d zones", len(zones))
	}
}

func TestHeadingNumber(t *testing.T) {
	for in, want := range map[string][2]string{
		"4. THE PEOPLE CONCERNED":            {"4", "THE PEOPLE CONCERNED"},
		"PART E: NARRATIVE":                  {"PART E", "NARRATIVE"},
		"Part F(1) – The Constabulary":       {"Part F(1)", "The Constabulary"},
		"Section G: The niece":               {"Section G", "The niece"},
		"CHAPTER NINE: MATTERS EXCLUDED":     {"CHAPTER NINE", "MATTERS EXCLUDED"},
		"6(a) What did agencies know?":       {"6(a)", "What did agencies know?"},
		"70. Understanding of the existence": {"70", "Understanding of the existence"},
		"Appendix A: Glossary":               {"Appendix A", "Glossary"},
		"Part of the family":                 {"", "Part of the family"},
		"Chronology":                         {"", "Chronology"},
		"2015 and 2016":                      {"", "2015 and 2016"},
		"4 June 2020: the housing officer":   {"", "4 June 2020: the housing officer"},
	} {
		if number, words := HeadingNumber(in); number != want[0] || words != want[1] {
			t.Errorf("headingNumber(%q) = %q, %q; want %q", in, number, words, want)
		}
	}
}

func TestReadWordingNamesMistakes(t *testing.T) {
	for _, bad := range []string{
		"headings: {nowhere: [{weight: 1, words: x}]}",
		"headings: {front: [{weight: 1, words: '('}]}",
		"headings: [",
	} {
		if _, err := readWording([]byte(bad)); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}

// TestSetsAgree holds the sets to their expressions: looking for strings first must
// not change what matches.
func TestSetsAgree(t *testing.T) {
	samples := []string{"", "analysis: health", "recommendations", "lessons learnt since the death", "imr", "3 may 2014",
		"whether risk was assessed; and whether it was acted upon", "individual management reviews were provided by six agencies"}
	files, err := filepath.Glob("../../../samples/gold/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		n := i
		for line := range strings.Lines(string(data)) {
			if n++; n%7 == 0 {
				samples = append(samples, Plain(line))
			}
		}
	}
	w := clues()
	for _, set := range []*match.Set{w.headings.words, w.paragraphs.words} {
		var exprs []*regexp.Regexp
		for _, source := range set.Sources() {
			exprs = append(exprs, regexp.MustCompile(source))
		}
		for _, s := range samples {
			var got, want []int
			set.Each(s, func(i int) { got = append(got, i) })
			for i, re := range exprs {
				if re.MatchString(s) {
					want = append(want, i)
				}
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%q: %s", s, d)
			}
		}
	}
}
