package quote

import (
	"github.com/dhrcoder/dhr"
)

// Quotation is a confirmed passage, with names masked.
type Quotation struct {
	Code string
	Case string
	Page int
	Text string
}

// Source is what quotations are chosen from.
type Source struct {
	Framework dhr.Framework
	Cases     []dhr.Case
	Codings   []dhr.Coding
	CaseOf    map[string]string
	Passages  map[string]dhr.Passage // those that are coded, by ID
	MaskOf    map[string]Mask        // by case ID
}

// Choose returns up to n quotations a code, in the framework's order: the first coded
// passage of each case in turn, then the second, so that they come from as many cases as
// there are.
func Choose(src Source, n int) (list []Quotation) {
	passages := map[[2]string][]dhr.Passage{} // by code and case
	for _, c := range src.Codings {
		if p, known := src.Passages[c.Passage]; known && c.Coded() {
			k := [2]string{c.Code, src.CaseOf[c.Passage]}
			passages[k] = append(passages[k], p)
		}
	}
	for _, code := range src.Framework.Codes() {
		left := n
		for round := 0; left > 0; round++ {
			any := false
			for _, c := range src.Cases {
				of := passages[[2]string{code.ID, c.ID}]
				if round >= len(of) || left == 0 {
					continue
				}
				any = true
				left--
				list = append(list, Quotation{Code: code.ID, Case: c.ID, Page: of[round].Page, Text: src.MaskOf[c.ID].Text(of[round].Text)})
			}
			if !any {
				break
			}
		}
	}
	return list
}
