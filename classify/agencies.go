package classify

import "github.com/dhrcoder/dhr"

// agencyList ties a word list to the agency that its words name.
type agencyList struct {
	name   string
	agency dhr.Agency
}

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

// agencyBits is a set of agencies, by their place in agencyLists.
type agencyBits uint16

// agencyName is a place where an agency is named.
type agencyName struct {
	start, end int32
	bits       agencyBits
	addressee  bool // "to the GP": it is written or sent to, not judged
	weak       bool // "the officer": any agency's, if another is named
}

// runInHead is the length in tokens up to which a passage's first sentence counts
// as its heading: "The School."
const runInHead = 7

// agencies returns the agencies that the evidence seems to speak of: those of the
// passage's own heading or the section's, else those named in the evidence's
// sentences, else those of the nearest sentence before, else of any in the passage,
// else of the passage before. An officer is of the police only where none of these
// tells of another agency.
func (w *worker) agencies(evidence []hit, p, heading passageRange) []dhr.Agency {
	if head := w.heading(evidence, p, heading); head != 0 {
		return head.list()
	}
	var near, weak agencyBits
	for i := p.firstSentence; i < p.endSentence; i++ {
		if !w.holds(w.doc.sentences[i], evidence) {
			continue
		}
		var bits agencyBits
		for j := i; bits == 0 && j >= p.firstSentence; j-- {
			names := w.named(w.doc.sentences[j])
			bits = judged(names)
			weak |= all(names)
		}
		near |= bits
	}
	for i := p.firstSentence; near == 0 && weak == 0 && i < p.endSentence; i++ {
		names := w.named(w.doc.sentences[i])
		near = judged(names)
		weak |= all(names)
	}
	switch {
	case near != 0:
		return near.list()
	case w.before != 0:
		return w.before.list()
	}
	return weak.list()
}

// heading returns the agencies that the passage's first sentence names, if it is a
// heading, else those of the section's heading.
func (w *worker) heading(evidence []hit, p, heading passageRange) agencyBits {
	if p.firstSentence+1 < p.endSentence {
		if s := w.doc.sentences[p.firstSentence]; s.end-s.first <= runInHead && !w.holds(s, evidence) {
			if bits := all(w.named(s)); bits != 0 {
				return bits
			}
		}
	}
	var bits agencyBits
	for i := heading.firstSentence; i < heading.endSentence; i++ {
		bits |= all(w.named(w.doc.sentences[i]))
	}
	return bits
}

// holds reports whether a sentence has any of the evidence.
func (w *worker) holds(s sentence, evidence []hit) bool {
	for _, e := range evidence {
		if e.start >= s.first && e.start < s.end {
			return true
		}
	}
	return false
}

// lastAgencies returns the agencies of the last sentence of a passage that names
// any: the next passage may go on about them without a name.
func (w *worker) lastAgencies(p passageRange) agencyBits {
	for i := p.endSentence - 1; i >= p.firstSentence; i-- {
		if bits := judged(w.named(w.doc.sentences[i])); bits != 0 {
			return bits
		}
	}
	return 0
}

// named returns the agencies' names of a sentence. Where names overlap the longest
// counts: a housing officer is no police officer.
func (m *matcher) named(s sentence) []agencyName {
	var names []agencyName
	hits := m.doc.in(s)
	for _, h := range hits {
		if m.rules.marks[h.term]>>markAgency == 0 {
			continue
		}
		longest := true
		for _, o := range hits {
			if m.rules.marks[o.term]>>markAgency != 0 && o.end-o.start > h.end-h.start && o.start < h.end && h.start < o.end {
				longest = false
			}
		}
		if longest {
			names = append(names, agencyName{h.start, h.end, agencyBits(m.rules.marks[h.term] >> markAgency),
				m.addressed(s, h.start), h.end == h.start+1 && m.isWeak(h.start)})
		}
	}
	for at := s.first; at < s.end; at++ {
		if bits := m.abbreviations[m.doc.tokens[at].word]; bits != 0 && m.doc.tokens[at].marks&markCaps != 0 {
			names = append(names, agencyName{at, at + 1, bits, m.addressed(s, at), false})
		}
	}
	return names
}

// isWeak reports whether a word alone hardly tells an agency.
func (m *matcher) isWeak(at int32) bool {
	switch m.doc.wordAt(at) {
	case "officer", "officers", "force":
		return true
	}
	return false
}

// addressed reports whether "to" or "with" stands before a name.
func (m *matcher) addressed(s sentence, at int32) bool {
	for i := at - 1; i >= s.first && at-i <= 3; i-- {
		switch m.doc.wordAt(i) {
		case "to", "with", "from", "outside":
			return true
		case "the", "a", "an", "her", "his", "their", "own", "local", "adult", "duty":
		default:
			return false
		}
	}
	return false
}

// readAbbreviations learns what the report's own abbreviations stand for, as in
// 'the Victim Liaison Unit ("VLU")'.
func (m *matcher) readAbbreviations() {
	m.abbreviations = make([]agencyBits, len(m.doc.words))
	for _, s := range m.doc.sentences {
		for _, n := range m.named(s) {
			if n.end >= s.end {
				continue
			}
			t := m.doc.tokens[n.end]
			if t.marks&afterComma == 0 || t.marks&markCaps == 0 || len(m.doc.words[t.word].symbols) > 0 && m.isAgency(n.end, s) {
				continue
			}
			if text := m.doc.texts[s.passage]; t.at > 0 && opensBracket(text[:t.at]) {
				m.abbreviations[t.word] |= n.bits
			}
		}
	}
}

// isAgency reports whether the lists know the word at a token as an agency.
func (m *matcher) isAgency(at int32, s sentence) bool {
	for _, h := range m.doc.in(s) {
		if h.start == at && m.rules.marks[h.term]>>markAgency != 0 {
			return true
		}
	}
	return false
}

// opensBracket reports whether a text ends in a bracket, with or without a quote.
func opensBracket(text string) bool {
	for i := len(text) - 1; i >= 0 && i >= len(text)-4; i-- {
		if text[i] == '(' {
			return true
		}
	}
	return false
}

// all returns every agency named.
func all(names []agencyName) agencyBits {
	var bits agencyBits
	for _, n := range names {
		bits |= n.bits
	}
	return bits
}

// judged returns the agencies named, without addressees and weak names where
// others are named; 0 where all names are weak.
func judged(names []agencyName) agencyBits {
	var bits, strong agencyBits
	for _, n := range names {
		if n.weak {
			continue
		}
		strong |= n.bits
		if !n.addressee {
			bits |= n.bits
		}
	}
	if bits == 0 {
		return strong
	}
	return bits
}

// list returns the agencies in the order of dhr.Agencies.
func (b agencyBits) list() []dhr.Agency {
	var out []dhr.Agency
	for i, l := range agencyLists {
		if b&(1<<i) != 0 {
			out = append(out, l.agency)
		}
	}
	return out
}
