package attribute

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
)

// relationship collects what the perpetrator was to the victim: what classify found
// where the report introduces them, and every "her former husband" that is or stands
// beside the perpetrator.
func (r *report) relationship(c *collector) {
	r.Each(people.Factual, func(s people.Sentence, named []people.Mention, _ people.Topic) {
		for at := range s.Words {
			k, tells := r.Kinship(s.Words, named, at)
			if !tells {
				continue
			}
			if r.Passages[s.Passage].Ordinal > people.OpeningPassages {
				k.Weight /= 3
			}
			here := place{r, s, at, k.End}
			c.add(relationWord, k.Value, k.Weight, here)
			c.add(dhr.AttributeType, string(k.Kind), k.Weight, here)
			if k.Kind == dhr.CaseIPV {
				if k.Former {
					c.add(formerly, "former", k.Weight, here)
				}
				if k.Weight >= plain && c.sum(introduced, "former")+c.sum(introduced, "current") == 0 {
					c.add(introduced, map[bool]string{true: "former", false: "current"}[k.Former], 1, here)
				}
			}
		}
		r.parting(c, s)
	})
}

// Attributes for the collector's own use: they are no proposals.
const (
	relationWord dhr.AttributeName = "relation word"
	formerly     dhr.AttributeName = "formerly"
	introduced   dhr.AttributeName = "introduced"       // as a former or a present partner, where first named so
	couple       dhr.AttributeName = "couple"           // signs that tell of a couple without a word for it
	elsewhere    dhr.AttributeName = "method elsewhere" // words of a method, away from the death
)

// relationshipOf returns what the perpetrator was to the victim, if the report tells.
func relationshipOf(c *collector, r []report) (string, bool) {
	value, found := c.best(relationWord, 1)
	if !found {
		for i := range r {
			if v, _ := people.KinOf(r[i].Relation); v != "" {
				value, found = v, true
				break
			}
		}
	}
	if found {
		for i := range r {
			value = r[i].OfSex(value)
		}
	}
	if !found && c.sum(couple, "couple") >= 0.5 {
		value, found = "partner", true
		if c.sum(couple, "married") >= marriedSigns {
			for i := range r {
				if v, _ := r[i].Inverse("wife"); v != "" {
					value = v
					break
				}
			}
		}
	}
	switch former, parted := c.sum(formerly, "former"), c.sum(formerly, "ex"); value {
	case "husband", "wife": // separated is still married
		if former >= 2 && former*2 >= c.sum(relationWord, value) || c.sum(introduced, "former") > 0 {
			value = "ex-" + value
		}
	case "partner", "boyfriend", "girlfriend":
		if former >= 2 || c.sum(introduced, "former") > 0 || former*2+parted >= 2 && former*2+parted >= c.sum(relationWord, value)/2 {
			value = "ex-" + value
		}
	}
	return value, found
}
