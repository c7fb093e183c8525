// Package annexe counts in how many cases each code stands, by type of case: the table of
// Annex E of the 2016 publication, with what became of the suggestions. It is pure.
package annexe

import (
	"fmt"

	"github.com/dhrcoder/dhr"
)

// AnnexE is the table of Annex E of the Home Office's Domestic Homicide Reviews:
// Key findings (2016): in how many cases each code stands, by type of case. A code
// counts once in a case, however many passages of however many documents carry it.
type AnnexE struct {
	Base     ByType       `json:"base"` // cases in the project
	Factors  []FactorRow  `json:"factors"`
	Coverage dhr.Coverage `json:"coverage"`
	// Provisional says that suggestions are unreviewed, so that counts may rise.
	Provisional bool `json:"provisional"`
}

// ByType counts cases. The published table knows two types, the later analyses a third;
// cases of another type, or of none stated, are kept apart and are part of the total.
type ByType struct {
	Familial int `json:"familial"`
	IPV      int `json:"ipv"`
	Suicide  int `json:"suicide"`
	Other    int `json:"other"`
	Total    int `json:"total"`
}

func (b *ByType) add(t dhr.CaseType) {
	switch t {
	case dhr.CaseFamilial:
		b.Familial++
	case dhr.CaseIPV:
		b.IPV++
	case dhr.CaseSuicide:
		b.Suicide++
	default:
		b.Other++
	}
	b.Total++
}

// FactorRow is a factor with the counts of its codes.
type FactorRow struct {
	Factor string    `json:"factor"`
	Name   string    `json:"name"`
	Codes  []CodeRow `json:"codes"`
}

// CodeRow is one code's count with the coverage it rests on.
type CodeRow struct {
	Code     string       `json:"code"`
	Name     string       `json:"name"`
	Cases    ByType       `json:"cases"`
	In       []string     `json:"in"` // IDs of the cases counted, in the project's order
	Coverage dhr.Coverage `json:"coverage"`
}

// Input is what a table is made from: everything that stands in a project.
type Input struct {
	Framework   dhr.Framework
	Cases       []dhr.Case        // in the project's order
	CaseOf      map[string]string // case ID of each passage that a coding or suggestion names
	Codings     []dhr.Coding      // see dhr.Standing
	Suggestions []dhr.Suggestion  // only shown ones are looked at
}

// New counts the codings. A coding whose passage belongs to no known case, or
// whose code the framework does not have, is an error: it must not vanish from a
// count unseen.
func New(in Input) (AnnexE, error) {
	known := map[string]bool{}
	var table AnnexE
	for _, c := range in.Cases {
		known[c.ID] = true
		table.Base.add(c.Type)
	}
	found := map[string]map[string]bool{} // code → cases
	for _, c := range in.Codings {
		if !c.Coded() {
			continue
		}
		if _, ok := in.Framework.Code(c.Code); !ok {
			return AnnexE{}, fmt.Errorf("count: a coding carries the code %s, which the framework does not have", c.Code)
		}
		id := in.CaseOf[c.Passage]
		if !known[id] {
			return AnnexE{}, fmt.Errorf("count: a coding of %s stands on passage %s, which belongs to no case", c.Code, c.Passage)
		}
		if found[c.Code] == nil {
			found[c.Code] = map[string]bool{}
		}
		found[c.Code][id] = true
	}
	covered := coverage(in.Suggestions, in.Codings)
	for _, factor := range in.Framework.Factors {
		row := FactorRow{Factor: factor.ID, Name: factor.Name}
		for _, code := range factor.Codes {
			r := CodeRow{Code: code.ID, Name: code.Name, In: []string{}, Coverage: covered[code.ID]}
			for _, c := range in.Cases {
				if found[code.ID][c.ID] {
					r.Cases.add(c.Type)
					r.In = append(r.In, c.ID)
				}
			}
			table.Coverage.Plus(r.Coverage)
			row.Codes = append(row.Codes, r)
		}
		table.Factors = append(table.Factors, row)
	}
	table.Provisional = table.Coverage.Unreviewed > 0
	return table, nil
}
