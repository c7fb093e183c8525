package agency_test

import (
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
	"github.com/dhrcoder/dhr/classify/rules"
	"github.com/google/go-cmp/cmp"
)

// TestAgencies: whom the evidence, always the word "late" or "lacking", speaks of.
func TestAgencies(t *testing.T) {
	framework := codebooktest.Framework(t)
	rs, err := rules.Load(codebooktest.Rule(t, "2E", "all: [late, lacking]"), framework)
	if err != nil {
		t.Fatal(err)
	}
	s := classify.NewSuggester(framework, rs)
	const (
		health, police, social = dhr.AgencyHealth, dhr.AgencyPolice, dhr.AgencySocialServices
		probation, housing     = dhr.AgencyProbation, dhr.AgencyHousing
		education, voluntary   = dhr.AgencyEducation, dhr.AgencyVoluntary
	)
	for _, tt := range []struct {
		name, heading, before, text string
		want                        []dhr.Agency
	}{
		{"in the sentence", "", "", "The GP was late.", []dhr.Agency{health}},
		{"in the order of the manual", "", "", "The police and the GP were late.", []dhr.Agency{health, police}},
		{"not the addressee", "", "", "The surgery's letter to children's social care was late.", []dhr.Agency{health}},
		{"the addressee where nobody else is named", "", "", "The letter to the school was late.", []dhr.Agency{education}},
		{"the sentence before", "", "", "The GP rang. The midwife was told. It was late. The police came.", []dhr.Agency{health}},
		{"later in the passage", "", "", "It was late. The police came.", []dhr.Agency{police}},
		{"longest name", "", "", "The housing officer was late.", []dhr.Agency{housing}},
		{"an officer", "", "", "The officer was late.", []dhr.Agency{police}},
		{"another agency's officer", "", "", "The probation service sent a letter. The officer was late.", []dhr.Agency{probation}},
		{"the passage's own heading", "", "", "The school. The police came and the letter was late.", []dhr.Agency{education}},
		{"the section's heading", "ANALYSIS: GLANNAU POLICE", "", "The visit was late.", []dhr.Agency{police}},
		{"the passage before", "", "The refuge rang.", "It was late.", []dhr.Agency{voluntary}},
		{"its own abbreviation", "", "The Victim Liaison Unit (“VLX”) wrote. A man saw a house.", "The VLX’s letter was late.", []dhr.Agency{probation}},
		{"numbered staff", "", "", "CPN2 was late.", []dhr.Agency{health}},
		{"home is not housing", "", "", "The house was cold and he was late.", nil},
		{"several in one sentence", "", "", "Social workers, midwives and the school were all late.", []dhr.Agency{health, social, education}},
		{"nobody", "", "", "It was late.", nil},
		{"whose work it is", "", "", "The licence conditions were late.", []dhr.Agency{probation}},
		{"a name before work", "", "", "The school's entry in the log was late.", []dhr.Agency{education}},
		{"the work of two tells nobody", "", "", "The log of her medication was late.", nil},
		{"of a heading's those that are spoken of", "6. The school and children's social care", "", "The teacher was late.", []dhr.Agency{education}},
		{"of a heading's all where none is", "6. The school and children's social care", "", "It was late.", []dhr.Agency{social, education}},
		{"a council's service", "", "", "The council was late with her carer's assessment.", []dhr.Agency{social}},
		{"lent by the same code before", "", "The police were late.", "It was late.", []dhr.Agency{police}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var passages []dhr.Passage
			if tt.before != "" {
				passages = append(passages, dhr.Passage{ID: "before", Zone: dhr.ZoneAnalysis, Heading: tt.heading, Text: tt.before})
			}
			passages = append(passages, dhr.Passage{ID: "p", Zone: dhr.ZoneAnalysis, Heading: tt.heading, Text: tt.text})
			got := s.Suggest(passages)
			if len(got) == 0 || got[len(got)-1].Passage != "p" {
				t.Fatalf("%d suggestions, none of the passage", len(got))
			}
			if diff := cmp.Diff(tt.want, got[len(got)-1].Agencies); diff != "" {
				t.Error(diff)
			}
		})
	}
}
