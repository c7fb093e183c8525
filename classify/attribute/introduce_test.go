package attribute_test

import (
	"strings"
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

// TestStyles: whatever the opening, the people of the later pages are told apart.
func TestStyles(t *testing.T) {
	const later = `V had worked in a shop for many years. Vhe enjoyed gardening. P was unemployed at the time. Phe had moved to the town in 2010.
		The GP saw V in 2012 and recorded low mood. Police attended on 3 May 2013 after V reported that P had punched V. P was arrested and denied it.
		P attended the hospital in 2013. Phe said that phe was drinking heavily. V was referred to an adviser. P missed two appointments. V did not want further contact.`
	for _, tt := range []struct {
		opening                                      string
		victim, perpetrator, victimHe, perpetratorHe string
		relation, victimAge, perpetratorAge, sexes   string
	}{
		{"The pseudonyms used here are Grace (the victim), aged 41, and Henry (the perpetrator), aged 45.", "Grace", "Henry", "She", "He", "", "41", "45", "female male"},
		{"This is the review into the death of Leo (44). The perpetrator is Maya (39), his former partner.", "Leo", "Maya", "He", "She", "ex-partner", "44", "39", "male female"},
		{"Joan, 82, lived with her daughter Ruth, 55. Ruth smothered Joan in 2015 and was convicted of manslaughter.", "Joan", "Ruth", "She", "She", "daughter", "82", "55", "female female"},
		{"Subject A was found hanged on 4 May 2021. Subject B is her ex-husband. Subject A was 37; Subject B is 42.", "Subject A", "Subject B", "She", "He", "ex-husband", "37", "42", "female male"},
		{"Persons: Jo - deceased, aged 22. Mike - ex-boyfriend, convicted. Sue - mother of Jo.", "Jo", "Mike", "She", "He", "ex-boyfriend", "22", "", "female male"},
		{"The victim, known as Victim 1 (V1), was stabbed by Perpetrator 1 (P1), her brother-in-law.", "V1", "P1", "She", "He", "brother-in-law", "", "", "female male"},
		{"The Deceased was a 52 year old man. His girlfriend, referred to as PB, stabbed him once in the chest.", "The Deceased", "PB", "He", "She", "girlfriend", "52", "", "male female"},
	} {
		text := strings.NewReplacer("Vhe", tt.victimHe, "Phe", tt.perpetratorHe, "phe", strings.ToLower(tt.perpetratorHe), "GP", "GP", "Police", "Police",
			"V", tt.victim, "P", tt.perpetrator).Replace(later)
		all := classify.Attributes([][]dhr.Passage{passages(dhr.ZoneBackground, tt.opening, text)})
		for name, want := range map[dhr.AttributeName]string{dhr.AttributeRelationship: tt.relation, dhr.AttributeVictimAge: tt.victimAge,
			dhr.AttributePerpetratorAge: tt.perpetratorAge, dhr.AttributeVictimHealth: "low mood/anxiety", dhr.AttributePerpetratorHealth: "none",
			dhr.AttributeVictimSubstance: "none", dhr.AttributePerpetratorSubstance: "alcohol", dhr.AttributePerpetratorViolence: "victim"} {
			if got := valuesOf(all, name); got != want {
				t.Errorf("%.40s…: %s is %q, want %q", tt.opening, name, got, want)
			}
		}
		if got := valuesOf(all, dhr.AttributeVictimSex) + " " + valuesOf(all, dhr.AttributePerpetratorSex); got != tt.sexes {
			t.Errorf("%.40s…: sexes are %q, want %q", tt.opening, got, tt.sexes)
		}
	}
}
