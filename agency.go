package dhr

import "fmt"

// Agency is a kind of service, as the published tables group them.
type Agency string

// The agencies, in the order of the coding manual.
const (
	AgencyHealth         Agency = "health" // GP, hospital, mental health, health visitor, midwifery, ambulance
	AgencyPolice         Agency = "police"
	AgencySocialServices Agency = "social services" // children's or adults'
	AgencyProbation      Agency = "probation"
	AgencyHousing        Agency = "housing"
	AgencyEducation      Agency = "education"
	AgencyLocalAuthority Agency = "local authority"
	AgencyVoluntary      Agency = "voluntary sector" // refuge, IDVA, charity
	AgencyOther          Agency = "other"
)

// Agencies returns every agency in the order of the coding manual.
func Agencies() []Agency {
	return []Agency{AgencyHealth, AgencyPolice, AgencySocialServices, AgencyProbation, AgencyHousing,
		AgencyEducation, AgencyLocalAuthority, AgencyVoluntary, AgencyOther}
}

// ParseAgency returns the agency of that name, or an error that names it.
func ParseAgency(name string) (Agency, error) {
	for _, a := range Agencies() {
		if string(a) == name {
			return a, nil
		}
	}
	return "", fmt.Errorf("unknown agency %q", name)
}
