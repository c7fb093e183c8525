package eval

import (
	"slices"

	"github.com/dhrcoder/dhr"
)

// Tally counts right and wrong proposals.
type Tally struct {
	Gold      int // what the coder found
	Suggested int // what was suggested
	Right     int // what was both
}

// Precision is the share of suggestions that are right, 0 when there are none.
func (t Tally) Precision() float64 { return share(t.Right, t.Suggested) }

// Recall is the share of the gold that was suggested, 0 when there is none.
func (t Tally) Recall() float64 { return share(t.Right, t.Gold) }

// F1 is the harmonic mean of precision and recall: 2·right / (gold + suggested).
func (t Tally) F1() float64 { return share(2*t.Right, t.Gold+t.Suggested) }

func (t Tally) plus(o Tally) Tally {
	return Tally{t.Gold + o.Gold, t.Suggested + o.Suggested, t.Right + o.Right}
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// CodeScore is how well one code was suggested.
type CodeScore struct {
	Code    string
	Passage Tally // unit: a passage and the code
	Case    Tally // unit: a case in which the code occurs at least once
	Kept    Tally // unit: a passage; all suggestions that are kept, also below the threshold
}

// Scores is how well a set of suggestions met the gold.
type Scores struct {
	Cases, Passages int
	Codes           []CodeScore // in the framework's order
}

// Score compares suggestions with the truth. A suggestion is right when its
// passage is one of the truth and carries the suggestion's code; one for any other
// passage is wrong.
func Score(framework dhr.Framework, truth []Truth, suggestions []dhr.Suggestion) Scores {
	caseOf := map[string]string{}
	gold := map[string]map[string]bool{} // code → passages
	for _, t := range truth {
		caseOf[t.Passage] = t.Case
		for _, code := range t.Codes {
			if gold[code] == nil {
				gold[code] = map[string]bool{}
			}
			gold[code][t.Passage] = true
		}
	}
	shown, kept := map[string]map[string]bool{}, map[string]map[string]bool{}
	for _, s := range suggestions {
		if kept[s.Code] == nil {
			kept[s.Code], shown[s.Code] = map[string]bool{}, map[string]bool{}
		}
		kept[s.Code][s.Passage] = true
		if s.Shown {
			shown[s.Code][s.Passage] = true
		}
	}
	cases := map[string]bool{}
	for _, t := range truth {
		cases[t.Case] = true
	}
	scores := Scores{Cases: len(cases), Passages: len(truth)}
	for _, c := range framework.Codes() {
		scores.Codes = append(scores.Codes, CodeScore{
			Code:    c.ID,
			Passage: compare(gold[c.ID], shown[c.ID]),
			Kept:    compare(gold[c.ID], kept[c.ID]),
			Case:    compare(casesOf(gold[c.ID], caseOf), casesOf(shown[c.ID], caseOf)),
		})
	}
	return scores
}

func compare(gold, suggested map[string]bool) Tally {
	t := Tally{Gold: len(gold), Suggested: len(suggested)}
	for p := range suggested {
		if gold[p] {
			t.Right++
		}
	}
	return t
}

func casesOf(passages map[string]bool, caseOf map[string]string) map[string]bool {
	cases := map[string]bool{}
	for p := range passages {
		if c, known := caseOf[p]; known {
			cases[c] = true
		}
	}
	return cases
}

// Micro pools the tallies of all codes.
func (s Scores) Micro(unit func(CodeScore) Tally) Tally {
	var sum Tally
	for _, c := range s.Codes {
		sum = sum.plus(unit(c))
	}
	return sum
}

// Macro averages precision, recall and F1 over the codes that occur in the gold.
func (s Scores) Macro(unit func(CodeScore) Tally) (precision, recall, f1 float64) {
	codes := slices.DeleteFunc(slices.Clone(s.Codes), func(c CodeScore) bool { return unit(c).Gold == 0 })
	for _, c := range codes {
		precision += unit(c).Precision()
		recall += unit(c).Recall()
		f1 += unit(c).F1()
	}
	n := float64(max(len(codes), 1))
	return precision / n, recall / n, f1 / n
}

// ByPassage, ByCase and AllKept name the units of Micro and Macro.
func ByPassage(c CodeScore) Tally { return c.Passage }

// ByCase is the unit of a case and a code, which the published tables count.
func ByCase(c CodeScore) Tally { return c.Case }

// AllKept is the unit of a passage and a code, over every suggestion that is kept.
func AllKept(c CodeScore) Tally { return c.Kept }
