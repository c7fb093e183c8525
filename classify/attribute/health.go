package attribute

import "github.com/dhrcoder/dhr"

// lowMood is the published value for trouble without a diagnosis.
const lowMood = "low mood/anxiety"

// health collects the conditions of both people.
func (r *Report) health(c *collector, words *terms) {
	r.each(factual, func(s Sentence, named []mentioned, last topic) {
		for _, h := range words.find(s.Words) {
			if h.value == "" || negated(s.Words, h.start) {
				continue
			}
			at := place{r, s, h.start, h.end}
			switch whom(named, h.start, h.end, last) {
			case theVictim:
				c.add(dhr.AttributeVictimHealth, h.value, h.weight, at)
			case thePerpetrator:
				c.add(dhr.AttributePerpetratorHealth, h.value, h.weight, at)
			case both:
				c.add(dhr.AttributeVictimHealth, h.value, h.weight/2, at)
				c.add(dhr.AttributePerpetratorHealth, h.value, h.weight/2, at)
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

// substance collects what both people used.
func (r *Report) substance(c *collector, words *terms) {
	r.each(factual, func(s Sentence, named []mentioned, last topic) {
		for _, h := range words.find(s.Words) {
			if h.value == "" || negated(s.Words, h.start) {
				continue
			}
			at := place{r, s, h.start, h.end}
			switch whom(named, h.start, h.end, last) {
			case theVictim:
				c.add(dhr.AttributeVictimSubstance, h.value, h.weight, at)
			case thePerpetrator:
				c.add(dhr.AttributePerpetratorSubstance, h.value, h.weight, at)
			case both:
				c.add(dhr.AttributeVictimSubstance, h.value, h.weight, at)
				c.add(dhr.AttributePerpetratorSubstance, h.value, h.weight, at)
			}
		}
	})
}

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
