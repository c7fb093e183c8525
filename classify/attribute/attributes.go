// Package attribute proposes what a report says of its case: the people's sex and age,
// their relationship, health, substance use and violence, the method, year and region.
//
// Everything is by rules over words, so that each proposal comes with the words that
// it rests on. Classify gives it the sentences and who is meant by each mention, package
// people settles who is who. Nothing is counted until a person has confirmed it.
package attribute

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
)

// report is a document that is read for its attributes.
type report struct{ people.Report }

// Attributes proposes the attributes of one case from its documents, in the order of
// dhr.AttributeNames. An attribute of which the report says nothing is left out,
// except those whose "none" or "no" is itself what silence means.
func Attributes(documents []people.Report) []dhr.Attribute {
	if len(documents) == 0 {
		return nil
	}
	reports := make([]report, len(documents)) // completed in place
	c := newCollector()
	illness, misuse, past, how, young := conditions(), substances(), newHistory(), methods(), childWords()
	for i := range reports {
		r := &reports[i]
		r.Report = documents[i]
		r.FindPeople()
		r.sexes(c)
		r.ages(c)
		r.births(c)
		r.relationship(c)
		r.collect(c, illness, dhr.AttributeVictimHealth, dhr.AttributePerpetratorHealth, 0.5)
		r.collect(c, misuse, dhr.AttributeVictimSubstance, dhr.AttributePerpetratorSubstance, 1)
		past.collect(r, c)
		r.method(c, how)
		r.children(c, young)
		r.years(c)
		r.regions(c)
	}
	var all []dhr.Attribute
	for _, name := range dhr.AttributeNames() {
		for _, value := range valuesOf(c, reports, name) {
			all = append(all, propose(c, reports, name, value))
		}
	}
	return all
}

// propose makes the proposal of a value, with the evidence of what it was made from.
func propose(c *collector, reports []report, name dhr.AttributeName, value string) dhr.Attribute {
	from, word := name, value
	switch name {
	case dhr.AttributeRelationship:
		from, word = relationWord, value
		if len(value) > 3 && value[:3] == "ex-" {
			word = value[3:]
		}
	case dhr.AttributeVictimSubstance, dhr.AttributePerpetratorSubstance:
		if value == "alcohol & drugs" {
			word = "alcohol"
		}
	}
	a := c.attribute(from, word)
	if a.Passage == "" && (name == dhr.AttributeRelationship || name == dhr.AttributeType) {
		a = c.attribute(couple, "couple")
	}
	if a.Passage == "" && name == dhr.AttributeMethod {
		a = c.attribute(elsewhere, word)
		a.Score = math.Round(50*a.Score) / 100
	}
	a.Name, a.Value = name, value
	return a
}

// valuesOf returns the values to propose for an attribute.
func valuesOf(c *collector, reports []report, name dhr.AttributeName) []string {
	one := func(value string, found bool) []string {
		if !found {
			return nil
		}
		return []string{value}
	}
	list := func(values []string) []string {
		if len(values) == 0 {
			return []string{dhr.AttributeNone}
		}
		return values
	}
	switch name {
	case dhr.AttributeRelationship:
		value, found := relationshipOf(c, reports)
		return one(value, found && slices.Contains(name.Values(), value))
	case dhr.AttributeType:
		if value, found := relationshipOf(c, reports); found {
			return one(typeOf(value))
		}
		return one(c.best(name, 0.5))
	case dhr.AttributeVictimSex:
		return sexValue(reports, func(r report) people.Sex { return r.VictimSex })
	case dhr.AttributePerpetratorSex:
		return sexValue(reports, func(r report) people.Sex { return r.PerpetratorSex })
	case dhr.AttributeVictimHealth, dhr.AttributePerpetratorHealth:
		return list(conditionsOf(c, name))
	case dhr.AttributeVictimSubstance, dhr.AttributePerpetratorSubstance:
		return []string{substanceOf(c, name)}
	case dhr.AttributePerpetratorViolence:
		return list(violenceOf(c))
	case dhr.AttributeVictimViolence:
		if c.sum(name, "yes") >= likely {
			return []string{"yes"}
		}
		return []string{"no"}
	case dhr.AttributeDependentChildren:
		if value, found := c.best(name, 0.5); found {
			return []string{value}
		}
		return []string{"no"}
	}
	if name == dhr.AttributeMethod {
		if value, found := c.best(name, 0); found {
			return one(value, true)
		}
		return one(c.best(elsewhere, 0))
	}
	return one(c.best(name, 0))
}

// typeOf returns the type of case that a relationship makes.
func typeOf(relationship string) (string, bool) {
	values := dhr.AttributeRelationship.Values()
	switch i := slices.Index(values, relationship); {
	case i < 0, relationship == "other":
		return string(dhr.CaseOther), relationship == "other"
	case i < slices.Index(values, "son"):
		return string(dhr.CaseIPV), true
	}
	return string(dhr.CaseFamilial), true
}

func sexValue(reports []report, of func(report) people.Sex) []string {
	for _, r := range reports {
		switch of(r) {
		case people.Female:
			return []string{"female"}
		case people.Male:
			return []string{"male"}
		}
	}
	return nil
}
