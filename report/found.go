package report

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/annexe"
	"github.com/dhrcoder/dhr/report/table"
)

// found holds in which cases each code stands, and with which agencies.
type found struct {
	*table.Cases
	codes    map[string]table.Set
	agencies map[string]map[dhr.Agency]table.Set
}

func newFound(in annexe.Input, cases *table.Cases) *found {
	f := &found{Cases: cases, codes: map[string]table.Set{}, agencies: map[string]map[dhr.Agency]table.Set{}}
	place := map[string]int{}
	for i, c := range in.Cases {
		place[c.ID] = i
	}
	for _, code := range in.Framework.Codes() {
		f.codes[code.ID] = make(table.Set, len(in.Cases))
		f.agencies[code.ID] = map[dhr.Agency]table.Set{}
		for _, a := range dhr.Agencies() {
			f.agencies[code.ID][a] = make(table.Set, len(in.Cases))
		}
	}
	for _, c := range in.Codings {
		if !c.Coded() {
			continue
		}
		i := place[in.CaseOf[c.Passage]]
		f.codes[c.Code][i] = true
		for _, a := range c.Agencies {
			if in, ok := f.agencies[c.Code][a]; ok {
				in[i] = true
			}
		}
	}
	return f
}
