package layout

import (
	"github.com/dhrcoder/dhr"
)

const (
	partners  = `(?:husband|wife|partner|boyfriend|girlfriend|spouse|fianc[ée]+|lover|civil partner)`
	relatives = `(?:son|daughter|mother|father|brother|sister|grandson|granddaughter|grandmother|grandfather|nephew|niece|uncle|aunt|cousin|stepson|step-son|stepdaughter|stepfather|stepmother|son-in-law|brother-in-law|daughter-in-law)`
	killing   = `(?:killed|murdered|stabbed|strangled|suffocated|shot|beaten|attacked|struck|set on fire|smothered|death (?:at|by))`
	adjective = `(?:\w+ |ex-|former |estranged |late |adopted |adult |elder |eldest |younger |youngest |only |then )?`
)

// kinship says how a killing or the two parties are described, with its weight.
type kinship struct {
	words  matcher
	typ    dhr.CaseType
	weight float64
}

var kinships = []kinship{
	{mustMatcher(`` + killing + `[^.]{0,80}\bby (?:her|his|their) ` + adjective + partners), dhr.CaseIPV, 4},
	{mustMatcher(`` + killing + `[^.]{0,80}\bby (?:her|his|their) ` + adjective + relatives + `\b`), dhr.CaseFamilial, 4},
	{mustMatcher(`\b(?:her|his|their) ` + adjective + partners + `\b[^.]{0,90}(?:charged|convicted|guilty|arrested|murder|manslaughter|responsible|killed)`), dhr.CaseIPV, 2},
	{mustMatcher(`\b(?:her|his) ` + adjective + relatives + `\b[^.]{0,90}(?:charged|convicted|guilty|arrested|murder|manslaughter|responsible|killed)`), dhr.CaseFamilial, 2},
	{mustMatcher(`(?:perpetrator|subject|responsible|killed (?:her|him)|adult b|adult 2)\b[^.]{0,60}\b(?:her|his|the victim's|the deceased's)? ` + adjective + partners + `\b`), dhr.CaseIPV, 1.5},
	{mustMatcher(`(?:perpetrator|subject|responsible|killed (?:her|him)|adult b|adult 2)\b[^.]{0,60}\b(?:her|his|was her|was his|the victim's|the deceased's) ` + adjective + relatives + `\b`), dhr.CaseFamilial, 1.5},
	{mustMatcher(`\bwas (?:her|his) ` + adjective + relatives + `\b`), dhr.CaseFamilial, 1.5},
	{mustMatcher(`\b(?:her|his|whose) ` + adjective + partners + `\b`), dhr.CaseIPV, 0.5},
	{mustMatcher(`\b(?:the couple|they (?:were|had been) married|married in|their (?:marriage|relationship)|formerly lived|lived together|had been (?:her|his) partner|as (?:her|his) partner|intimate (?:partner|relationship)|relationship (?:between|with)|the relationship)\b`), dhr.CaseIPV, 0.7},
}

// findType tells an intimate partner homicide from a familial one by how the
// opening describes the parties; unstated when it does not say, or says both.
func findType(passages []dhr.Passage) dhr.CaseType {
	ipv, familial := 0.0, 0.0
	for i, p := range passages {
		if i >= openingPassages {
			break
		}
		t := plain(p.Text)
		for _, k := range kinships {
			if !k.words.match(t) {
				continue
			}
			if k.typ == dhr.CaseIPV {
				ipv += k.weight
			} else {
				familial += k.weight
			}
		}
	}
	switch {
	case ipv >= 2 && ipv >= 1.3*familial:
		return dhr.CaseIPV
	case familial >= 2 && familial >= 1.3*ipv:
		return dhr.CaseFamilial
	}
	return dhr.CaseUnstated
}
