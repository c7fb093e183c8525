package dhr

import (
	"fmt"
	"slices"
	"strconv"
)

// AttributeName names something that the published tables say of a case.
type AttributeName string

// The attributes of a case.
const (
	AttributeType                  AttributeName = "type"
	AttributeRelationship          AttributeName = "relationship" // of the perpetrator to the victim
	AttributeVictimSex             AttributeName = "victim sex"
	AttributeVictimAge             AttributeName = "victim age" // at death, in years
	AttributePerpetratorSex        AttributeName = "perpetrator sex"
	AttributePerpetratorAge        AttributeName = "perpetrator age" // at the victim's death, in years
	AttributeDependentChildren     AttributeName = "dependent children"
	AttributeVictimHealth          AttributeName = "victim mental health"
	AttributePerpetratorHealth     AttributeName = "perpetrator mental health"
	AttributeVictimSubstance       AttributeName = "victim substance use"
	AttributePerpetratorSubstance  AttributeName = "perpetrator substance use"
	AttributePerpetratorViolence   AttributeName = "perpetrator history of violence" // towards whom
	AttributeVictimViolence        AttributeName = "victim history of violence"
	AttributeMethod                AttributeName = "method"
	AttributeYear                  AttributeName = "year" // of the report
	AttributeRegion                AttributeName = "region"
	attributeYes, attributeNo                    = "yes", "no"
	AttributeNone                                = "none" // the only value of a list that has none
	HealthNotSpecified                           = "not specified"
	eldest, earliestYear, lastYear               = 120, 1990, 2100
)

// AttributeNames returns every attribute in the order of the published tables.
func AttributeNames() []AttributeName {
	return []AttributeName{AttributeType, AttributeRelationship, AttributeVictimSex, AttributeVictimAge,
		AttributePerpetratorSex, AttributePerpetratorAge, AttributeDependentChildren, AttributeVictimHealth,
		AttributePerpetratorHealth, AttributeVictimSubstance, AttributePerpetratorSubstance,
		AttributePerpetratorViolence, AttributeVictimViolence, AttributeMethod, AttributeYear, AttributeRegion}
}

// Values returns the values that the attribute may have, in the order of the
// published tables, or nil where it is a number.
func (n AttributeName) Values() []string {
	switch n {
	case AttributeType:
		return []string{string(CaseIPV), string(CaseFamilial), string(CaseOther)}
	case AttributeRelationship:
		return []string{"husband", "wife", "partner", "boyfriend", "girlfriend", "ex-husband", "ex-wife", "ex-partner",
			"ex-boyfriend", "ex-girlfriend", "son", "daughter", "stepson", "stepdaughter", "father", "mother",
			"stepfather", "stepmother", "brother", "sister", "grandson", "granddaughter", "grandfather", "grandmother",
			"nephew", "niece", "uncle", "aunt", "cousin", "son-in-law", "daughter-in-law", "brother-in-law",
			"sister-in-law", "father-in-law", "mother-in-law", "other relative", "other"}
	case AttributeVictimSex, AttributePerpetratorSex:
		return []string{"female", "male"}
	case AttributeDependentChildren, AttributeVictimViolence:
		return []string{attributeYes, attributeNo}
	case AttributeVictimHealth, AttributePerpetratorHealth:
		return []string{"depression", "psychosis", "schizophrenia", "self-harm", "suicidal thoughts", "suicide attempt",
			"low mood/anxiety", "PTSD", "bipolar", "adjustment disorder", "paranoia", HealthNotSpecified, AttributeNone}
	case AttributeVictimSubstance, AttributePerpetratorSubstance:
		return []string{"alcohol", "drugs", "alcohol & drugs", AttributeNone}
	case AttributePerpetratorViolence:
		return []string{"victim", "others", "women", "criminality", AttributeNone}
	case AttributeMethod:
		return []string{"knife", "strangulation", "suffocation", "blunt force", "firearm", "fire", "drowning",
			"poisoning", "fall", "vehicle", "neglect", "other"}
	case AttributeRegion:
		return []string{"London & South East", "Eastern", "South West & Wales", "Midlands", "North West", "North East"}
	}
	return nil
}

// Multiple reports whether a case may have several values of the attribute. Each is
// then an Attribute of its own.
func (n AttributeName) Multiple() bool {
	switch n {
	case AttributeVictimHealth, AttributePerpetratorHealth, AttributePerpetratorViolence:
		return true
	}
	return false
}

// ParseAttributeName returns the attribute of that name, or an error that names it.
func ParseAttributeName(s string) (AttributeName, error) {
	if n := AttributeName(s); slices.Contains(AttributeNames(), n) {
		return n, nil
	}
	return "", fmt.Errorf("unknown attribute %q", s)
}

// Attribute proposes a value for an attribute of a case. Like a Suggestion it enters
// no count until a person has confirmed it.
type Attribute struct {
	Name     AttributeName
	Value    string
	Score    float64 // 0-1
	Passage  string  // ID of the passage that says it; empty where the text's silence does, as for "none"
	Evidence []Span  // in that passage; sorted by Start, without overlap
}

// Validate reports what is wrong with the attribute.
func (a Attribute) Validate() error {
	if _, err := ParseAttributeName(string(a.Name)); err != nil {
		return err
	}
	if values := a.Name.Values(); values != nil {
		if !slices.Contains(values, a.Value) {
			return fmt.Errorf("attribute %s has no value %q", a.Name, a.Value)
		}
	} else if n, err := strconv.Atoi(a.Value); err != nil || n < 0 ||
		a.Name == AttributeYear && (n < earliestYear || n > lastYear) || a.Name != AttributeYear && n > eldest {
		return fmt.Errorf("attribute %s: %q is no such number", a.Name, a.Value)
	}
	if a.Score < 0 || a.Score > 1 {
		return fmt.Errorf("attribute %s: score %g is not between 0 and 1", a.Name, a.Score)
	}
	return nil
}
