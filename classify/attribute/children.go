package attribute

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// childWords are the words that tell of children.
func childWords() *phrase.Terms {
	return phrase.NewTerms(
		phrase.Of("yes", 1, "two|three|four|five|six young|small|dependent|little children", "young|small|dependent|little children", "children aged|of|lived|live|were", "couple's|couple child|children|son|daughter|baby|two|three|younger|elder",
			"their child|children|son|daughter|baby|infant|youngest|eldest|newborn|little|first .. child|daughter|son|baby", "their two|three|four .. children|daughters|sons|boys|girls", "their first|second|third child|baby|son|daughter", "child a|b|c|d|e|1|2|3", "children a|b|c|d|1|2|3", "infant son|daughter|child", "birth of their|her|the", "new born|baby", "the elder|younger|eldest|youngest child",
			"her|his three|two|four children", "school run", "child protection plan", "child in need", "the baby"),
		phrase.Of("yes", 0.7, "health visitor"),
		phrase.Of("no", 3, "no children lived|living|in|under", "no dependent children", "there were|are no children", "no children dependent|of the|were|was", "without dependent children", "had no children"),
		phrase.Of("no", 1.5, "no|without children", "no dependent children", "no child", "childless", "no children lived|in|under|dependent|living|of", "not have children|any", "adult children|son|sons|daughter|daughters", "grown up children|son|sons|daughter|daughters", "grown children", "children were|are all adults|adult|grown",
			"no children dependent", "neither had children|any", "three|two|four adult"),
	)
}

// ageOfChild reads "their sons, aged 9 and 6": whether the child at a word is under 18,
// and whether its age is told at all.
func ageOfChild(words []phrase.Word, at int) (young, told bool) {
	switch words[at].Text {
	case "son", "sons", "daughter", "daughters", "child", "children", "boy", "boys", "girl", "girls", "baby", "stepson", "stepdaughter":
	default:
		return false, false
	}
	for i := at + 1; i < min(at+7, len(words)); i++ {
		if words[i].Text == "years" || words[i].Text == "ago" || words[i].Length > 0 && i > at+2 {
			return false, false
		}
		if n, _ := phrase.Number(words, i); n >= 0 && (phrase.Text(words, i-1) == "aged" || phrase.Text(words, i-1) == "then" || phrase.Text(words, i-1) == "now" || phrase.Text(words, i-1) == "were" || words[i].Comma) {
			return n < 18, n < 70
		}
	}
	return false, false
}

// children collects whether children under 18 depended on either.
func (r *report) children(c *collector, words *phrase.Terms) {
	r.Each(people.Factual, func(s people.Sentence, _ []people.Mention, _ people.Topic) {
		for at, w := range s.Words {
			young, told := ageOfChild(s.Words, at)
			switch {
			case !told || w.Length > 0:
			case young:
				c.add(dhr.AttributeDependentChildren, "yes", 1, place{r, s, at, at + 1})
			default:
				c.add(dhr.AttributeDependentChildren, "no", 0.5, place{r, s, at, at + 1})
			}
		}
		for _, h := range words.Find(s.Words) {
			if h.Value == "yes" && phrase.Negated(s.Words, h.Start) {
				continue
			}
			weight := h.Weight
			if r.Passages[s.Passage].Ordinal > people.OpeningPassages {
				weight /= 2
			}
			c.add(dhr.AttributeDependentChildren, h.Value, weight, place{r, s, h.Start, h.End})
		}
	})
}
