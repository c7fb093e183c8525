package report_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/report/annexe"
)

// BenchmarkFacts makes the report of 650 cases with every attribute and 20
// recommendations each, with small numbers hidden.
func BenchmarkFacts(b *testing.B) {
	random := rand.New(rand.NewPCG(5, 6))
	src := report.Source{Input: annexe.Input{CaseOf: map[string]string{}, Framework: invented().Input.Framework}, Facts: report.Facts{CaseOf: map[string]string{}}}
	types := []dhr.CaseType{dhr.CaseIPV, dhr.CaseIPV, dhr.CaseIPV, dhr.CaseFamilial, dhr.CaseSuicide, dhr.CaseUnstated}
	for i := range 650 {
		id := strconv.Itoa(i)
		src.Cases = append(src.Cases, dhr.Case{ID: id, Year: 2011 + random.IntN(12), Region: "R" + strconv.Itoa(random.IntN(6)), Type: types[random.IntN(len(types))], Source: dhr.CaseFromList})
		src.CaseOf[id], src.Facts.CaseOf[id] = id, id
		for _, n := range dhr.AttributeNames() {
			values := n.Values()
			if n == dhr.AttributeType || n == dhr.AttributeYear || n == dhr.AttributeRegion || random.IntN(10) == 0 {
				continue
			}
			v := strconv.Itoa(16 + random.IntN(70))
			if values != nil {
				v = values[min(random.IntN(len(values)), random.IntN(len(values)))]
			}
			src.Facts.Standing = append(src.Facts.Standing, dhr.Fact{FactKey: dhr.FactKey{Case: id, Name: n}, Verdict: dhr.FactConfirm, Values: []string{v}})
		}
		for k := range 20 {
			src.Facts.Standing = append(src.Facts.Standing, dhr.Fact{FactKey: dhr.FactKey{Passage: id, Span: dhr.Span{Start: k, End: k + 1}}, Verdict: dhr.FactConfirm,
				Addressees: []dhr.Addressee{dhr.Addressees()[min(random.IntN(9), random.IntN(9))]}, Theme: dhr.Themes()[random.IntN(11)]})
		}
		for _, c := range src.Input.Framework.Codes() {
			if random.IntN(2) == 0 {
				src.Codings = append(src.Codings, dhr.Coding{Passage: id, Code: c.ID, Verdict: dhr.VerdictConfirm})
			}
		}
	}
	for _, hide := range []int{0, 5} {
		b.Run("hide"+strconv.Itoa(hide), func(b *testing.B) {
			for b.Loop() {
				if _, err := report.NewBook(src, report.Options{Suppress: hide}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
