package facts

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/table"
)

// ages is Table 1 of the publication: the age groups of perpetrators and victims, by
// sex, of a group of cases.
func (m *Maker) ages(id, title string, g table.Group) table.Table {
	t := table.Table{ID: id, Title: title, Unit: "Cases, each with one perpetrator and one victim; several victims have a row of their own.",
		Columns: []table.Column{{Name: "Age", Text: true}},
		Notes:   []string{"All includes those whose sex is not stated or not confirmed yet. Someone aged 80 is counted in 71-80."}}
	base := table.Row{Base: true, Cells: []table.Cell{table.Text(casesLabel)}}
	people := []struct {
		name     string
		age, sex dhr.AttributeName
	}{{"Perpetrators", dhr.AttributePerpetratorAge, dhr.AttributePerpetratorSex}, {"Victims", dhr.AttributeVictimAge, dhr.AttributeVictimSex}}
	labels := append(bands(), silentLabel, waitingLabel)
	cells := make([][]table.Cell, len(labels))
	for _, p := range people {
		_, silent, waiting := m.parts(p.age)
		rows := append(m.values(p.age), silent, waiting)
		for _, sex := range []string{"male", "female", ""} {
			name, in, whole := capital(sex), m.has(p.sex, sex), m.Cases.Base(g)
			if sex == "" {
				name, in = "All", g.In
			} else {
				whole = m.Cases.In(key(p.sex, sex), in, g)
			}
			t.Columns = append(t.Columns, table.Column{Group: p.name, Name: name})
			base.Cells = append(base.Cells, m.Cases.Tally.Count(whole))
			var parts []table.Quantity
			for i, of := range rows {
				q := m.Cases.In(of.key, of.set, g)
				if sex != "" {
					all := q
					q = m.Cases.In(of.key+table.Mark+sex, of.set.And(in), g)
					m.Cases.Tally.Most(q, all)
				}
				parts = append(parts, q)
				cells[i] = append(cells[i], m.Cases.Tally.Count(q))
			}
			m.Cases.Tally.Sum(whole, parts...)
		}
	}
	t.Rows = append(t.Rows, base)
	for i, label := range labels {
		t.Rows = append(t.Rows, table.Row{Cells: append([]table.Cell{table.Text(capital(label))}, cells[i]...)})
	}
	m.compare(&t)
	return t
}

// gender counts the combinations of sexes.
func (m *Maker) gender() table.Table {
	s := m.newSplit("gender", "Sex of perpetrator and victim", "Perpetrator and victim")
	p, v := dhr.AttributePerpetratorSex, dhr.AttributeVictimSex
	two := m.stated(p).And(m.stated(v))
	waiting := m.waiting(p).Or(m.waiting(v))
	var sets []named
	for _, pair := range [][2]string{{"male", "female"}, {"female", "male"}, {"male", "male"}, {"female", "female"}} {
		sets = append(sets, named{capital(pair[0]) + " perpetrator and " + pair[1] + " victim", "sexes " + pair[0] + table.Mark + pair[1],
			m.has(p, pair[0]).And(m.has(v, pair[1]))})
	}
	s.block("", named{statedLabel + " for both", "sexes stated", two}, sets,
		[]named{{silentLabel, "sexes silent", two.Or(waiting).Not()}, {waitingLabel, "sexes waiting", waiting.And(two.Not())}}, true)
	return s.done()
}

// children counts the cases with dependent children.
func (m *Maker) children() table.Table {
	s := m.newSplit("children", "Dependent children", "Dependent children")
	s.t.Grouped = "Attribute"
	for _, n := range []dhr.AttributeName{dhr.AttributeDependentChildren, dhr.AttributeSharedChildren, dhr.AttributeChildrenAffected} {
		s.attribute(n, false)
	}
	return s.done()
}

// attribute adds the block of one attribute: the cases for which it is stated, its
// values, and what is left. Few leaves out the values without cases.
func (s *split) attribute(n dhr.AttributeName, few bool) {
	stated, silent, waiting := s.parts(n)
	var within []table.Group
	if few {
		within = s.groups
	}
	s.block(capital(string(n)), stated, s.values(n, within...), []named{silent, waiting}, !n.Multiple())
}

// split shows every attribute as the Home Office's later analyses do: number and share
// by type of case, with the base and what is not stated.
func (m *Maker) split() table.Table {
	s := m.newSplit("attributes-by-type", "Attributes of cases by type", "Value")
	s.t.Grouped = "Attribute"
	s.t.Notes = append(s.t.Notes, "Values that no case has are left out. A case may have several conditions, and several kinds of violence in its history.")
	for _, n := range dhr.FactNames() {
		if !n.Free() && n != dhr.AttributeType {
			s.attribute(n, true)
		}
	}
	return s.done()
}
