package dhr

import "testing"

func TestAttributeValidate(t *testing.T) {
	for _, tt := range []struct {
		a  Attribute
		ok bool
	}{
		{Attribute{Name: AttributeVictimAge, Value: "34", Score: 1}, true},
		{Attribute{Name: AttributeVictimAge, Value: "340"}, false},
		{Attribute{Name: AttributeVictimAge, Value: "thirty"}, false},
		{Attribute{Name: AttributeYear, Value: "2016"}, true},
		{Attribute{Name: AttributeYear, Value: "34"}, false},
		{Attribute{Name: AttributeMethod, Value: "knife"}, true},
		{Attribute{Name: AttributeMethod, Value: "sword"}, false},
		{Attribute{Name: AttributeVictimHealth, Value: AttributeNone, Score: 0.5}, true},
		{Attribute{Name: AttributeVictimSex, Value: "male", Score: 2}, false},
		{Attribute{Name: "shoe size", Value: "8"}, false},
	} {
		if err := tt.a.Validate(); (err == nil) != tt.ok {
			t.Errorf("%+v: %v", tt.a, err)
		}
	}
	for _, n := range AttributeNames() {
		if got, err := ParseAttributeName(string(n)); got != n || err != nil {
			t.Errorf("%s: %v", n, err)
		}
		if n.Multiple() && n.Values() == nil {
			t.Errorf("%s is a list of nothing", n)
		}
	}
}

func TestRecommendationValidate(t *testing.T) {
	good := Recommendation{Passage: "p", Text: "Train staff.", Agencies: []Addressee{AddresseePolice}, Theme: ThemeTraining}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for what, change := range map[string]func(*Recommendation){
		"no text":        func(r *Recommendation) { r.Text = "" },
		"no agency":      func(r *Recommendation) { r.Agencies = nil },
		"unknown agency": func(r *Recommendation) { r.Agencies = []Addressee{"council"} },
		"unknown theme":  func(r *Recommendation) { r.Theme = "money" },
	} {
		r := good
		change(&r)
		if r.Validate() == nil {
			t.Errorf("%s is valid", what)
		}
	}
}
