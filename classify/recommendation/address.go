package recommendation

import (
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// addressees are the names of those whom recommendations address.
func addressees() *phrase.Terms {
	name := func(a dhr.Addressee, phrases ...string) phrase.Group { return phrase.Of(string(a), 1, phrases...) }
	return phrase.NewTerms(
		name(dhr.AddresseePartnership, "partnership", "csp", "csps", "partners", "safeguarding adults|children board*", "safeguarding board*", "lscb", "sab", "lsab", "lscp", "all agencies|partners|services|partner", "each agency", "partner agencies", "every agency",
			"agencies", "member agencies|organisations", "marac", "marac steering", "safer _", "safer _ partnership|board", "health and wellbeing board", "strategic board|group", "domestic abuse|violence board|forum|partnership|group|strategy|coordinator|commissioner*",
			"multi agency", "local authority and partners", "mash", "steering group", "local agencies", "organisations", "iom", "commissioners", "safety partnership", "board", "panel"),
		name(dhr.AddresseePolice, "police", "constabulary", "force", "chief constable", "officers", "ppu", "police and crime commissioner", "pcc", "constable", "detective*", "policing"),
		name(dhr.AddresseeHealth, "nhs", "health", "national health", "national health service", "partnership nhs .. trust", "partnership trust|nhs", "partnership foundation trust", "health and care partnership", "hospital", "trust", "gp", "gps", "ccg", "ccgs", "clinical commissioning group*", "surgery", "surgeries", "medical practice|centre|group", "practice|practices", "general practice|practices|practitioner|practitioners", "ambulance", "midwifery", "midwife", "midwives", "nurse", "nurses", "psychiatr*", "clinicians", "consultants", "dentists", "paramedics", "obstetric*",
			"health visit*", "mental health trust|service|services|team|nhs", "health board", "maternity", "cmht", "camhs", "primary care", "emergency department", "icb", "integrated care board", "public health", "foundation trust", "community nursing", "doctors", "pharmac*", "practice manager|managers", "nhs england", "royal college",
			"drug and alcohol service*|team|provider*", "substance misuse service*|provider*|team", "alcohol service*|provider", "health center", "health centre", "a e", "clinic", "psycholog*", "therapy service*", "iapt"),
		name(dhr.AddresseeSocialServices, "social care", "social services", "social work", "csc", "asc", "adult|adults social care", "children social care", "children services", "child services", "adult|adults services", "adult|adults safeguarding", "children and families", "early help", "social workers", "family support|centre",
			"care management", "safeguarding service|team", "directorate of children|adults|adult", "children|adult department", "director of children|adults|adult", "adult services", "carers service|team", "care home|agency|provider*", "ass", "contact centre|desk"),
		name(dhr.AddresseeEducation, "school", "schools", "education", "college", "colleges", "university", "universities", "academy", "academies", "head teacher*", "headteacher*", "governing body|bodies", "governors", "nursery", "nurseries", "early years", "childminder*", "teachers", "school nurs*"),
		name(dhr.AddresseeProbation, "probation", "probation trust*", "national probation", "national probation service", "nps", "crc", "crcs", "community rehabilitation company|companies", "offender manager*", "hmpps", "rehabilitation company"),
		name(dhr.AddresseeHousing, "housing", "homes", "landlord*", "homelessness", "tenancy", "housing association*", "housing options", "registered provider*", "social landlord*", "almo", "tenant*"),
		name(dhr.AddresseeOther, "prison", "hmp", "hm prison", "fire and rescue", "fire service|authority", "refuge", "women aid", "idva service|services|provider*", "charity", "charities", "employer*", "chamber of", "victim support", "church*", "mosque*", "voluntary sector|organisation*", "domestic abuse|violence service|services|provider*|charity|organisation|outreach",
			"cafcass", "cps", "crown prosecution", "court*", "advocacy", "bank*", "job centre*", "jobcentre*", "dwp", "border*", "college of faith", "faith leader*|group*|communit*|organisation*", "specialist domestic", "helpline", "advice", "citizens advice", "carers centre|charity|organisation", "club", "gurdwara*", "coroner*", "council licensing", "library", "trading standards", "licensing", "company", "association", "sports", "solicitors", "post office", "armed forces", "army", "military", "job centre plus", "neighbourhood wardens", "idva", "idvas"),
		name(dhr.AddresseeNational, "home office", "government", "department of|for", "ministry of", "ministry", "welsh government", "secretary of state", "nationally", "national police chiefs", "college of policing", "home secretary", "minister*", "hm government", "national", "nice", "cqc", "ofsted", "parliament", "law commission", "general medical council", "royal colleges", "hmic", "npcc", "acpo", "all forces", "sentencing council", "judicial"),
		// these name what is spoken of rather than anybody addressed
		name("", "health and safety", "public health nurse", "public", "mental health", "domestic abuse", "multi agency approach|meeting|training", "local government", "force marking", "national training", "best practice", "good practice", "practice note|guide|guidance", "in practice",
			"physical health", "trust and", "nhs number", "housing benefit", "police force", "board of"),
	)
}

// matters are words of the work of those whom recommendations address, for
// recommendations that name nobody: "Release addresses to be checked".
func matters() *phrase.Terms {
	of := func(a dhr.Addressee, phrases ...string) phrase.Group { return phrase.Of(string(a), 1, phrases...) }
	return phrase.NewTerms(
		of(dhr.AddresseePartnership, "marac", "mappa", "single panel", "multi agency", "across agencies|services"),
		of(dhr.AddresseePolice, "stop and search", "domestic incident*", "incident", "incidents", "crime", "crimes", "custody", "bail", "warrant*", "firearm*", "shotgun*", "control room", "body worn", "dash",
			"domestic marker*", "marker*", "arrest*", "call handler*", "call handling", "response team*", "investigation*", "investigator*", "suspect*", "harassment", "clare law", "domestic violence disclosure scheme", "dvds", "missing person*"),
		of(dhr.AddresseeHealth, "ward", "wards", "patient*", "walk in", "discharge*", "prescri*", "medication*", "clinical", "section 136", "handover*", "appointment*", "consultation*", "antenatal", "postnatal", "booking", "care coordinator*", "mental health", "bedside", "triage", "diagnosis", "treatment", "formulation*", "self harm"),
		of(dhr.AddresseeSocialServices, "newly qualified", "care leaver*", "child protection", "front door", "section 47", "section 42", "looked after", "care act", "care plan*", "care package*", "child in need", "carer assessment*", "neglect", "home care", "foster*", "adult protection", "council|councils", "local authority|authorities"),
		of(dhr.AddresseeProbation, "release", "released", "releases", "licence", "licences", "offender*", "approved premises", "responsible officer*", "unpaid work", "community order*", "pre sentence", "breach", "recall"),
		of(dhr.AddresseeHousing, "hostel*", "the association", "homeless*", "allocation*", "repairs", "caretaker*", "temporary accommodation", "noise", "rent", "eviction*", "sheltered", "anti social behaviour", "neighbourhood officer*"),
		of(dhr.AddresseeEducation, "pupil*", "classroom*", "safeguarding lead*", "attendance officer*", "lessons in"),
		of(dhr.AddresseeNational, "licensing standards", "legislation", "statutory guidance", "in law", "every area", "all areas", "england and wales"),
		of(dhr.AddresseeOther, "fire", "workplace*", "sponsor*", "custodial", "prisoner*"),
	)
}

// address returns whom a recommendation addresses, and how sure that is, 0-1: the
// doers named before "should", else those behind "is asked to" or in the heading, else
// anybody named, else the partnership that commissions every review.
func (r reader) address(words, heading, section []phrase.Word) ([]dhr.Addressee, float64) {
	subject := subjectOf(words)
	if found := r.named(words[:subject]); len(found) > 0 {
		return found, 0.9
	}
	if found := r.named(heading); len(found) > 0 {
		return found, 0.8
	}
	if found := r.named(section); len(found) > 0 && len(section) <= 10 {
		return found[:1], 0.7
	}
	if found := r.implied(words[:subject]); len(found) > 0 {
		return found[:1], 0.5
	}
	if found := r.named(words[subject:]); len(found) > 0 {
		return found[:1], 0.5
	}
	if found := r.implied(words[subject:]); len(found) > 0 {
		return found[:1], 0.4
	}
	return []dhr.Addressee{dhr.AddresseePartnership}, 0.3
}

// implied returns the addressees whose work the words are about where they name none:
// wards are health's, licences probation's.
func (r reader) implied(words []phrase.Word) []dhr.Addressee {
	var all []dhr.Addressee
	for _, h := range r.implies.Find(words) {
		all = append(all, dhr.Addressee(h.Value))
	}
	return all
}

// subjectOf returns the end of the words that say who is to act.
func subjectOf(words []phrase.Word) int {
	from := 0
	for i, w := range words {
		if w.Text == "recommends" || w.Text == "recommended" {
			from = i
		}
		if i > from && (w.Break && phrase.Text(words, i) != "and" && i < 12 || isDuty(words, i)) {
			return i
		}
	}
	return 0
}

func isDuty(words []phrase.Word, i int) bool {
	switch words[i].Text {
	case "should", "must", "shall", "ought", "will", "needs", "need":
		return true
	case "is", "are":
		switch phrase.Text(words, i+1) {
		case "to", "asked", "invited", "urged", "required", "requested", "encouraged":
			return true
		}
	}
	return false
}

// named returns the addressees that words name, the first first. "The Trust" and other
// names of the report's own mean what their fuller names do.
func (r reader) named(words []phrase.Word) []dhr.Addressee {
	var all []dhr.Addressee
	add := func(a dhr.Addressee) {
		for _, have := range all {
			if have == a {
				return
			}
		}
		all = append(all, a)
	}
	for _, h := range r.addressees.Find(words) {
		if a := r.local[joined(words[h.Start:h.End])]; a != "" {
			add(a)
			continue
		}
		if h.Value != "" {
			add(dhr.Addressee(h.Value))
		}
	}
	if len(all) == 0 {
		for _, w := range words {
			if a := r.local[w.Text]; a != "" && w.Upper {
				add(a)
			}
		}
	}
	return all
}

func joined(words []phrase.Word) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = w.Text
	}
	return strings.Join(all, " ")
}

// localNames learns what the report's own short names stand for: 'the Community
// Rehabilitation Company ("CRC")', 'Eastholm Homes ("the Landlord")'.
func localNames(passages []dhr.Passage) map[string]dhr.Addressee {
	r := reader{terms: terms{addressees: shippedTerms().spelled}}
	names := map[string]dhr.Addressee{}
	for _, p := range passages {
		text := p.Text
		for i := 0; ; {
			open := strings.IndexByte(text[i:], '(')
			if open < 0 {
				break
			}
			open += i
			i = open + 1
			end := strings.IndexByte(text[open:], ')')
			if end < 2 || end > 40 {
				continue
			}
			short := phrase.Cut(text[open+1 : open+end])
			if len(short) > 0 && short[0].Text == "the" {
				short = short[1:]
			}
			if len(short) == 0 || len(short) > 2 || !short[0].Upper {
				continue
			}
			before := phrase.Cut(text[max(0, strings.LastIndexAny(text[:open], ".;,")):open])
			if len(before) > 8 {
				before = before[len(before)-8:]
			}
			if found := r.named(before); len(found) > 0 && names[joined(short)] == "" {
				names[joined(short)] = found[len(found)-1]
			}
		}
	}
	return names
}
