package attribute

import "github.com/dhrcoder/dhr"

// kinOf says which words for the perpetrator tell the relationship, and of which type
// the case then is.
func kinOf(w string) (value string, kind dhr.CaseType) {
	switch w {
	case "husband", "wife", "partner", "boyfriend", "girlfriend":
		return w, dhr.CaseIPV
	case "cohabitee", "cohabitant", "spouse", "fiance", "fiancé", "fiancee", "fiancée", "lover":
		return "partner", dhr.CaseIPV
	case "son", "daughter", "stepson", "stepdaughter", "father", "mother", "stepfather", "stepmother", "brother", "sister",
		"grandson", "granddaughter", "grandfather", "grandmother", "nephew", "niece", "uncle", "aunt", "cousin":
		return w, dhr.CaseFamilial
	case "brothers", "sisters", "half", "stepbrother", "stepsister", "relative":
		return "other relative", dhr.CaseFamilial
	}
	return "", dhr.CaseUnstated
}

// relationship collects what the perpetrator was to the victim: what classify found
// where the report introduces them, and every "her former husband" that is or stands
// beside the perpetrator.
func (r *Report) relationship(c *collector) {
	r.each(factual, func(s Sentence, named []mentioned, _ topic) {
		for at, w := range s.Words {
			value, kind := kinOf(w.Text)
			if value == "" || w.Possessive {
				continue
			}
			weight := r.kinWeight(s.Words, named, at)
			if owner := ownerOf(s.Words, at); weight == 0 && r.apposed(s.Words, named, owner, at) {
				// "his mother, Mrs Q": he was her son
				if v, k := r.inverse(w.Text); v != "" {
					value, kind, weight = v, k, 1.5
				}
			}
			if weight == 0 {
				continue
			}
			if r.Passages[s.Passage].Ordinal > openingPassages {
				weight /= 3
			}
			end := at + 1
			if text(s.Words, at+1) == "in" && text(s.Words, at+2) == "law" {
				value, end = value+"-in-law", at+3
			}
			if text(s.Words, at-1) == "step" {
				value = "step" + value
			}
			here := place{r, s, at, end}
			c.add(relationWord, value, weight, here)
			c.add(dhr.AttributeType, string(kind), weight, here)
			if kind == dhr.CaseIPV && isFormer(s.Words, at) {
				c.add(formerly, "former", weight, here)
			}
		}
		r.parting(c, s)
	})
}

// Attributes for the collector's own use: they are no proposals.
const (
	relationWord dhr.AttributeName = "relation word"
	formerly     dhr.AttributeName = "formerly"
	couple       dhr.AttributeName = "couple"           // signs that tell of a couple without a word for it
	elsewhere    dhr.AttributeName = "method elsewhere" // words of a method, away from the death
)

// kinWeight says how plainly a word of kinship tells what the perpetrator was to the
// victim, 0 for not at all.
func (r *Report) kinWeight(words []Word, named []mentioned, at int) float64 {
	owner := ownerOf(words, at)
	// a mention of the perpetrator that the word is part of, "her husband"
	for _, m := range named {
		if m.who == thePerpetrator && !m.pronoun && m.at <= at && at < m.end {
			return 1
		}
	}
	beside := beside(words, named, at, thePerpetrator)
	killedBy := owner > 0 && words[owner-1].Text == "by" && killingBefore(words, owner-1)
	switch {
	case owner >= 0 && beside && killedBy:
		return 4
	case owner >= 0 && beside:
		return 1.5
	case killedBy:
		return 3
	case owner >= 0 && r.was(words, named, owner):
		return 3
	case owner >= 0 && owner+1 == at && r.VictimSex != r.PerpetratorSex && pronounSex(words[owner].Text) == r.VictimSex:
		if _, kind := kinOf(words[at].Text); kind == dhr.CaseIPV {
			return 0.15 // "her partner", whoever that is
		}
	}
	return 0
}

// ownerOf returns the place of her or his in "her former husband", -1 without one.
func ownerOf(words []Word, at int) int {
	for i := at - 1; i >= 0 && at-i <= 4; i-- {
		switch words[i].Text {
		case "her", "his":
			return i
		case "former", "ex", "estranged", "then", "separated", "divorced", "adult", "step", "long", "term", "eldest", "only", "younger", "elder", "elderly", "own":
		default:
			return -1
		}
	}
	return -1
}

// beside reports whether an owned word of kinship stands beside a person's name: "her
// husband, Adult B" and "Adult B, her husband".
func beside(words []Word, named []mentioned, at int, who subject) bool {
	owner := ownerOf(words, at)
	for _, m := range named {
		if m.who == who && !m.pronoun && owner >= 0 && (m.at > at && m.at <= at+2 || m.end <= owner && owner-m.end <= 1) {
			return true
		}
	}
	return false
}

// apposed reports whether a word of kinship that the perpetrator owns stands just
// before or behind the victim's name.
func (r *Report) apposed(words []Word, named []mentioned, owner, at int) bool {
	if owner < 0 || r.VictimSex == r.PerpetratorSex || pronounSex(words[owner].Text) != r.PerpetratorSex {
		return false
	}
	for _, m := range named {
		if m.who == theVictim && !m.pronoun && (m.at == at+1 || m.end == owner && words[owner].Comma) {
			return true
		}
	}
	return false
}

// inverse returns what the perpetrator was to a victim who was that to them.
func (r *Report) inverse(w string) (string, dhr.CaseType) {
	pick := func(female, male string) string {
		switch r.PerpetratorSex {
		case Female:
			return female
		case Male:
			return male
		}
		return ""
	}
	switch w {
	case "mother", "father":
		return pick("daughter", "son"), dhr.CaseFamilial
	case "stepmother", "stepfather":
		return pick("stepdaughter", "stepson"), dhr.CaseFamilial
	case "son", "daughter":
		return pick("mother", "father"), dhr.CaseFamilial
	case "brother", "sister":
		return pick("sister", "brother"), dhr.CaseFamilial
	case "grandmother", "grandfather":
		return pick("granddaughter", "grandson"), dhr.CaseFamilial
	case "aunt", "uncle":
		return pick("niece", "nephew"), dhr.CaseFamilial
	case "wife", "husband":
		return pick("wife", "husband"), dhr.CaseIPV
	case "girlfriend", "boyfriend":
		return pick("girlfriend", "boyfriend"), dhr.CaseIPV
	case "partner":
		return "partner", dhr.CaseIPV
	}
	return "", dhr.CaseUnstated
}

// ofSex returns what a perpetrator of the known sex was: where a report shows them with
// "his wife", he was the husband.
func (r *Report) ofSex(value string) string {
	if r.PerpetratorSex == r.VictimSex {
		return value
	}
	switch value {
	case "husband", "wife", "boyfriend", "girlfriend":
		if v, _ := r.inverse(value); v != "" {
			return v
		}
	}
	return value
}

// killingBefore reports whether a word of killing stands within a few words before.
func killingBefore(words []Word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 10; i-- {
		switch words[i].Text {
		case "killed", "murdered", "stabbed", "strangled", "suffocated", "shot", "beaten", "inflicted", "caused", "attacked", "hands", "murder", "killing":
			return true
		}
	}
	return false
}

// was reports whether "the perpetrator was" stands before the owner of a relation:
// "Balbir, who was 63, was her stepson".
func (r *Report) was(words []Word, named []mentioned, owner int) bool {
	if b := text(words, owner-1); b != "was" && b != "is" && b != "being" {
		return false
	}
	for _, m := range named {
		if m.end <= owner {
			return m.who == thePerpetrator
		}
	}
	return false
}

func isFormer(words []Word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 3; i-- {
		switch words[i].Text {
		case "former", "ex", "divorced":
			return true
		}
	}
	return false
}

// marriedSigns is how many signs of a marriage tell that the couple was married.
const marriedSigns = 2

var partingTerms = newTerms(
	group{"married", 1, []string{"their marriage|wedding", "the marriage", "were|was married", "married in|him|her|to|for", "her husband", "his wife", "a husband .. his wife", "as husband and wife", "wedding", "spouse visa"}},
	group{"ex", 1, []string{"formerly lived", "been in an|a intimate|personal relationship", "been in a relationship", "had formerly been", "used to live with", "relationship ended|was over|was at an end", "relationship had ended|been over|finished", "relationship .. at an end", "ended the|their relationship", "after .. separated", "split up", "broke up",
		"broken up", "following the|their separation", "after the relationship", "after she|he left him|her", "no longer a couple|together", "had been in a relationship|an intimate", "been in an intimate relationship", "had separated", "were separated", "were divorced", "ex partner*", "ex husband", "ex wife", "ex boyfriend", "ex girlfriend", "former partner*"}},
	group{"still", 1, []string{"still together", "got back together", "reconciled", "resumed the|their relationship", "moved back in"}},
	group{"ipv", 0.5, []string{"intimate relationship", "intimate personal relationship", "intimate partner", "the couple", "their relationship", "their marriage", "the marriage", "relationship between", "lived together", "began a relationship", "in a relationship with",
		"moved|moves in|into with|her|his|their|adult", "partners", "daughter|son|child|children|baby of .. and", "domestic abuse between", "pregnant", "living together as", "began living together", "cohabit*", "dating", "couple's", "the relationship began|started|ended", "ended|ending the relationship", "relationship is|was|had at|over|ended"}},
)

// parting collects signs that the two had been a couple and had parted.
func (r *Report) parting(c *collector, s Sentence) {
	for _, h := range partingTerms.find(s.Words) {
		here := place{r, s, h.start, h.end}
		switch h.value {
		case "ex":
			c.add(formerly, "ex", h.weight, here)
			c.add(couple, "couple", h.weight, here)
		case "ipv":
			c.add(couple, "couple", h.weight, here)
		case "married":
			c.add(couple, "married", h.weight, here)
			if text(s.Words, h.start+1) == "marriage" {
				c.add(couple, "couple", 0.5, here)
			}
		}
	}
}

// relationshipOf returns what the perpetrator was to the victim, if the report tells.
func relationshipOf(c *collector, r []Report) (string, bool) {
	value, found := c.best(relationWord, 1)
	if !found {
		for i := range r {
			if v, _ := kinOf(r[i].Relation); v != "" {
				value, found = v, true
				break
			}
		}
	}
	if found {
		for i := range r {
			value = r[i].ofSex(value)
		}
	}
	if !found && c.sum(couple, "couple") >= 0.5 {
		value, found = "partner", true
		if c.sum(couple, "married") >= marriedSigns {
			for i := range r {
				if v, _ := r[i].inverse("wife"); v != "" {
					value = v
					break
				}
			}
		}
	}
	switch former, parted := c.sum(formerly, "former"), c.sum(formerly, "ex"); value {
	case "husband", "wife": // separated is still married
		if former >= 2 && former*2 >= c.sum(relationWord, value) {
			value = "ex-" + value
		}
	case "partner", "boyfriend", "girlfriend":
		if former >= 2 || former*2+parted >= 2 && former*2+parted >= c.sum(relationWord, value)/2 {
			value = "ex-" + value
		}
	}
	return value, found
}
