package agency

import (
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/reading"
	"github.com/dhrcoder/dhr/classify/rules"
)

// matter is words of one agency's work, which tell of it where no agency is named: a
// ward is health's, a licence probation's. A word that ends in * is the beginning of
// one, and words joined by a space stand side by side.
type matter struct {
	agency dhr.Agency
	words  string
}

var matters = [...]matter{
	{dhr.AgencyHealth, "ward|wards|consultation*|prescri*|discharge letter|discharged|discharging|antenatal|postnatal|midwif*|surgery|triage*|clinic|clinics|clinical|clinician*|nurse*|dr|patient*|body map|cpa|scan|medication|paramedic*|health visit*|formulation|referrer*|occupational therapist|district nurse*|therapist*|psychiatr*|walk-in|smear|sertraline|booking appointment"},
	{dhr.AgencyPolice, "log|logs|crimed|crime|dash|dara|arrest*|bail|bailed|custody|body-worn|constable*|detective*|warrant*|risk form|firearms|shotgun*|intelligence|domestic incident*|attending|999|control room|stop and|shift sergeant|response sergeant"},
	{dhr.AgencyProbation, "licence|recall|recalled|oasys|sara|tag|supervising|responsible officer|pre-sentence|sentence plan|approved premises|unpaid work|offender supervisor|enforcement|breach of|order requirements|release address"},
	{dhr.AgencySocialServices, "child protection|core group|core groups|section 47|section 42|leaving care|personal adviser|corporate parent*|care leaver*|looked after|front door|initial assessment|core assessment|child in|care package|carers assessment|carer assessment*|strategy discussion|foster*|eligibility|amhp|councils"},
	{dhr.AgencyHousing, "tenancy|tenancies|landlord*|rent|arrears|repairs|caretaker*|hostel|eviction|homeless*|bedsit|allocations"},
	{dhr.AgencyEducation, "pupil*|classroom|teacher*|teaching assistant|tutor*|lesson*|playground|nursery|key person|attendance register|designated person|head of year|reception class"},
	{dhr.AgencyVoluntary, "helpline|volunteer*|charity|refuge|advocate*|outreach"},
	{dhr.AgencyOther, "bank|banks|branch|cashier*|employer*|prison*|court|judge|landlady|sponsor*|payroll|supermarket|consulate|visa office|recession|austerity|coroner*"},
}

// matterWords is matters by first word, exact or beginning.
type matterWords struct {
	exact    map[string][]matterEntry
	prefixes []matterEntry // whose first word ends in *
}

type matterEntry struct {
	words []string // a last one that ends in * is the beginning of one
	bits  rules.AgencySet
}

func newMatterWords() matterWords {
	m := matterWords{exact: map[string][]matterEntry{}}
	for _, group := range matters {
		bit := rules.AgencySet(0)
		for i, a := range dhr.Agencies() {
			if a == group.agency {
				bit = 1 << i
			}
		}
		for phrase := range strings.SplitSeq(group.words, "|") {
			e := matterEntry{strings.Fields(phrase), bit}
			if first := e.words[0]; strings.HasSuffix(first, "*") {
				m.prefixes = append(m.prefixes, e)
			} else {
				m.exact[first] = append(m.exact[first], e)
			}
		}
	}
	return m
}

// matter returns the agencies of whose work a sentence speaks, 0 where it speaks of
// nobody's or of several'.
func (r *Reader) matter(s reading.Sentence) rules.AgencySet {
	var bits rules.AgencySet
	for at := s.First; at < s.End; at++ {
		word := r.doc.Tokens[at].Word
		if !r.matterKnown[word] {
			r.matterKnown[word] = true
			r.matterAt[word] = r.matters.beginning(r.doc.Words[word])
		}
		for _, e := range r.matterAt[word] {
			if r.stands(e.words, at, s.End) {
				bits |= e.bits
			}
		}
	}
	if bits&(bits-1) != 0 {
		return 0
	}
	return bits
}

func (m matterWords) beginning(word string) []matterEntry {
	all := m.exact[word]
	for _, e := range m.prefixes {
		if strings.HasPrefix(word, strings.TrimSuffix(e.words[0], "*")) {
			all = append(all[:len(all):len(all)], e)
		}
	}
	return all
}

func (r *Reader) stands(words []string, at, end int32) bool {
	if at+int32(len(words)) > end {
		return false
	}
	for i, w := range words {
		have := r.doc.Word(at + int32(i))
		if begin, open := strings.CutSuffix(w, "*"); open {
			if !strings.HasPrefix(have, begin) {
				return false
			}
		} else if have != w {
			return false
		}
	}
	return true
}
