package attribute

import "github.com/dhrcoder/dhr"

// themes are the words by which a recommendation tells what it is about. What is to
// be made or changed (a course, a protocol, a database) tells more than its matter.
func themes() *terms {
	about := func(t dhr.Theme, weight float64, phrases ...string) group { return group{string(t), weight, phrases} }
	return newTerms(
		about(dhr.ThemeTraining, 4, "train", "trained", "training", "retrain*", "course", "courses", "taught", "teach", "learning day|event*|session*", "workshop*", "instruction", "instructed in", "half day", "e learning", "module", "modules", "refresher", "induction", "complete|completes|completed the|a course|module", "session on", "continuing professional development", "cpd", "seminar*", "briefing*", "iris", "master class*", "masterclass*", "brief staff|officers|managers|teachers|teams|caretakers|clinicians|all", "briefed"),
		about(dhr.ThemeTechnology, 3, "software", "database", "databases", "electronic", "computer", "it system*", "ict", "information system*", "system alert*", "flag|flags|flagged|flagging", "digital", "app", "system so that", "template", "templates", "automatic*", "online", "website", "register", "crime recording", "recording system*", "record system*", "case management system", "configure*", "technolog*", "e mail", "inbox", "telephone system", "reconfigure*", "interface", "searchable", "screen", "prompt on", "drop down", "mandatory field*", "alarm*", "tracker", "apps", "migration", "can search", "search across", "searched", "means to use", "visible on|to|in", "can be seen by", "amend the log|record|form|system", "prompt", "alerts survive", "single log|record", "audit trail", "automated", "body worn"),
		about(dhr.ThemeGuidelines, 3, "guidance", "guideline*", "guide", "practice note", "advice note", "handbook", "toolkit", "tool kit", "checklist", "statement of what", "written advice", "plain language", "flow chart", "flowchart", "aide memoire", "one page", "leaflet for staff", "best practice document", "factsheet", "crib", "reminder*", "standards", "clarify*", "clarification", "reminded of", "code of practice|guidance"),
		about(dhr.ThemePolicy, 2.5, "policy", "policies", "procedure", "procedures", "protocol", "protocols", "rule", "written statement", "standard operating", "strategy", "terms of reference", "threshold document", "workplace policy", "charter", "criteria", "threshold*", "eligib*", "adopt", "adopts", "bar", "stop", "widen", "abolish", "treat|treated .. as", "approval", "not be closed|discharged|released", "no case|one|woman|patient|person", "never be", "allow|allows", "rules"),
		about(dhr.ThemeRecords, 3, "record keeping", "recorded", "recording", "records", "record", "documented", "document on|in|that|the|all|any|every|each|clearly", "documentation", "case notes|note", "notes", "minuted", "file", "filed", "entered on|in|upon", "verbatim", "written down", "chronolog*", "log", "logged", "body map", "rationale"),
		about(dhr.ThemeCommunication, 3, "information sharing|sharing", "share|shared|sharing information", "shares information", "sharing of information", "exchange of information", "notify", "notified", "notification*", "passed on|to|across|between", "pass on|to|them|it", "passes", "inform|informed|informs", "told the", "communicat*", "send", "sends", "letter to", "copied to", "disclos*", "data protection", "feedback", "tell", "told", "alert to", "liaison", "information passes|passed|flows", "signatories", "sharing agreement|protocol", "information exchange", "discharge letter*|summar*", "route by which", "means by which", "refer", "referral pathway*", "pathway"),
		about(dhr.ThemeMultiAgency, 2.5, "strategy meeting*|discussion*", "multi agency", "multiagency", "marac", "joint", "jointly", "together", "standing group|panel", "case conference*", "joint meeting*", "meeting of", "convene*", "co locat*", "colocat*", "mash", "mappa", "lead professional", "partnership working", "joint working", "representative", "represented", "coordinat*", "co ordinat*", "whole family", "integrated", "forum", "steering group", "attendance at", "professionals meeting*", "invite", "representation"),
		about(dhr.ThemeRisk, 2, "risk assessment*", "risk", "risks", "identify|identifies|identification", "indicator*", "signs of", "routine enquiry|inquiry", "enquiry", "ask about|whether", "asked about|whether|alone", "asks", "screening", "screened", "assessment*", "grading|graded|grade", "danger", "re scored", "considered afresh", "dangerous*", "professional curiosity", "recognis*", "prompts", "reviewed|review cases", "home visit", "seen alone"),
		about(dhr.ThemeAwareness, 3, "awareness", "campaign*", "communications plan|strategy|campaign", "communication plan|strategy", "inform the public|community", "publicity", "poster*", "leaflet*", "publicis*", "promote", "promoting", "promotion", "raise the profile", "public information", "social media", "film*", "public", "know where to", "hard to reach", "communities", "community groups", "advertis*", "materials", "healthy relationships", "bystander*", "employers", "white ribbon", "know how to", "outreach", "faith groups|communities|leaders", "mosque*", "chapel*", "temple*", "gurdwara*", "barber*", "hairdresser*", "shops", "people know", "friends and families|family|neighbours", "family and friends", "tell friends|families|people", "sports clubs", "marts"),
		about(dhr.ThemeReport, 3, "this report", "overview report", "action plan*", "findings", "lessons learned|learnt|from", "learning from", "this review", "the review", "report back", "report to the board|partnership|csp", "share the", "disseminat*", "publish each|annual*|every", "monitor the implementation|progress", "progress", "update on", "executive summary", "actions have|are been|complete", "learning is", "implementation of", "recommendations of", "case study", "domestic homicide review*", "dhr", "dhrs"),
		about(dhr.ThemeOther, 1.5, "fund", "funding", "resource*", "commission an|a service|independent", "independent audit|review|evaluation", "capacity", "staffing", "workload*", "caseload*", "counsell*", "support service*", "supervision", "audit", "interpreter*", "provision of", "waiting time*|list*", "accommodation", "refuge places", "beds", "recruit*", "posts", "seen without", "evaluate", "needs assessment", "law", "legislation", "amend the"),
		// weaker words, which count where nothing plainer is said
		about(dhr.ThemeTraining, 1, "learn*", "skill*", "knowledge", "competen*", "educated", "equip*", "understanding of", "confident", "confidence", "coaching", "programme for staff", "staff understand|know|development", "workforce", "practise"),
		about(dhr.ThemeTechnology, 1, "system", "systems", "marker*", "code|coded|coding", "portal", "spreadsheet", "pop up", "text message*", "telephone", "tag", "alerts", "equipment", "camera*", "device*"),
		about(dhr.ThemeGuidelines, 1, "good practice", "pack", "card", "sheet", "code of practice", "model letter", "expectations", "principles", "framework", "written"),
		about(dhr.ThemePolicy, 1, "process", "processes", "requirement*", "require*", "forbid*", "practice of", "standard", "arrangements", "practice is", "rules", "non attendance", "did not attend"),
		about(dhr.ThemeRisk, 1, "dash", "assess", "assessed", "vulnerab*", "spot*", "detect*", "pick up", "look for", "check", "checks", "checked", "ask", "asked", "asking", "curio*", "escalat*", "private enquiry|conversation|question*", "in private", "seen alone", "alone", "formulation*", "supervisor check"),
		about(dhr.ThemeRisk, 0.4, "perpetrator*", "safety", "harm", "weapons", "victims", "stalking", "threat*"),
		about(dhr.ThemeCommunication, 1, "receive*", "copy", "contact", "exchange", "reply", "answer", "speak to", "forward*", "let", "returned", "report to|back", "between", "seek", "sent", "call", "information"),
		about(dhr.ThemeRecords, 1, "write|writes|written in|on", "note", "noted", "entry", "entries", "history", "kept"),
		about(dhr.ThemeMultiAgency, 1, "partners", "link worker", "single plan", "attend", "attends", "meetings", "group", "panel", "work with", "with partners", "partner agencies"),
		about(dhr.ThemeAwareness, 1, "aware", "community", "local people", "residents", "newspaper*", "radio", "display*", "families", "friends", "neighbour*", "visible", "message*", "helpline", "translated", "languages", "young people", "pupils", "seek help", "where to"),
		about(dhr.ThemeReport, 1, "report", "publish*", "progress on", "action", "actions", "annual*", "lessons", "implemented"),
		group{"", 0, []string{"public protection", "health and safety", "domestic abuse strategy", "trained interpreter", "risk assessment conference", "reviewing officer", "training provider", "public health", "public body", "train station", "so that staff know", "national training framework"}},
	)
}

// theme returns what a recommendation is about, and how plainly, 0-1. What is asked
// for first tells more than what it is to achieve.
func (r recommender) theme(words []Word) (dhr.Theme, float64) {
	start := subjectOf(words)
	if next := text(words, start+2); text(words, start+1) == "be" && next != "encouraged" && next != "asked" && next != "required" && next != "invited" {
		start = 0 // "Training should be given": what is to be done stands first
	}
	sums := map[string]float64{}
	best, most, all := "", 0.0, 0.0
	for _, h := range r.themes.find(words) {
		if h.value == "" || h.start < start {
			continue
		}
		weight := h.weight / (1 + float64(h.start-start)/12)
		sums[h.value] += weight
		all += weight
		if sums[h.value] > most {
			best, most = h.value, sums[h.value]
		}
	}
	if best == "" {
		return dhr.ThemePolicy, 0.3 // what is asked for without a word of its own is mostly a change of practice
	}
	return dhr.Theme(best), most / all
}
