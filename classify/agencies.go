package classify

import "github.com/dhrcoder/dhr"

// agencyList ties a word list to the agency that its words name.
type agencyList struct {
	name   string
	agency dhr.Agency
}

func agencyLists() []agencyList {
	return []agencyList{
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
}

// agencies returns the agencies named near the evidence: in its sentences, else in
// the passage, else in the section's heading.
func (m *matcher) agencies(evidence []hit, p, heading passageRange) []dhr.Agency {
	var near, all []hit
	for i := p.firstSentence; i < p.endSentence; i++ {
		s := m.doc.sentences[i]
		named := m.named(s)
		all = append(all, named...)
		for _, e := range evidence {
			if e.start >= s.first && e.start < s.end {
				near = append(near, named...)
				break
			}
		}
	}
	if len(near) > 0 {
		return m.agenciesOf(near)
	}
	if len(all) > 0 {
		return m.agenciesOf(all)
	}
	for i := heading.firstSentence; i < heading.endSentence; i++ {
		all = append(all, m.named(m.doc.sentences[i])...)
	}
	return m.agenciesOf(all)
}

// named returns the agencies' names of a sentence. Where names overlap the longest
// counts: a housing officer is no police officer.
func (m *matcher) named(s sentence) []hit {
	var named []hit
	for _, h := range m.doc.in(s) {
		if m.rules.marks[h.term]>>markAgency == 0 {
			continue
		}
		longest := true
		for _, o := range m.doc.in(s) {
			if m.rules.marks[o.term]>>markAgency != 0 && o.end-o.start > h.end-h.start && o.start < h.end && h.start < o.end {
				longest = false
			}
		}
		if longest {
			named = append(named, h)
		}
	}
	return named
}

// agenciesOf returns the agencies of names in the order of dhr.Agencies.
func (m *matcher) agenciesOf(named []hit) []dhr.Agency {
	var bits termMarks
	for _, h := range named {
		bits |= m.rules.marks[h.term] >> markAgency
	}
	var out []dhr.Agency
	for i, l := range agencyLists() {
		if bits.has(i) {
			out = append(out, l.agency)
		}
	}
	return out
}
