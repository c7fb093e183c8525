package recommendation_test

import (
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/recommendation"
)

// TestFind reads invented recommendations: how many, whose and about what.
func TestFind(t *testing.T) {
	for _, tt := range []struct {
		text   string
		agency dhr.Addressee
		theme  dhr.Theme
		number string
	}{
		{"Recommendation 3: Westshire Police should ensure that all response officers receive training on coercive control.", dhr.AddresseePolice, dhr.ThemeTraining, "Recommendation 3"},
		{"That the Clinical Commissioning Group issues guidance to GPs on asking about abuse.", dhr.AddresseeHealth, dhr.ThemeGuidelines, ""},
		{"The Community Safety Partnership to run a public awareness campaign about where to seek help.", dhr.AddresseePartnership, dhr.ThemeAwareness, ""},
		{"Children’s Social Care must review its policy on the closure of cases.", dhr.AddresseeSocialServices, dhr.ThemePolicy, ""},
		{"The Home Office should consider whether its definition ought to be placed in law.", dhr.AddresseeNational, dhr.ThemePolicy, ""},
		{"The National Probation Service should check that risk assessments are reviewed when an offender starts a new relationship.", dhr.AddresseeProbation, dhr.ThemeRisk, ""},
		{"Oakfield Homes should place a flag on its computer system where a tenant is a victim.", dhr.AddresseeHousing, dhr.ThemeTechnology, ""},
		{"The Chair of the partnership should share this report and its action plan with all agencies.", dhr.AddresseePartnership, dhr.ThemeReport, ""},
		{"Schools should agree with the police an information sharing protocol for incidents in the home.", dhr.AddresseeEducation, dhr.ThemeCommunication, ""},
		{"Refresher training on stalking should be delivered to all front line officers within Westshire Police.", dhr.AddresseePolice, dhr.ThemeTraining, ""},
		{"Employers in the county should be encouraged to adopt a workplace domestic abuse policy.", dhr.AddresseeOther, dhr.ThemePolicy, ""},
		{"Midwives must document on every occasion whether routine enquiry has been made.", dhr.AddresseeHealth, dhr.ThemeRecords, ""},
		{"The refuge should keep a written record of each call.", dhr.AddresseeOther, dhr.ThemeRecords, ""},
	} {
		all := recommendation.Find([]dhr.Passage{{ID: "p", Zone: dhr.ZoneRecommendations, Text: tt.text}})
		if len(all) != 1 {
			t.Errorf("%d recommendations in %q", len(all), tt.text)
			continue
		}
		if r := all[0]; r.Agencies[0] != tt.agency || r.Theme != tt.theme || r.Number != tt.number {
			t.Errorf("%q: %q %v, %s; want %q %s, %s", tt.text, r.Number, r.Agencies, r.Theme, tt.number, tt.agency, tt.theme)
		}
	}
}

// TestUnits cuts lists that run on, leaves out leads and headings, and uses the heading
// that names the addressee.
func TestUnits(t *testing.T) {
	doc := []dhr.Passage{
		{ID: "a", Zone: dhr.ZoneAnalysis, Text: "Officers should have asked her."},
		{ID: "b", Zone: dhr.ZoneRecommendations, Text: "The panel makes the following recommendations, which are set out by agency."},
		{ID: "c", Zone: dhr.ZoneRecommendations, Text: "Eastshire Constabulary"},
		{ID: "d", Zone: dhr.ZoneRecommendations, Text: "1. Review how calls are graded; 2. Provide training to control room staff; 3. Raise awareness of stalking among officers."},
		{ID: "e", Zone: dhr.ZoneRecommendations, Number: "5.2", Text: "The Trust should audit its records of missed appointments each year."},
		{ID: "f", Zone: dhr.ZoneActionPlan, Text: "The Trust should audit its records of missed appointments each year."},
	}
	want := []struct {
		passage, number, text string
		agency                dhr.Addressee
	}{
		{"d", "1", "Review how calls are graded;", dhr.AddresseePolice},
		{"d", "2", "Provide training to control room staff;", dhr.AddresseePolice},
		{"d", "3", "Raise awareness of stalking among officers.", dhr.AddresseePolice},
		{"e", "5.2", "The Trust should audit its records of missed appointments each year.", dhr.AddresseeHealth},
	}
	all := recommendation.Find(doc)
	if len(all) != len(want) {
		t.Fatalf("%d recommendations, want %d: %+v", len(all), len(want), all)
	}
	for i, w := range want {
		if r := all[i]; r.Passage != w.passage || r.Number != w.number || r.Text != w.text || r.Agencies[0] != w.agency {
			t.Errorf("got %+v, want %+v", r, w)
		}
	}
	if plan := recommendation.Find(doc[5:]); len(plan) != 1 {
		t.Errorf("%d recommendations in an action plan alone", len(plan))
	}
}

// TestAddresseeOfContext gives a recommendation that names nobody to those of whom the
// report speaks in the same words.
func TestAddresseeOfContext(t *testing.T) {
	wish := dhr.Passage{ID: "r", Zone: dhr.ZoneRecommendations, Text: "Find out where the contents of the yellow slips are kept."}
	other := []string{"Her sister described a kind woman.", "They married in the spring.", "He lost his work at the quarry.", "The house was sold.", "They moved to the coast."}
	for _, tt := range []struct {
		account string
		want    dhr.Addressee
	}{
		{"At Westshire Police the yellow slips on which officers noted a call were kept in a tray.", dhr.AddresseePolice},
		{"Nurses at the hospital wrote their worries on yellow slips, which were kept in a tray.", dhr.AddresseeHealth},
		{"Social workers wrote what he said on yellow slips, which were kept in a tray.", dhr.AddresseeSocialServices},
	} {
		doc := []dhr.Passage{{ID: "a", Zone: dhr.ZoneAnalysis, Text: tt.account}}
		for _, text := range other {
			doc = append(doc, dhr.Passage{ID: "b", Zone: dhr.ZoneBackground, Text: text})
		}
		all := recommendation.Find(append(doc, wish))
		if len(all) != 1 || all[0].Agencies[0] != tt.want {
			t.Errorf("after %q: %+v, want %s", tt.account, all, tt.want)
		}
	}
}
