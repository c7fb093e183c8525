package dhr

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"
)

// AttributeName names something that the published tables say of a case.
type AttributeName string

// The attributes of a case.
const (
	AttributeType                 AttributeName = "type"
	AttributeRelationship         AttributeName = "relationship" // of the perpetrator to the victim
	AttributeVictimSex            AttributeName = "victim sex"
	AttributeVictimAge            AttributeName = "victim age" // at death, in years
	AttributePerpetratorSex       AttributeName = "perpetrator sex"
	AttributePerpetratorAge       AttributeName = "perpetrator age" // at the victim's death, in years
	AttributeDependentChildren    AttributeName = "dependent children"
	AttributeVictimHealth         AttributeName = "victim mental health"
	AttributePerpetratorHealth    AttributeName = "perpetrator mental health"
	AttributeVictimSubstance      AttributeName = "victim substance use"
	AttributePerpetratorSubstance AttributeName = "perpetrator substance use"
	AttributePerpetratorViolence  AttributeName = "perpetrator history of violence" // towards whom
	AttributeVictimViolence       AttributeName = "victim history of violence"
	AttributeMethod               AttributeName = "method"
	AttributeYear                 AttributeName = "year" // of the report
	AttributeRegion               AttributeName = "region"

	// Attributes that only people state: nothing proposes them.
	AttributeSharedChildren            AttributeName = "parents of the children" // victim and perpetrator together
	AttributeChildrenAffected          AttributeName = "children witnessed or affected"
	AttributeVictimHealthKnown         AttributeName = "victim mental health known to services"
	AttributePerpetratorHealthKnown    AttributeName = "perpetrator mental health known to services"
	AttributeSubstanceKnown            AttributeName = "substance use known to services" // of either
	AttributePerpetratorViolenceMissed AttributeName = "perpetrator violence unknown to agencies"

	// What a report says about itself, in its own words.
	AttributeTitle           AttributeName = "title"
	AttributeCSP             AttributeName = "csp"
	AttributeVictimName      AttributeName = "victim is called" // such as "Adult A"
	AttributePerpetratorName AttributeName = "perpetrator is called"

	attributeYes, attributeNo      = "yes", "no"
	ManyVictims                    = "multiple" // instead of an age, where several died
	AttributeNone                  = "none"     // the only value of a list that has none
	HealthNotSpecified             = "not specified"
	eldest, earliestYear, lastYear = 120, 1990, 2100
)

// AttributeNames returns every attribute in the order of the published tables.
func AttributeNames() []AttributeName {
	return []AttributeName{AttributeType, AttributeRelationship, AttributeVictimSex, AttributeVictimAge,
		AttributePerpetratorSex, AttributePerpetratorAge, AttributeDependentChildren, AttributeVictimHealth,
		AttributePerpetratorHealth, AttributeVictimSubstance, AttributePerpetratorSubstance,
		AttributePerpetratorViolence, AttributeVictimViolence, AttributeMethod, AttributeYear, AttributeRegion}
}

// FactNames returns everything that a person may state of a case, in the order of the
// case page: what a report says about itself, AttributeNames, and the attributes
// that nothing proposes.
func FactNames() []AttributeName {
	names := append([]AttributeName{AttributeTitle, AttributeCSP, AttributeVictimName, AttributePerpetratorName}, AttributeNames()...)
	return append(names, AttributeSharedChildren, AttributeChildrenAffected, AttributeVictimHealthKnown,
		AttributePerpetratorHealthKnown, AttributeSubstanceKnown, AttributePerpetratorViolenceMissed)
}

// Free reports whether the attribute's value is words of the report's own.
func (n AttributeName) Free() bool {
	switch n {
	case AttributeTitle, AttributeCSP, AttributeVictimName, AttributePerpetratorName:
		return true
	}
	return false
}

// Values returns the values that the attribute may have, in the order of the
// published tables, or nil where it is a number or words of the report's own.
func (n AttributeName) Values() []string {
	switch n {
	case AttributeType:
		return []string{string(CaseIPV), string(CaseFamilial), string(CaseSuicide), string(CaseOther)}
	case AttributeRelationship:
		return []string{"husband", "wife", "partner", "boyfriend", "girlfriend", "ex-husband", "ex-wife", "ex-partner",
			"ex-boyfriend", "ex-girlfriend", "son", "daughter", "stepson", "stepdaughter", "father", "mother",
			"stepfather", "stepmother", "brother", "sister", "grandson", "granddaughter", "grandfather", "grandmother",
			"nephew", "niece", "uncle", "aunt", "cousin", "son-in-law", "daughter-in-law", "brother-in-law",
			"sister-in-law", "father-in-law", "mother-in-law", "other relative", "other"}
	case AttributeVictimSex, AttributePerpetratorSex:
		return []string{"female", "male"}
	case AttributeDependentChildren, AttributeVictimViolence, AttributeSharedChildren, AttributeChildrenAffected,
		AttributeVictimHealthKnown, AttributePerpetratorHealthKnown, AttributeSubstanceKnown, AttributePerpetratorViolenceMissed:
		return []string{attributeYes, attributeNo}
	case AttributeVictimHealth, AttributePerpetratorHealth:
		return []string{"depression", "psychosis", "schizophrenia", "self-harm", "suicidal thoughts", "suicide attempt",
			"low mood/anxiety", "anxiety", "PTSD", "bipolar", "adjustment disorder", "paranoia", HealthNotSpecified, AttributeNone}
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
	if err := a.Name.Check(a.Value); err != nil {
		return err
	}
	if a.Score < 0 || a.Score > 1 {
		return fmt.Errorf("attribute %s: score %g is not between 0 and 1", a.Name, a.Score)
	}
	return nil
}

// longestWords is the length of a free value in code points.
const longestWords = 400

// Check reports whether the attribute may have the value.
func (n AttributeName) Check(value string) error {
	if !slices.Contains(FactNames(), n) {
		return fmt.Errorf("unknown attribute %q", n)
	}
	if n.Free() {
		if length := utf8.RuneCountInString(value); length == 0 || length > longestWords {
			return fmt.Errorf("attribute %s: give 1 to %d characters", n, longestWords)
		}
		return nil
	}
	if values := n.Values(); values != nil {
		if !slices.Contains(values, value) {
			return fmt.Errorf("attribute %s has no value %q", n, value)
		}
		return nil
	}
	if n == AttributeVictimAge && value == ManyVictims {
		return nil
	}
	if number, err := strconv.Atoi(value); err != nil || number < 0 || value[0] == '+' ||
		n == AttributeYear && (number < earliestYear || number > lastYear) || n != AttributeYear && number > eldest {
		return fmt.Errorf("attribute %s: %q is no such number", n, value)
	}
	return nil
}
