package classify_test

import (
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
)

func TestCalled(t *testing.T) {
	texts := []string{
		"This report concerns the death of Adult A, who was killed by her husband, Adult B, in May 2014.",
		"Adult A was found dead at home. Adult B was convicted of her murder.",
		"The victim had told her sister that Adult B drank. She feared him.",
		"The Deceased is called Adult A in this report.",
	}
	var passages []dhr.Passage
	for i, text := range texts {
		passages = append(passages, dhr.Passage{ID: string(rune('p' + i)), Ordinal: i, Zone: dhr.ZoneBackground, Text: text})
	}
	got := map[dhr.AttributeName]dhr.Attribute{}
	for _, a := range classify.Called([][]dhr.Passage{passages, nil}) {
		if err := a.Validate(); err != nil {
			t.Error(err)
		}
		got[a.Name] = a
	}
	v, p := got[dhr.AttributeVictimName], got[dhr.AttributePerpetratorName]
	if v.Value != "Adult A" || p.Value != "Adult B" || v.Passage != "p" || v.Evidence[0].Of(texts[0]) != "Adult A" {
		t.Errorf("%+v %+v", v, p)
	}
	if none := classify.Called(nil); none != nil {
		t.Errorf("%+v", none)
	}
}
