package attribute

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// lowMood is the published value for trouble without a diagnosis.
const lowMood = "low mood/anxiety"

// collect collects what words say of both people, as two attributes. Where it is said
// of both, each gets that share of it.
func (r *report) collect(c *collector, words *phrase.Terms, victim, perpetrator dhr.AttributeName, share float64) {
	r.Each(people.Factual, func(s people.Sentence, named []people.Mention, last people.Topic) {
		for _, h := range words.Find(s.Words) {
			if h.Value == "" || phrase.Negated(s.Words, h.Start) {
				continue
			}
			at := place{r, s, h.Start, h.End}
			switch people.Whom(named, h.Start, h.End, last) {
			case people.TheVictim:
				c.add(victim, h.Value, h.Weight, at)
			case people.ThePerpetrator:
				c.add(perpetrator, h.Value, h.Weight, at)
			case people.Both:
				c.add(victim, h.Value, h.Weight*share, at)
				c.add(perpetrator, h.Value, h.Weight*share, at)
			}
		}
	})
}

// plain is how much has to speak for a value of a list.
const plain = 1.0

// repeated is how much has to speak for what one plain word may tell of another.
const repeated = 1.3

// besideDrink is the least share of what speaks for drink that speaks for drugs where both
// were used.
const besideDrink = 0.3

// likely is how much has to speak for what half of the cases have.
const likely = 0.6

// passing is how much has to speak for what many cases have.
const passing = 0.5

// hinted is how much has to speak for a value that most cases have.
const hinted = 0.3

// substanceOf returns what a person used: alcohol, drugs or both.
func substanceOf(c *collector, name dhr.AttributeName) string {
	drinks := plain
	if name == dhr.AttributePerpetratorSubstance {
		drinks = passing // reports say in passing that he drank
	}
	took := plain
	if name == dhr.AttributeVictimSubstance {
		took = repeated // what stands by the victim's name is often the other's
	}
	alcohol, drugs := c.sum(name, "alcohol") >= drinks, c.sum(name, "drugs") >= max(took, besideDrink*c.sum(name, "alcohol"))
	switch {
	case alcohol && drugs:
		return "alcohol & drugs"
	case alcohol:
		return "alcohol"
	case drugs:
		return "drugs"
	}
	return dhr.AttributeNone
}
