package facts

import (
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/table"
)

// some is the set of cases for which a person stated a condition, a substance or a
// kind of violence: anything but none.
func (m *Maker) some(n dhr.AttributeName) table.Set {
	return m.where(n, func(s state) bool { return len(s.values) > 0 && s.values[0] != dhr.AttributeNone })
}

// pairNote explains the blocks of pair.
const pairNote = "Perpetrator only: a person confirmed it for the perpetrator, and for the victim that there is none or that the review does not say. " +
	"Neither: none is confirmed for both. The percentages are of the cases in which both are decided and one at least is stated."

// pair adds the block of a quality that perpetrator, victim or both may have.
func (s *split) pair(group, quality string, perpetrator, victim dhr.AttributeName) {
	p, v := s.some(perpetrator), s.some(victim)
	waiting := s.waiting(perpetrator).Or(s.waiting(victim))
	neither := s.has(perpetrator, dhr.AttributeNone).And(s.has(victim, dhr.AttributeNone))
	one := p.Or(v).And(waiting.Not())
	k := func(what string) string { return quality + " of " + what }
	base := named{"Decided for both", k("decided"), one.Or(neither)}
	s.block(group, base, []named{
		{"Perpetrator only", k("perpetrator"), one.And(v.Not())},
		{"Both", k("both"), one.And(p.And(v))},
		{"Victim only", k("victim"), one.And(p.Not())},
		{"Neither", k("neither"), neither},
	}, []named{{silentLabel, k("silent"), one.Or(neither).Or(waiting).Not()}, {waitingLabel, k("waiting"), waiting}}, true)
	s.row(group, named{"Either or both", k("either"), one}, base)
	for _, g := range s.groups {
		s.Cases.Tally.Sum(s.Cases.In(base.key, base.set, g), s.Cases.In(k("either"), one, g), s.Cases.In(k("neither"), neither, g))
	}
}

// health is Table 2 of the publication: mental health of perpetrators and victims.
func (m *Maker) health() table.Table {
	s := m.newSplit("mental-health", "Table 2: mental health of perpetrators and victims", "Mental health")
	s.t.Grouped = "Whose"
	s.t.Notes = append(s.t.Notes, pairNote, "A person may have several conditions.")
	s.pair("Perpetrator and victim", "health", dhr.AttributePerpetratorHealth, dhr.AttributeVictimHealth)
	for _, n := range []dhr.AttributeName{dhr.AttributePerpetratorHealth, dhr.AttributeVictimHealth, dhr.AttributePerpetratorHealthKnown, dhr.AttributeVictimHealthKnown} {
		s.attribute(n, false)
	}
	return s.done()
}

// substances is Table 3 of the publication: use of alcohol and drugs.
func (m *Maker) substances() table.Table {
	s := m.newSplit("substance-use", "Table 3: substance use of perpetrators and victims", "Substance use")
	s.t.Grouped = "Whose"
	s.t.Notes = append(s.t.Notes, pairNote, "Of either: alcohol where neither is said to use drugs, drugs where neither is said to use alcohol.")
	p, v := dhr.AttributePerpetratorSubstance, dhr.AttributeVictimSubstance
	s.pair("Perpetrator and victim", "substance", p, v)
	decided := s.waiting(p).Or(s.waiting(v)).Not()
	uses := func(substance string) table.Set {
		of := func(st state) bool {
			return slices.Contains(st.values, substance) || slices.Contains(st.values, "alcohol & drugs")
		}
		return s.where(p, of).Or(s.where(v, of)).And(decided)
	}
	alcohol, drugs := uses("alcohol"), uses("drugs")
	either := named{"Either or both", "substance of either", alcohol.Or(drugs)}
	s.block("Of either", either, []named{
		{"Alcohol", "substance alcohol", alcohol.And(drugs.Not())},
		{"Drugs", "substance drugs", drugs.And(alcohol.Not())},
		{"Alcohol & drugs", "substance both", alcohol.And(drugs)},
	}, []named{{"No use, not stated or not confirmed yet", "substance other", either.set.Not()}}, true)
	for _, n := range []dhr.AttributeName{p, v, dhr.AttributeSubstanceKnown} {
		s.attribute(n, false)
	}
	return s.done()
}

// together is Figure 2 of the publication: mental health together with substance use.
func (m *Maker) together() table.Table {
	s := m.newSplit("health-and-substances", "Figure 2: mental health together with substance use", "Mental health and substance use")
	s.t.Grouped = "Whose"
	var twice []table.Set
	for _, p := range []struct {
		who               string
		health, substance dhr.AttributeName
	}{{"Perpetrator", dhr.AttributePerpetratorHealth, dhr.AttributePerpetratorSubstance}, {"Victim", dhr.AttributeVictimHealth, dhr.AttributeVictimSubstance}} {
		health, substance := s.some(p.health), s.some(p.substance)
		waiting := s.waiting(p.health).Or(s.waiting(p.substance))
		k := func(what string) string { return p.who + " co-occurrence " + what }
		base := named{"Decided for both", k("decided"), waiting.Not()}
		two := health.And(substance).And(base.set)
		twice = append(twice, two)
		s.block(p.who, base, []named{
			{"Mental health and substance use", k("both"), two},
			{"Mental health only", k("health"), health.And(substance.Not()).And(base.set)},
			{"Substance use only", k("substance"), substance.And(health.Not()).And(base.set)},
			{"Neither, or not stated", k("neither"), health.Or(substance).Not().And(base.set)},
		}, []named{{waitingLabel, k("waiting"), waiting}}, true)
	}
	s.row("Both people", named{"Mental health and substance use of each", "co-occurrence each", twice[0].And(twice[1])}, named{})
	for _, g := range s.groups {
		for i, who := range []string{"Perpetrator", "Victim"} {
			s.Cases.Tally.Most(s.Cases.In("co-occurrence each", twice[0].And(twice[1]), g), s.Cases.In(who+" co-occurrence both", twice[i], g))
		}
	}
	return s.done()
}

// violence counts histories of violence.
func (m *Maker) violence() table.Table {
	s := m.newSplit("violence", "Histories of violence", "History of violence")
	s.t.Grouped = "Whose"
	n := dhr.AttributePerpetratorViolence
	s.attribute(n, false)
	towards := func(value string) table.Set { return s.has(n, value) }
	only := towards("victim").And(towards("others").Or(towards("women")).Not())
	base := named{statedLabel, key(n, statedLabel), s.stated(n)}
	const group = "Perpetrator history of violence, taken together"
	s.row(group, named{"Violence or criminality", key(n, "any"), s.some(n)}, base)
	s.row(group, named{"Towards the victim only", key(n, "victim only"), only}, base)
	s.row(group, named{"Towards others, women among them", key(n, "anyone else"), towards("others").Or(towards("women"))}, base)
	for _, g := range s.groups {
		s.Cases.Tally.Sum(s.Cases.In(base.key, base.set, g), s.Cases.In(key(n, "any"), s.some(n), g), s.Cases.In(key(n, dhr.AttributeNone), s.has(n, dhr.AttributeNone), g))
	}
	s.attribute(dhr.AttributePerpetratorViolenceMissed, false)
	s.attribute(dhr.AttributeVictimViolence, false)
	for _, sex := range []string{"female", "male"} {
		of := s.has(dhr.AttributeVictimViolence, "yes").And(s.has(dhr.AttributeVictimSex, sex))
		s.row("Victim history of violence", named{"Yes, " + sex + " victim", key(dhr.AttributeVictimViolence, "yes "+sex), of}, named{})
	}
	return s.done()
}

// familial is what Annex D of the publication tells of familial cases.
func (m *Maker) familial() table.Table {
	g := m.typed(dhr.CaseFamilial)
	s := m.newSplit("annex-d", "Annex D: familial cases", "Value", g)
	s.t.Grouped = "Attribute"
	for _, n := range []dhr.AttributeName{dhr.AttributeRelationship, dhr.AttributePerpetratorSex, dhr.AttributeVictimSex} {
		s.attribute(n, true)
	}
	for _, n := range []dhr.AttributeName{dhr.AttributePerpetratorHealth, dhr.AttributePerpetratorSubstance, dhr.AttributeVictimHealth, dhr.AttributeVictimSubstance} {
		s.attribute(n, false)
	}
	for _, n := range []dhr.AttributeName{dhr.AttributePerpetratorViolence, dhr.AttributeVictimViolence, dhr.AttributeMethod} {
		s.attribute(n, true)
	}
	return s.done()
}
