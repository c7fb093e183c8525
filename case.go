package dhr

import "fmt"

// CaseType is the relationship that the homicide arose in. The 2016 tables split
// cases into familial and intimate partner (IPV).
type CaseType string

// The case types. A case whose type nobody has stated is unstated, not guessed.
const (
	CaseUnstated CaseType = ""
	CaseIPV      CaseType = "ipv"
	CaseFamilial CaseType = "familial"
	CaseSuicide  CaseType = "suicide" // a death by suicide, which the later analyses set apart
	CaseOther    CaseType = "other"
)

// ParseCaseType reads a case type as cases.csv writes it.
func ParseCaseType(s string) (CaseType, error) {
	switch t := CaseType(s); t {
	case CaseUnstated, CaseIPV, CaseFamilial, CaseSuicide, CaseOther:
		return t, nil
	}
	return "", fmt.Errorf("unknown case type %q (ipv, familial, suicide, other or empty)", s)
}

// Case is one homicide, which is one DHR: the unit that tables count. Several
// documents may belong to it and it still counts once.
type Case struct {
	ID     string // unique in a project, such as "D02"
	Title  string
	CSP    string // Community Safety Partnership that commissioned the review
	Region string
	Year   int // of the report; 0 when not stated
	Type   CaseType
	Source CaseSource
}

// CaseSource says who stated a case's attributes.
type CaseSource string

// Where a case's attributes come from. What a person listed is never overwritten
// by what a text seems to say.
const (
	CaseFromText CaseSource = "text"
	CaseFromList CaseSource = "list"
)

// Validate reports what is wrong with the case.
func (c Case) Validate() error {
	if c.ID == "" {
		return fmt.Errorf("a case has no id")
	}
	if c.Year != 0 && (c.Year < 1990 || c.Year > 2100) {
		return fmt.Errorf("case %s: year %d is not a year of a review", c.ID, c.Year)
	}
	if _, err := ParseCaseType(string(c.Type)); err != nil {
		return fmt.Errorf("case %s: %w", c.ID, err)
	}
	return nil
}
