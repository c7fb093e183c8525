package attribute_test

import (
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
)

// TestIntroductions finds the two people in openings that name neither as killed or as
// convicted in so many words.
func TestIntroductions(t *testing.T) {
	for _, tt := range []struct {
		opening string
		wanted  map[dhr.AttributeName]string
	}{
		{`Mr J, aged 24, a patient of the Trust, killed his maternal grandfather, Mr H, aged 81, in May 2014. Mr J lived with Mr H in a cottage. Mr H was a lock-keeper. Mr J had left school. Mr H owned the cottage.
			Mr J took cannabis daily. Mr H was widowed.`,
			map[dhr.AttributeName]string{dhr.AttributeVictimAge: "81", dhr.AttributePerpetratorAge: "24", dhr.AttributeVictimSex: "male",
				dhr.AttributePerpetratorSubstance: "drugs", dhr.AttributeVictimSubstance: "none"}},
		{`Farah, 31, took her own life in June 2020. We call her former partner Joel. Farah was a nurse. She sang. Joel was a driver. He worked at night. Farah met Joel in 2014. Joel said that he was sorry. Farah was well known to the surgery.
			Joel had schizophrenia. Farah had told friends. Joel was often away.`,
			map[dhr.AttributeName]string{dhr.AttributeVictimAge: "31", dhr.AttributeVictimSex: "female", dhr.AttributePerpetratorSex: "male",
				dhr.AttributePerpetratorHealth: "schizophrenia", dhr.AttributeVictimHealth: "none"}},
		{`Mrs Olwen T, aged 78, died at home in March 2013. Mr Huw T, aged 81, was convicted of her murder. Mrs T was a teacher. Mr T drove a lorry. Mrs T was ill. Mr T cooked. Mrs T and Mr T had no children.`,
			map[dhr.AttributeName]string{dhr.AttributeVictimAge: "78", dhr.AttributePerpetratorAge: "81", dhr.AttributeDependentChildren: "no"}},
	} {
		all := classify.Attributes([][]dhr.Passage{passages(dhr.ZoneProcess, tt.opening)})
		for _, name := range dhr.AttributeNames() {
			if want := tt.wanted[name]; want != "" && valuesOf(all, name) != want {
				t.Errorf("%.30s…: %s is %q, want %q", tt.opening, name, valuesOf(all, name), want)
			}
		}
	}
}
