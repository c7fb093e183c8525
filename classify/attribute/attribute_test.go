package attribute_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
)

// passages makes a document of paragraphs, the first two introducing the people.
func passages(zone dhr.Zone, paragraphs ...string) []dhr.Passage {
	var all []dhr.Passage
	for i, text := range paragraphs {
		z := zone
		if i == 0 {
			z = dhr.ZoneProcess
		}
		all = append(all, dhr.Passage{ID: dhr.PassageID("d", text, 0), Ordinal: i, Zone: z, Text: text})
	}
	return all
}

func valuesOf(all []dhr.Attribute, name dhr.AttributeName) string {
	var values []string
	for _, a := range all {
		if a.Name == name {
			values = append(values, a.Value)
		}
	}
	return strings.Join(values, ", ")
}

const (
	opening = `This review concerns the death of Adult A, a woman of 33, in March 2016. She was killed at home in Leeds by her former partner, Adult B, who was 41. A post-mortem examination found that she had died from a single stab wound. Adult B was convicted of murder.`
	more    = `Adult A was a nurse. She was well liked. Adult B worked as a driver. He had moved to the town in 2010. Adult A told her sister, Adult C. Adult B knew nobody.`
)

// TestAttributes reads single statements of invented reports.
func TestAttributes(t *testing.T) {
	for _, tt := range []struct {
		name   dhr.AttributeName
		text   string
		wanted string
	}{
		{dhr.AttributeType, ``, "ipv"},
		{dhr.AttributeRelationship, ``, "ex-partner"},
		{dhr.AttributeVictimSex, ``, "female"},
		{dhr.AttributeVictimAge, ``, "33"},
		{dhr.AttributePerpetratorSex, ``, "male"},
		{dhr.AttributePerpetratorAge, ``, "41"},
		{dhr.AttributeMethod, ``, "knife"},
		{dhr.AttributeRegion, ``, "North East"},
		{dhr.AttributeYear, ``, "2016"},
		{dhr.AttributeDependentChildren, ``, "no"},
		{dhr.AttributeDependentChildren, `They had two sons, aged 9 and 6, who lived with them.`, "yes"},
		{dhr.AttributeDependentChildren, `There were no children in the household. Her daughter, aged 24, lives in Spain.`, "no"},
		{dhr.AttributeVictimHealth, ``, "none"},
		{dhr.AttributeVictimHealth, `Adult A was diagnosed with depression in 2012 and took an overdose in 2014.`, "depression, suicide attempt"},
		{dhr.AttributeVictimHealth, `Adult A had no history of depression. Her mother suffered from schizophrenia.`, "none"},
		{dhr.AttributeVictimHealth, `Adult A told her GP about Adult B. His paranoia frightened her.`, "none"},
		{dhr.AttributePerpetratorHealth, `Adult B had bipolar disorder. Adult A was anxious to help him.`, "bipolar"},
		{dhr.AttributePerpetratorHealth, `Adult B's psychosis was well controlled. He told the nurse that he wanted to kill himself.`, "psychosis, suicidal thoughts"},
		{dhr.AttributePerpetratorHealth, `The panel asked whether Adult B had suffered from psychosis.`, "none"},
		{dhr.AttributePerpetratorHealth, `Adult B's brother had died by suicide. He had suffered from depression for years.`, "none"},
		{dhr.AttributePerpetratorHealth, `Adult B had unspecified mental health problems.`, "not specified"},
		{dhr.AttributePerpetratorSubstance, `Adult B drank heavily and used cannabis every day.`, "alcohol & drugs"},
		{dhr.AttributePerpetratorSubstance, `Adult B did not misuse alcohol. A neighbour was often drunk.`, "none"},
		{dhr.AttributeVictimSubstance, `Both adults were dependent on alcohol.`, "alcohol"},
		{dhr.AttributePerpetratorViolence, ``, "none"},
		{dhr.AttributePerpetratorViolence, `In 2014 Adult B punched Adult A in the face. She did not press charges.`, "victim"},
		{dhr.AttributePerpetratorViolence, `Adult A was strangled by Adult B in May 2013 and lost consciousness.`, "victim"},
		{dhr.AttributePerpetratorViolence, `Adult B had been convicted of burglary in 1999. He was never violent to anybody.`, "criminality"},
		{dhr.AttributePerpetratorViolence, `In 2009 Adult B was cautioned for assaulting a former girlfriend.`, "women"},
		{dhr.AttributeVictimViolence, `Adult A was cautioned in 2012 for assaulting Adult B.`, "yes"},
		{dhr.AttributeVictimViolence, `Adult A was assaulted by Adult B in 2012.`, "no"},
		{dhr.AttributeVictimViolence, `In 2014 Adult A hit Adult B with a pan.`, "yes"},
		{dhr.AttributePerpetratorSubstance, `Adult B drank at home most evenings.`, "alcohol"},
		{dhr.AttributePerpetratorSubstance, `Adult B was drinking tea when the officers came.`, "none"},
		{dhr.AttributePerpetratorViolence, `Adult B had eleven convictions.`, "criminality"},
		{dhr.AttributePerpetratorViolence, `Adult B had no convictions.`, "none"},
		{dhr.AttributeVictimHealth, `Adult A told her GP that she was not sleeping.`, "low mood/anxiety"},
		{dhr.AttributePerpetratorHealth, `Adult B was prescribed sertraline.`, "depression"},
		{dhr.AttributeYear, `The order was due to end in November 2019. He was home by 2030.`, "2016"},
	} {
		t.Run(string(tt.name)+" "+tt.text, func(t *testing.T) {
			all := classify.Attributes([][]dhr.Passage{passages(dhr.ZoneChronology, opening, more, tt.text)})
			if got := valuesOf(all, tt.name); got != tt.wanted {
				t.Errorf("%s is %q, want %q", tt.name, got, tt.wanted)
			}
			for _, a := range all {
				if err := a.Validate(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// TestOpenings introduces the people in other styles.
func TestOpenings(t *testing.T) {
	for _, tt := range []struct {
		opening string
		wanted  map[dhr.AttributeName]string
	}{
		{`Mrs Q, aged 81, was killed in her bungalow by her son, Mr Q, who was fifty-two years of age. Mr Q was convicted of manslaughter. The cause of death was compression of the neck. Mrs Q was a widow.`,
			map[dhr.AttributeName]string{dhr.AttributeType: "familial", dhr.AttributeRelationship: "son", dhr.AttributeVictimAge: "81",
				dhr.AttributePerpetratorAge: "52", dhr.AttributeMethod: "strangulation", dhr.AttributePerpetratorSex: "male"}},
		{`The deceased, a 45 year old man, was found dead in the flat. He had been beaten by his wife ("the Perpetrator"), then aged 50. The Perpetrator was charged with murder. The deceased was a builder. He liked fishing.`,
			map[dhr.AttributeName]string{dhr.AttributeType: "ipv", dhr.AttributeRelationship: "wife", dhr.AttributeVictimSex: "male",
				dhr.AttributeVictimAge: "45", dhr.AttributePerpetratorAge: "50", dhr.AttributeMethod: "blunt force"}},
		{`Jasmine was aged 29 years at the time of her death. The perpetrator, Kevin, was 34 years of age. On 12 June 2014 Kevin attacked Jasmine with a hammer in the home they shared in Bristol. Jasmine died from head injuries. Kevin was found guilty of murder.
			Jasmine and Kevin had been in a relationship for six years. Jasmine was a care worker. She was shy. Kevin was unemployed. He had a diagnosis of paranoid schizophrenia. Jasmine said that Kevin had hit her twice. Kevin denied it.`,
			map[dhr.AttributeName]string{dhr.AttributeVictimAge: "29", dhr.AttributePerpetratorAge: "34", dhr.AttributeMethod: "blunt force",
				dhr.AttributePerpetratorHealth: "schizophrenia", dhr.AttributeRegion: "South West & Wales"}},
		{`KT, aged 28, was shot dead by her ex-husband RM, aged 31, in Norwich. RM pleaded guilty to murder. KT was a teacher. She sang. RM was a chef. He came from Leeds. KT and RM met at work. KT had told friends that she was afraid. RM was often away.`,
			map[dhr.AttributeName]string{dhr.AttributeType: "ipv", dhr.AttributeRelationship: "ex-husband", dhr.AttributeVictimAge: "28",
				dhr.AttributePerpetratorAge: "31", dhr.AttributeMethod: "firearm"}},
	} {
		all := classify.Attributes([][]dhr.Passage{passages(dhr.ZoneProcess, tt.opening)})
		for _, name := range dhr.AttributeNames() {
			if want := tt.wanted[name]; want != "" && valuesOf(all, name) != want {
				t.Errorf("%.30s…: %s is %q, want %q", tt.opening, name, valuesOf(all, name), want)
			}
		}
	}
}

// TestSlightSigns reads what a report tells only by the way.
func TestSlightSigns(t *testing.T) {
	for _, tt := range []struct {
		name   dhr.AttributeName
		text   string
		wanted string
	}{
		{dhr.AttributePerpetratorAge, `Adult A died in March 2016. Adult B killed Adult A. Adult B was convicted of murder.
			Adult B joined the scheme in 2011, aged 21. Adult A lived alone. Adult B lived in a hostel. He and she met in 2012.`, "26"},
		{dhr.AttributePerpetratorAge, `Adult A, a woman of 79, and her husband, aged 82, died in March 2016. Adult B killed Adult A. He was Adult B to his friends.
			Adult A told her friends. Adult B drove his car.`, "82"},
		{dhr.AttributeMethod, `Adult A died in March 2016. Adult B was convicted of murder. Adult A was a nurse. Adult B was a driver.
			The couple kept a shotgun in the hall.`, "firearm"}, // the only weapon named: a weak proposal
	} {
		all := classify.Attributes([][]dhr.Passage{passages(dhr.ZoneChronology, tt.text)})
		if got := valuesOf(all, tt.name); got != tt.wanted {
			t.Errorf("%s of %.50s… is %q, want %q", tt.name, tt.text, got, tt.wanted)
		}
	}
}

// TestEvidence: what is proposed points at the words that say it.
func TestEvidence(t *testing.T) {
	doc := passages(dhr.ZoneChronology, opening, more, `Adult B’s psychosis – first noted in 2009 – had returned.`)
	for _, a := range classify.Attributes([][]dhr.Passage{doc}) {
		if a.Name != dhr.AttributePerpetratorHealth {
			continue
		}
		i := slices.IndexFunc(doc, func(p dhr.Passage) bool { return p.ID == a.Passage })
		if i < 0 || string([]rune(doc[i].Text)[a.Evidence[0].Start:a.Evidence[0].End]) != "psychosis" {
			t.Errorf("evidence of %+v", a)
		}
		return
	}
	t.Error("no condition of the perpetrator")
}

// TestNothing: no documents and empty ones give no proposal of a fact.
func TestNothing(t *testing.T) {
	if all := classify.Attributes(nil); all != nil {
		t.Errorf("without documents: %v", all)
	}
	for _, a := range classify.Attributes([][]dhr.Passage{{{ID: "p", Zone: dhr.ZoneAnalysis, Text: "…"}}}) {
		if a.Passage != "" {
			t.Errorf("an empty text says %v", a)
		}
	}
}
