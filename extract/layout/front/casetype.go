package front

import (
	"regexp"
	"strings"
	"sync"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout/match"
	"github.com/dhrcoder/dhr/extract/layout/section"
)

const (
	partners  = `(?:husband|wife|partner|boyfriend|girlfriend|spouse|fianc(?:e|é|ee|ée)|lover|civil partner)`
	relatives = `(?:son|daughter|mother|father|brother|sister|grandson|granddaughter|grandmother|grandfather|nephew|niece|uncle|aunt|cousin|stepson|step-son|stepdaughter|stepfather|stepmother|son-in-law|brother-in-law|daughter-in-law)`
	killing   = `(?:killed|murdered|stabbed|strangled|suffocated|shot|beaten|attacked|struck|set on fire|smothered|death (?:at|by))`
	adjective = `(?:\w+ |ex-|former |estranged |late |adopted |adult |elder |eldest |younger |youngest |only |then )?`
)

// kinship says how a killing or the two parties are described, with its weight.
type kinship struct {
	words  string
	typ    dhr.CaseType
	weight float64
}

var kinships = []kinship{
	// She was killed by her husband, by her son.
	{killing + `[^.]{0,80}\bby (?:[^.]{0,40}, )?(?:her|his|their) ` + adjective + partners, dhr.CaseIPV, 4},
	{killing + `[^.]{0,80}\bby (?:[^.]{0,40}, )?(?:her|his|their) ` + adjective + relatives + `\b`, dhr.CaseFamilial, 4},
	// Her husband was charged.
	{`\b(?:her|his|their) ` + adjective + partners + `\b[^.]{0,60}(?:charged|convicted|guilty|arrested|manslaughter|killed)`, dhr.CaseIPV, 2},
	{`\b(?:her|his) ` + adjective + relatives + `\b[^.]{0,45}(?:charged|convicted|guilty|arrested|manslaughter|killed (?:her|him|the|mr|ms|mrs|adult)\b)`, dhr.CaseFamilial, 2},
	// The perpetrator, her husband.
	{`(?:perpetrator|subject|responsible|killed (?:her|him)|adult b|adult 2)\b[^.]{0,60}\b(?:her|his|the victim's|the deceased's) ` + adjective + partners + `\b`, dhr.CaseIPV, 2},
	{`(?:perpetrator|subject|responsible|killed (?:her|him)|adult b|adult 2)\b[^.]{0,60}\b(?:her|his|the victim's|the deceased's) ` + adjective + relatives + `\b`, dhr.CaseFamilial, 2},
	// He was her partner; she lived with him as his partner; he was her son.
	{`\b(?:was|is|been|became|as) (?:her|his) ` + adjective + partners + `\b`, dhr.CaseIPV, 2},
	{`\b(?:was|is|been) (?:her|his) ` + adjective + relatives + `\b`, dhr.CaseFamilial, 2},
	{`\bwith whom (?:he|she) (?:had |was |were |formerly |once |been |in |an? |intimate |personal |sexual )*(?:relationship|lived|living|cohabit)`, dhr.CaseIPV, 2},
	// What goes with couples, but proves nothing alone.
	{`\b(?:her|his|whose) ` + adjective + partners + `\b`, dhr.CaseIPV, 0.5},
	{`\b(?:former|previous|later|earlier|first|new|ex-?) ?` + partners + `\b`, dhr.CaseIPV, 0.6},
	{`\bthe couple\b|\bthey (?:were|had been) (?:married|together)\b`, dhr.CaseIPV, 0.9},
	{`\b(?:married in|married (?:for )?\w+ years|(?:their|the|her|his) (?:marriage|wedding)|they (?:married|separated)|lived (?:together|apart)|been together)\b`, dhr.CaseIPV, 0.8},
	{`\bhad (?:one|two|three|four|five|a|no) child(?:ren)? (?:together|of the marriage)\b`, dhr.CaseIPV, 0.8},
	{`\b(?:their relationship|relationship (?:between|with)|the relationship|met \w+[^.]{0,60}moved in(?:to)?)\b`, dhr.CaseIPV, 0.8},
	{`\b(?:intimate (?:personal )?(?:partner|relationship)|partner)\b`, dhr.CaseIPV, 0.3},
	{`\b(?:matricide|patricide|parricide|adult family (?:homicide|violence)|familial)\b`, dhr.CaseFamilial, 2},
}

// kinshipWords are the wordings of kinships, in their order.
var kinshipWords = sync.OnceValue(func() *match.Set {
	var words []string
	for _, k := range kinships {
		words = append(words, k.words)
	}
	return match.Must(words)
})

// initials are those that people are called by: their stops end no sentence.
var initials = regexp.MustCompile(`\b(\p{Lu})\.(\p{Lu})\.`)

func withoutStops(s string) string {
	for i := 1; i+2 < len(s); i++ {
		if s[i] == '.' && s[i+2] == '.' {
			return initials.ReplaceAllString(s, "$1$2")
		}
	}
	return s
}

// findType tells an intimate partner homicide from a familial one by how the
// opening describes the parties; unstated when it does not say, or says both.
func findType(passages []dhr.Passage) dhr.CaseType {
	ipv, familial, weak := 0.0, 0.0, 0.0
	for i, p := range passages {
		if i >= openingPassages && p.Zone != dhr.ZoneBackground || i >= 4*openingPassages {
			continue
		}
		t := stated(section.Plain(withoutStops(p.Text)))
		kinshipWords().Each(t, func(i int) {
			switch k := kinships[i]; {
			case k.weight < 1:
				weak += k.weight // all of them speak for a couple
			case k.typ == dhr.CaseIPV:
				ipv += k.weight
			default:
				familial += k.weight
			}
		})
	}
	ipv += min(weak, 2)
	switch {
	case ipv >= 2 && ipv >= 1.3*familial:
		return dhr.CaseIPV
	case familial >= 2 && familial >= 1.3*ipv:
		return dhr.CaseFamilial
	}
	return dhr.CaseUnstated
}

// stated drops the sentences that only suppose: "if the man had been her husband".
func stated(text string) string {
	var b strings.Builder
	for sentence := range strings.SplitAfterSeq(text, ". ") {
		if !strings.Contains(sentence, " if ") && !strings.HasPrefix(sentence, "if ") {
			b.WriteString(sentence)
		}
	}
	return b.String()
}
