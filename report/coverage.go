package report

import "github.com/dhrcoder/dhr"

// Coverage says how far people have reviewed the shown suggestions of a code, or of
// all codes. Unit: a passage and a code.
type Coverage struct {
	Confirmed  int `json:"confirmed"`
	Rejected   int `json:"rejected"`
	Unsure     int `json:"unsure"`
	Unreviewed int `json:"unreviewed"`
	// Added codings count like confirmed ones; nothing had suggested them.
	Added int `json:"added"`
}

func (c *Coverage) plus(o Coverage) {
	c.Confirmed += o.Confirmed
	c.Rejected += o.Rejected
	c.Unsure += o.Unsure
	c.Unreviewed += o.Unreviewed
	c.Added += o.Added
}

// Suggested is the number of suggestions that the coverage speaks of.
func (c Coverage) Suggested() int { return c.Confirmed + c.Rejected + c.Unsure + c.Unreviewed }

type passageCode struct{ passage, code string }

// coverage sets the codings that stand beside the shown suggestions, by code.
func coverage(suggestions []dhr.Suggestion, codings []dhr.Coding) map[string]Coverage {
	standing := map[passageCode]dhr.Coding{}
	for _, c := range codings {
		standing[passageCode{c.Passage, c.Code}] = c
	}
	covered := map[string]Coverage{}
	for _, s := range suggestions {
		if !s.Shown {
			continue
		}
		c, decided := standing[passageCode{s.Passage, s.Code}]
		delete(standing, passageCode{s.Passage, s.Code})
		sum := covered[s.Code]
		switch {
		case !decided:
			sum.Unreviewed++
		case c.Coded():
			sum.Confirmed++
		case c.Verdict == dhr.VerdictReject:
			sum.Rejected++
		default:
			sum.Unsure++
		}
		covered[s.Code] = sum
	}
	for _, c := range standing {
		if c.Coded() {
			sum := covered[c.Code]
			sum.Added++
			covered[c.Code] = sum
		}
	}
	return covered
}
