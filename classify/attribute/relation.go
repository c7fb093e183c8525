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
	r.each(factual, func(s Sentence, named []mentioned, _ subject) {
		for at, w := range s.Words {
			value, kind := kinOf(w.Text)
			if value == "" || w.Possessive {
				continue
			}
			weight := r.kinWeight(s.Words, named, at)
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
				c.add(formerly, "ex", weight, here)
			}
		}
		r.parting(c, s)
	})
}

// Attributes for the collector's own use: they are no proposals.
const (
	relationWord dhr.AttributeName = "relation word"
	formerly     dhr.AttributeName = "formerly"
)

// kinWeight says how plainly a word of kinship tells what the perpetrator was to the
// victim, 0 for not at all.
func (r *Report) kinWeight(words []Word, named []mentioned, at int) float64 {
	owner := -1
	for i := at - 1; i >= 0 && at-i <= 4; i-- {
		if w := words[i].Text; w == "her" || w == "his" {
			owner = i
			break
		} else if words[i].Possessive || !isFormerWord(w) && w != "adult" && w != "step" && w != "long" && w != "term" && w != "eldest" && w != "only" && w != "younger" {
			break
		}
	}
	// a mention of the perpetrator that the word is part of, "her husband"
	for _, m := range named {
		if m.who == thePerpetrator && !m.pronoun && m.at <= at && at < m.end {
			return 1
		}
	}
	// "her husband, Adult B" and "Adult B, her husband"
	beside := false
	for _, m := range named {
		if m.who == thePerpetrator && !m.pronoun && (m.at > at && m.at <= at+4 || owner >= 0 && m.end <= owner && owner-m.end <= 1) {
			beside = true
		}
	}
	killedBy := owner > 0 && words[owner-1].Text == "by" && deathNear(words)
	switch {
	case owner >= 0 && beside && killedBy:
		return 4
	case owner >= 0 && beside:
		return 1.5
	case killedBy:
		return 3
	case owner >= 0 && r.was(words, named, owner):
		return 3
	}
	return 0
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

func isFormerWord(w string) bool {
	switch w {
	case "former", "ex", "estranged", "then", "separated", "divorced":
		return true
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

var partingTerms = newTerms(
	group{"ex", 1, []string{"formerly lived", "had formerly been", "used to live with", "relationship ended|was over|was at an end", "relationship had ended|been over|finished", "relationship .. at an end", "ended the|their relationship", "after .. separated", "split up", "broke up",
		"broken up", "following the|their separation", "after the relationship", "after she|he left him|her", "no longer a couple|together", "had been in a relationship|an intimate", "been in an intimate relationship", "had separated", "were separated", "were divorced", "ex partner*", "ex husband", "ex wife", "ex boyfriend", "ex girlfriend", "former partner*"}},
	group{"still", 1, []string{"still together", "got back together", "reconciled", "resumed the|their relationship", "moved back in"}},
	group{"ipv", 0.5, []string{"intimate relationship", "intimate partner", "the couple", "their relationship", "their marriage", "the marriage"}},
)

// parting collects signs that the two had been a couple and had parted.
func (r *Report) parting(c *collector, s Sentence) {
	for _, h := range partingTerms.find(s.Words) {
		here := place{r, s, h.start, h.end}
		switch h.value {
		case "ex":
			c.add(formerly, "ex", h.weight, here)
		case "ipv":
			c.add(dhr.AttributeType, string(dhr.CaseIPV), h.weight/4, here)
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
	if t, known := c.best(dhr.AttributeType, 0); !found && known && t == string(dhr.CaseIPV) {
		value, found = "partner", true
	}
	switch value {
	case "husband", "wife", "partner", "boyfriend", "girlfriend":
		if c.sum(formerly, "ex") >= 3 {
			value = "ex-" + value
		}
	}
	return value, found
}
