package section

import (
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
)

// TestZonesOfTemplates gives the headings of the guidance's templates, and of
// reports without them, in their order and without their text: wording and order
// alone must find the zones.
func TestZonesOfTemplates(t *testing.T) {
	const (
		pr, te, ba, ch, an = dhr.ZoneProcess, dhr.ZoneTerms, dhr.ZoneBackground, dhr.ZoneChronology, dhr.ZoneAnalysis
		fa, le, co, re     = dhr.ZoneFamilyVoice, dhr.ZoneLessons, dhr.ZoneConclusions, dhr.ZoneRecommendations
		gl, ap, go_, fr    = dhr.ZoneGlossary, dhr.ZoneActionPlan, dhr.ZoneGoodPractice, dhr.ZoneFront
	)
	type section struct {
		heading string
		zone    dhr.Zone
	}
	for name, sections := range map[string][]section{
		"overview report 2016": {{"Preface", fr}, {"Introduction", pr}, {"Timescales", pr}, {"Confidentiality", pr}, {"Terms of reference", te},
			{"Methodology", pr}, {"Involvement of family, friends, work colleagues, neighbours and wider community", fa},
			{"Contributors to the review", pr}, {"The review panel members", pr}, {"Author of the overview report", pr},
			{"Parallel reviews", pr}, {"Equality and diversity", pr}, {"Dissemination", pr}, {"Background information (the facts)", ba},
			{"Chronology", ch}, {"Analysis", an}, {"Conclusions", co}, {"Lessons to be learnt", le}, {"Recommendations", re}, {"Appendix 1: Action plan", ap}},
		"executive summary": {{"The review process", pr}, {"Contributors to the review", pr}, {"The review panel members", pr}, {"Author of the overview report", pr},
			{"Terms of reference for the review", te}, {"Summary chronology", ch}, {"Key issues arising from the review", an}, {"Conclusions", co},
			{"Lessons to be learned", le}, {"Recommendations from the review", re}},
		"2013": {{"Glossary", gl}, {"Introduction", pr}, {"The facts", ba}, {"Analysis", an}, {"Conclusions", co}, {"Recommendations", re}},
		"questions": {{"Why has this review been written?", pr}, {"What was the panel asked?", te}, {"How did the panel work?", pr}, {"Who were Ann and Bill?", ba},
			{"What happened?", ch}, {"Did anyone see abuse?", an}, {"Was risk assessed?", an}, {"What did Ann's family tell us?", fa},
			{"What was done well?", go_}, {"What has changed?", le}, {"What does the panel conclude?", co}, {"What should happen next?", re}},
		"agencies": {{"Background", ba}, {"Narrative of events", ch}, {"Analysis of agency involvement", an}, {"Greater Moor Police", an}, {"Adult social care", an},
			{"The general practice", an}, {"The family", fa}, {"Findings and lessons", le}, {"Conclusion", co}},
	} {
		var chunks []*chunk
		for _, s := range sections {
			chunks = append(chunks, &chunk{heading: s.heading, level: 1})
		}
		for i, c := range zoneChunks(chunks) {
			if c.zone != sections[i].zone {
				t.Errorf("%s: %q is %q (%.2f), want %q", name, c.heading, c.zone, c.confidence, sections[i].zone)
			}
		}
	}
}

// TestZonesWithoutHeadings cuts a document that has no headings where its
// paragraphs change from one kind to another.
func TestZonesWithoutHeadings(t *testing.T) {
	c := &chunk{level: 1}
	add := func(n int, s string) {
		for range n {
			c.parts = append(c.parts, paragraph.Part{Text: s, Lines: []paper.Line{{Page: 1}}})
		}
	}
	add(4, "The panel met five times. Its independent chair had never worked for any agency. Individual management reviews were commissioned under section 9 of the Domestic Violence, Crime and Victims Act 2004.")
	add(6, "On 3 May 2014 she telephoned the police and said that he had struck her. He was arrested on 4 May 2014.")
	add(6, "The panel considers that the officers should have asked her alone. The IMR author found no record that policy and training had been followed.")
	add(4, "The Trust should ensure that every nurse is trained within six months.")
	want := []dhr.Zone{dhr.ZoneProcess, dhr.ZoneChronology, dhr.ZoneAnalysis, dhr.ZoneRecommendations}
	var got []string
	chunks := zoneChunks([]*chunk{c})
	for _, c := range chunks {
		got = append(got, string(c.zone))
	}
	if len(chunks) != len(want) {
		t.Fatalf("got zones %s", strings.Join(got, ", "))
	}
	for i, w := range want {
		if chunks[i].zone != w {
			t.Errorf("part %d: %s, want %s", i, got[i], w)
		}
	}
	if len(chunks[1].parts) != 6 {
		t.Errorf("the chronology has %d paragraphs", len(chunks[1].parts))
	}
}

func TestZonesOfMixedSection(t *testing.T) {
	c := &chunk{heading: "Conclusions and recommendations", level: 1}
	for _, s := range []string{
		"The panel concludes that he alone is responsible for her death.",
		"With hindsight the death could not have been prevented by any one agency.",
		"The Trust should ensure that every nurse is trained.",
		"The police should review the policy within six months.",
	} {
		c.parts = append(c.parts, paragraph.Part{Text: s, Lines: []paper.Line{{Page: 1}}})
	}
	chunks := zoneChunks([]*chunk{{heading: "Analysis", level: 1}, c})
	if len(chunks) != 3 || chunks[1].zone != dhr.ZoneConclusions || chunks[2].zone != dhr.ZoneRecommendations ||
		len(chunks[2].parts) != 2 || chunks[2].heading != c.heading {
		for _, c := range chunks {
			t.Errorf("got %q, %q, %d paragraphs", c.heading, c.zone, len(c.parts))
		}
	}
}
