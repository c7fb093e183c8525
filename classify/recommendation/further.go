package recommendation

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// furtherAddressees are names of those addressed that are longer than, and so go
// before, those of addressees.
func furtherAddressees() []phrase.Group {
	name := func(a dhr.Addressee, phrases ...string) phrase.Group { return phrase.Of(string(a), 1, phrases...) }
	return []phrase.Group{
		name(dhr.AddresseePolice, "licensing database|department|unit|officers|team|staff", "firearms licensing|department|unit", "firearms enquiry officer*", "response officers|teams", "custody officers|sergeants|staff", "control room", "public protection", "station enquiry staff", "front counter", "neighbourhood policing", "call handlers", "police officers"),
		name(dhr.AddresseeHealth, "crisis team*|service*", "liaison team|service|psychiatry|nurses|practitioners", "home treatment team*", "memory service*|clinic*", "veterans service", "talking therapies", "ward staff", "wards", "stroke", "palliative", "occupational health", "district nurs*", "community nurs*", "sexual health", "urgent care", "walk in centre*", "alcohol team|liaison", "care home nurs*", "surgery", "opticians", "clinical staff"),
		name(dhr.AddresseeSocialServices, "duty team*", "adult care", "children social work", "social work teams", "assessing social workers", "initial response service|team", "care leavers service|team", "leaving care", "adult|adults contact", "carers team", "reablement", "approved mental health professional*", "amhp*", "fostering", "independent reviewing officers", "local authority adult|children"),
		name(dhr.AddresseeHousing, "the association", "hmo licensing", "accommodation provider*", "providers of .. accommodation", "placement panel", "site wardens", "sign up officers", "hostel", "hostels", "hostel staff", "supported living provider*", "supported accommodation", "sheltered scheme*", "estate|neighbourhood staff|caretakers", "tenancy officers", "lettings", "housing officers|staff|options|register|team", "district|borough council housing"),
		name(dhr.AddresseeEducation, "designated person*|teacher*|lead*|safeguarding", "heads", "head teachers", "sixth form*", "students union", "student support|services", "tutors", "pastoral staff", "alternative provision", "nursery|school staff"),
		name(dhr.AddresseeProbation, "responsible officers", "approved premises", "court team", "unpaid work", "offender management"),
		name(dhr.AddresseeNational, "governments", "gambling commission", "law society", "care quality commission", "home office and", "welsh ministers", "scottish government", "information commissioner", "chief coroner", "bar council", "royal college of|colleges", "the state", "uk visas", "hm courts", "nursing and midwifery council", "professional bodies", "all police forces", "every police force"),
		name(dhr.AddresseeOther, "carers centre*", "military charity", "farmers union*", "land agents", "taxi licensing", "food bank*", "day centre*", "perpetrator programme*", "licensing authority", "specialist service*", "fire service", "legal aid", "registrar*", "private provider*", "local businesses", "trade union*"),
		name(dhr.AddresseePartnership, "the two|three|four|five agencies|services|boards", "both boards", "statutory agencies|partners", "task group", "children|adults partnership", "the hub", "commissioning partners"),
	}
}

// furtherThemes are phrases that tell a theme more plainly than the words in them.
func furtherThemes() []phrase.Group {
	about := func(t dhr.Theme, weight float64, phrases ...string) phrase.Group {
		return phrase.Of(string(t), weight, phrases...)
	}
	return []phrase.Group{
		about(dhr.ThemeTraining, 4, "input on|from", "teach .. staff|leads|officers|managers", "brief|briefed|briefs .. staff|officers|workers|managers", "staff awareness", "supervised practice", "learning sets", "face to face input"),
		about(dhr.ThemeTechnology, 3, "inboxes", "mailbox*", "read access", "access to .. records|record|system|systems|database|notes", "given access", "linked to .. system|record", "records .. linked|joined|merged|searchable|searched|visible", "search by|function|records", "be searchable", "system should", "populate", "mobile device*", "handheld", "pull through", "free text", "booking system", "electronically", "data feed", "telephony", "duplicate records", "linking of", "makes visible", "show on", "user interface"),
		about(dhr.ThemeGuidelines, 3, "short guide", "an instruction", "instruction that|on", "spell out", "say plainly", "remind|reminds", "clear instruction*", "practice guidance", "joint guidance", "statutory guidance", "issue .. guidance", "publish .. guidance"),
		about(dhr.ThemePolicy, 3, "no release|discharge|patient|case|caution|change|address|certificate .. be|without|until", "cease to", "extend .. concession", "destitution concession", "relatives .. interpret*", "as interpreters", "a carer assessment", "missed appointment*", "named worker", "was not brought", "withdraw* .. procedure*|policy|circular", "national standard", "recourse to public funds"),
		about(dhr.ThemeRisk, 3, "primary aggressor", "primary perpetrator", "counter allegation*", "dip sample", "private talk|conversation|enquiry", "psychosocial assessment*", "access to firearms", "treated as high", "possible indicator|sign", "map check", "out of the room", "secondary risk"),
		about(dhr.ThemeCommunication, 3, "copied to", "outcome of .. referral*", "notified to|of|in", "same day notification", "share information|intelligence|concerns|patterns|security", "safe contact", "exchange information", "route any", "who tells", "reply to"),
		about(dhr.ThemeMultiAgency, 3, "marac", "mappa", "joint visit|session|plan|plans|panel|protocol|pathway|procedure", "single plan", "core member*", "lead agency", "named lead", "named owner", "joint pathway", "joint response", "bring together", "case discussion", "professionals meeting|meetings"),
		about(dhr.ThemeRecords, 3, "written record", "a record of", "code carers", "coded on", "body map*", "chronolog*"),
		about(dhr.ThemeReport, 4, "this report be", "the report be", "report be laid|presented|sent", "report upon|on progress", "publish progress", "the findings", "copy of .. report"),
		about(dhr.ThemeOther, 2, "pay for", "fund .. places|accommodation|service*|adviser*|posts", "refuge provision|place*", "commend"),
		phrase.Of("", 0, "to prompt a", "risk of abuse", "at risk of", "marker is", "domestic abuse marker", "health and social"),
	}
}
