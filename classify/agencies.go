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
}

// runInHead is the length in tokens up to which a passage's first sentence counts
// as its heading: "The School."
const runInHead = 7

// agencies returns the agencies that the evidence seems to speak of: those that the
// passage's own heading names, else those named in the evidence's sentences, else
// those of the nearest sentence before, else of any in the passage, else of the
// section's heading, else of the passage before. It fills w.before for the next.
func (w *worker) agencies(evidence []hit, p, heading passageRange) []dhr.Agency {
	if p.firstSentence+1 < p.endSentence {
		if s := w.doc.sentences[p.firstSentence]; s.end-s.first <= runInHead && !w.holds(s, evidence) {
			if bits := all(w.named(s)); bits != 0 {
				return bits.list()
			}
		}
	}
	var near agencyBits
	for i := p.firstSentence; i < p.endSentence; i++ {
		if s := w.doc.sentences[i]; w.holds(s, evidence) {
			bits := judged(w.named(s))
			for j := i - 1; bits == 0 && j >= p.firstSentence; j-- {
				bits = judged(w.named(w.doc.sentences[j]))
			}
			near |= bits
		}
	}
	for i := p.firstSentence; near == 0 && i < p.endSentence; i++ {
		near = judged(w.named(w.doc.sentences[i]))
	}
	for i := heading.firstSentence; near == 0 && i < heading.endSentence; i++ {
		near = all(w.named(w.doc.sentences[i]))
	}
	if near == 0 {
		near = w.before
	}
	return near.list()
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
			names = append(names, agencyName{h.start, h.end, agencyBits(m.rules.marks[h.term] >> markAgency), m.addressed(s, h.start)})
		}
	}
	for at := s.first; at < s.end; at++ {
		if bits := m.abbreviations[m.doc.tokens[at].word]; bits != 0 && m.doc.tokens[at].marks&markCaps != 0 {
			names = append(names, agencyName{at, at + 1, bits, m.addressed(s, at)})
		}
	}
	return names
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

// judged returns the agencies named, without addressees where others are named.
func judged(names []agencyName) agencyBits {
	var bits agencyBits
	for _, n := range names {
		if !n.addressee {
			bits |= n.bits
		}
	}
	if bits == 0 {
		return all(names)
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
