package rules

import "github.com/dhrcoder/dhr"

// agencyList ties a word list to the agency that its words name.
type agencyList struct {
	name   string
	agency dhr.Agency
}

// agencyLists are in the order of dhr.Agencies.
var agencyLists = [...]agencyList{
	{"agency_health", dhr.AgencyHealth},
	{"agency_police", dhr.AgencyPolice},
	{"agency_social_services", dhr.AgencySocialServices},
	{"agency_probation", dhr.AgencyProbation},
	{"agency_housing", dhr.AgencyHousing},
	{"agency_education", dhr.AgencyEducation},
	{"agency_local_authority", dhr.AgencyLocalAuthority},
	{"agency_voluntary_sector", dhr.AgencyVoluntary},
	{"agency_other", dhr.AgencyOther},
}

// AgencySet is a set of agencies: a bit for each, in the order of dhr.Agencies.
type AgencySet uint16

// List returns the agencies of the set in the order of dhr.Agencies.
func (b AgencySet) List() []dhr.Agency {
	var out []dhr.Agency
	for i, l := range agencyLists {
		if b&(1<<i) != 0 {
			out = append(out, l.agency)
		}
	}
	return out
}
