package agreement

import (
	"slices"

	"github.com/dhrcoder/dhr"
)

// Difference is a passage and code on which the coders of a round are not of one mind.
type Difference struct {
	Passage  string
	Case     string
	Code     string
	Verdicts []Voice       // one a coder, in their order
	Settled  *dhr.Decision // the adjudication that stands; nil while it is pending
}

// Voice is what a coder said in a difference.
type Voice struct {
	Coder    string
	Decision *dhr.Decision // nil when the coder was done without deciding on the code
}

// Differences lists where coders who were all done with a passage differ, unsure set
// against coded and not coded, in the order of the sample's passages and the
// framework's codes. It agrees with dhr.Standing on a round that has ended.
func Differences(s Sample) []Difference {
	r := read(s)
	settled := map[passageCode]dhr.Decision{}
	for _, d := range dhr.NotUndone(s.Decisions) {
		if d.Adjudicates {
			settled[passageCode{d.Passage, d.Code}] = d
		}
	}
	var all []Difference
	for _, p := range s.Passages {
		if slices.ContainsFunc(r.done, func(done map[string]bool) bool { return !done[p.ID] }) {
			continue
		}
		for _, code := range s.Codes {
			k := passageCode{p.ID, code}
			d := Difference{Passage: p.ID, Case: p.Case, Code: code}
			differ := false
			for i, name := range s.Coders {
				v := Voice{Coder: name}
				if made, decided := r.on[i][k]; decided {
					v.Decision = &made
				}
				d.Verdicts = append(d.Verdicts, v)
				differ = differ || r.on[i][k].Verdict.Opinion() != r.on[0][k].Verdict.Opinion()
			}
			if !differ {
				continue
			}
			if made, is := settled[k]; is {
				d.Settled = &made
			}
			all = append(all, d)
		}
	}
	return all
}
