package annexe

import "github.com/dhrcoder/dhr"

type passageCode struct{ passage, code string }

// coverage sets the codings that stand beside the shown suggestions, by code.
func coverage(suggestions []dhr.Suggestion, codings []dhr.Coding) map[string]dhr.Coverage {
	standing := map[passageCode]dhr.Coding{}
	for _, c := range codings {
		standing[passageCode{c.Passage, c.Code}] = c
	}
	covered := map[string]dhr.Coverage{}
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
		case c.Pending():
			sum.Pending++
		default:
			sum.Unsure++
		}
		covered[s.Code] = sum
	}
	for _, c := range standing {
		sum := covered[c.Code]
		switch {
		case c.Coded():
			sum.Added++
		case c.Pending():
			sum.Pending++
		default:
			continue
		}
		covered[c.Code] = sum
	}
	return covered
}
