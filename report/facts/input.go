// Package facts makes the tables of what people confirmed of cases: the attributes of
// victims, perpetrators and homicides, and the recommendations. Its functions are
// pure, and a proposal enters no count: where no person has decided, a case stands
// under "not confirmed yet".
package facts

import (
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/table"
)

// Input is what the tables are made from.
type Input struct {
	Cases *table.Cases // with only what people stated, see dhr.Case.Stated
	All   table.Group
	Types []table.Group // share out all cases; keyed by CaseType, see TypeKey
	Years []table.Group // share out all cases

	Facts  []dhr.Fact        // what stands
	CaseOf map[string]string // case ID of each passage that a fact or a proposal names

	// What is proposed, by case ID, for saying how much is not confirmed yet.
	Attributes      map[string][]dhr.Attribute
	Recommendations map[string][]dhr.Recommendation

	Compare bool // add the figures published in 2016
	Hide    bool // small numbers are suppressed
}

// TypeKey is the attribute in the keys of Input.Types.
const TypeKey = "type"

// Open says how many proposals people have not decided about yet.
type Open struct {
	Attributes, ProposedAttributes           int // unit: an attribute of a case
	Recommendations, ProposedRecommendations int
	Unsure                                   int // facts of either kind that stand unsure
}

// Maker makes the tables.
type Maker struct {
	Input
	of        map[dhr.AttributeName][]state // by place of the case
	recs      []recommendation
	open      Open
	published map[string]published
}

// state is what stands of an attribute of a case.
type state struct {
	values  []string // when a person stated it
	decided bool     // a person stated it, or that the review does not
}

// recommendation is one that a person confirmed.
type recommendation struct {
	place      int // of its case
	addressees []dhr.Addressee
	theme      dhr.Theme
}

// New readies the tables. Facts of cases that are not among the given are passed over:
// their documents have been moved to another case.
func New(in Input) (*Maker, error) {
	m := &Maker{Input: in, of: map[dhr.AttributeName][]state{}}
	place := map[string]int{}
	for i, c := range in.Cases.List {
		place[c.ID] = i
	}
	for _, n := range dhr.FactNames() {
		m.of[n] = make([]state, len(in.Cases.List))
	}
	for _, f := range in.Facts {
		if f.Verdict == dhr.FactUnsure {
			m.open.Unsure++
			continue
		}
		if f.Recommendation() {
			if i, known := place[in.CaseOf[f.Passage]]; known && f.Stated() {
				m.recs = append(m.recs, recommendation{i, f.Addressees, f.Theme})
			}
			continue
		}
		if i, known := place[f.Case]; known {
			m.of[f.Name][i] = state{f.Values, true}
		}
	}
	m.listed()
	m.countOpen()
	var err error
	if in.Compare {
		m.published, err = published2016()
	}
	return m, err
}

// listed takes what a list of cases states, where no fact stands against it.
func (m *Maker) listed() {
	for i, c := range m.Cases.List {
		c.Source = dhr.CaseFromList // the case holds only what people stated
		for _, n := range dhr.FactNames() {
			if v, stated := c.ListStates(n); stated {
				m.of[n][i] = state{[]string{v}, true}
			}
		}
	}
}

func (m *Maker) countOpen() {
	decided := map[string][]dhr.FactKey{} // recommendations, by passage
	for _, f := range m.Facts {
		if f.Recommendation() {
			decided[f.Passage] = append(decided[f.Passage], f.FactKey)
		}
	}
	for i, c := range m.Cases.List {
		var seen []dhr.AttributeName
		for _, a := range m.Attributes[c.ID] {
			if slices.Contains(seen, a.Name) || a.Name.Free() { // no table counts words
				continue
			}
			seen = append(seen, a.Name)
			m.open.ProposedAttributes++
			if !m.of[a.Name][i].decided {
				m.open.Attributes++
			}
		}
		for _, r := range m.Recommendations[c.ID] {
			m.open.ProposedRecommendations++
			if !slices.ContainsFunc(decided[r.Passage], r.Key().Overlaps) {
				m.open.Recommendations++
			}
		}
	}
}

// Open says how much is not confirmed yet.
func (m *Maker) Open() Open { return m.open }

// Tables returns the tables in the order of the 2016 publication.
func (m *Maker) Tables() []table.Table {
	list := []table.Table{m.ages("ages-ipv", "Table 1: age of perpetrators and victims, intimate partner cases", m.typed(dhr.CaseIPV)),
		m.ages("ages", "Age of perpetrators and victims, all cases", m.All), m.gender(), m.children(), m.health(), m.substances(), m.together(),
		m.violence(), m.familial(), m.split()}
	return append(list, m.recommendations()...)
}

// typed is the group of the cases of a type.
func (m *Maker) typed(t dhr.CaseType) table.Group {
	i := slices.IndexFunc(m.Types, func(g table.Group) bool { return g.Key == TypeKey+"="+string(t) })
	return m.Types[i]
}
