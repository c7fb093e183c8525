package agreement

import "github.com/dhrcoder/dhr"

// Passage is a passage of the sample and the case it belongs to.
type Passage struct {
	ID   string
	Case string
}

// Sample is what a round of double coding gave.
type Sample struct {
	Coders    []string // two or more
	Codes     []string // every code of the framework, in its order
	Passages  []Passage
	Decisions []dhr.Decision // of the round, undos included, in order; adjudications do not matter
}

// NewSample gathers the sample of a round: its passages in order, the documents that say
// of which case each is, and what was decided in it.
func NewSample(r dhr.Round, f dhr.Framework, passages []dhr.Passage, documents []dhr.Document, decisions []dhr.Decision) Sample {
	s := Sample{Coders: r.Coders, Decisions: decisions}
	caseOf := map[string]string{}
	for _, d := range documents {
		caseOf[d.ID] = d.Case
	}
	for _, c := range f.Codes() {
		s.Codes = append(s.Codes, c.ID)
	}
	for _, p := range passages {
		s.Passages = append(s.Passages, Passage{ID: p.ID, Case: caseOf[p.Document]})
	}
	return s
}

// judgement is what a coder made of a unit for one code.
type judgement int8

const (
	missing judgement = iota - 1
	notCoded
	coded
)

type passageCode struct{ passage, code string }

// reading is a round's decisions, sorted out.
type reading struct {
	done  []map[string]bool              // by coder: the passages with which they were done
	on    []map[passageCode]dhr.Decision // by coder: their last decision
	coder map[string]int
}

func read(s Sample) reading {
	r := reading{coder: map[string]int{}}
	for i, name := range s.Coders {
		r.coder[name] = i
		r.done = append(r.done, map[string]bool{})
		r.on = append(r.on, map[passageCode]dhr.Decision{})
	}
	for _, d := range dhr.NotUndone(s.Decisions) {
		i, known := r.coder[d.Coder]
		switch {
		case !known || d.Adjudicates:
		case d.Verdict == dhr.VerdictDone:
			r.done[i][d.Passage] = true
		default:
			r.on[i][passageCode{d.Passage, d.Code}] = d
		}
	}
	return r
}

// judged returns what the coder made of the passage.
func (r reading) judged(coder int, passage, code string) judgement {
	switch {
	case !r.done[coder][passage]:
		return missing
	case r.on[coder][passageCode{passage, code}].Verdict.Opinion() == dhr.VerdictConfirm:
		return coded
	}
	return notCoded
}

// Done returns with how many passages of the sample each coder was done, in the order
// of the coders.
func Done(s Sample) []int {
	r := read(s)
	n := make([]int, len(s.Coders))
	for _, p := range s.Passages {
		for i := range s.Coders {
			if r.done[i][p.ID] {
				n[i]++
			}
		}
	}
	return n
}
