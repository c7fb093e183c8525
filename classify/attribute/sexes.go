package attribute

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// sexes keeps where a report first says he or she of each of the two whose sex is
// known, or else names them.
func (r *report) sexes(c *collector) {
	for _, p := range []struct {
		who  phrase.Person
		sex  people.Sex
		name dhr.AttributeName
	}{{phrase.Victim, r.VictimSex, dhr.AttributeVictimSex}, {phrase.Perpetrator, r.PerpetratorSex, dhr.AttributePerpetratorSex}} {
		if p.sex == people.SexUnknown {
			continue
		}
		value := dhr.AttributeVictimSex.Values()[p.sex-people.Female]
		var named, spoken bool
		for _, s := range r.Sentences {
			for at, w := range s.Words {
				switch {
				case w.Length == 0 || w.Who != p.who || spoken:
				case people.IsPronoun(w.Text):
					c.add(p.name, value, 1, place{r, s, at, at + 1})
					spoken = true
				case !named:
					c.add(p.name, value, 0.5, place{r, s, at, at + w.Length})
					named = true
				}
			}
		}
	}
}
