package eval

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
)

// TestAttributeScores: a list is exact only with all its values, in any order.
func TestAttributeScores(t *testing.T) {
	gold := []Gold{{ID: "D1", Attributes: map[string]string{"victim": "female 34", "victim_mental_health": "psychosis, depression",
		"method": "blunt instrument", "perpetrator_mental_health": "none"}}}
	scores, misses := Attributes(gold, map[string][]dhr.Attribute{"D1": {
		{Name: dhr.AttributeVictimSex, Value: "female"}, {Name: dhr.AttributeVictimAge, Value: "43"},
		{Name: dhr.AttributeVictimHealth, Value: "depression"}, {Name: dhr.AttributeVictimHealth, Value: "psychosis"},
		{Name: dhr.AttributeMethod, Value: "blunt force"}, {Name: dhr.AttributePerpetratorHealth, Value: "depression"}}})
	if exact, all := ExactShare(scores); exact != 3 || all != 5 {
		t.Errorf("%d of %d exact, want 3 of 5", exact, all)
	}
	var names []dhr.AttributeName
	for _, m := range misses {
		names = append(names, m.Name)
	}
	if !slices.Equal(names, []dhr.AttributeName{dhr.AttributeVictimAge, dhr.AttributePerpetratorHealth}) {
		t.Errorf("missed %v", names)
	}
	var b bytes.Buffer
	if err := WriteAttributes(&b, scores); err != nil || !strings.Contains(b.String(), "victim age                          1      0   0.00") {
		t.Errorf("%v\n%s", err, b.String())
	}
}

// TestRecommendationScores: a recommendation that is not found is wrong in both.
func TestRecommendationScores(t *testing.T) {
	gold := []Gold{{ID: "D1", Sections: []GoldSection{{Paragraphs: []GoldParagraph{
		{Text: "R1. The police should train all officers.", Recommendation: true, Agency: "police", Theme: "training"},
		{Text: "R2. The Trust should keep records.", Recommendation: true, Agency: "health", Theme: "record keeping"},
		{Text: "R3. The school should keep records of calls.", Recommendation: true, Agency: "education", Theme: "record keeping"}}}}}}
	score, misses := Recommendations(gold, map[string][]dhr.Recommendation{"D1": {
		{Text: "The police should train all officers.", Agencies: []dhr.Addressee{dhr.AddresseePolice}, Theme: dhr.ThemeTraining},
		{Text: "The Trust should keep records.", Agencies: []dhr.Addressee{dhr.AddresseePolice, dhr.AddresseeHealth}, Theme: dhr.ThemeRecords},
		{Text: "The school", Agencies: []dhr.Addressee{dhr.AddresseeEducation}, Theme: dhr.ThemeRecords}}})
	if score.Gold != 3 || score.Proposed != 3 || score.Found != 2 || score.Agency != 1 || score.Theme != 2 {
		t.Errorf("%+v", score)
	}
	if len(misses) != 2 || misses[0].AgencyRight || !misses[0].ThemeHits {
		t.Errorf("%+v", misses)
	}
}
