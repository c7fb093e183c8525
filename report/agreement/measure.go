package agreement

// Result is the agreement on a code, or over all codes.
type Result struct {
	Code       string   `json:"code,omitempty"` // empty over all codes
	Units      int      `json:"n"`              // units that two coders or more judged; over all codes, units × codes
	Coded      []int    `json:"coded"`          // by coder: units they coded, among those
	Prevalence Estimate `json:"prevalence"`     // share of "coded" among the judgements, 0-1
	Observed   Estimate `json:"observed"`       // share of pairs of judgements that are the same, 0-1
	Positive   Estimate `json:"positive"`       // the same among judgements "coded", 0-1
	Kappa      Estimate `json:"kappa"`          // Cohen's, -1 to 1
	Alpha      Estimate `json:"alpha"`          // Krippendorff's, nominal, at most 1
}

// Level is the agreement on one kind of unit.
type Level struct {
	Pooled Result   `json:"pooled"`
	Codes  []Result `json:"codes"` // in the framework's order, those that nobody coded too
}

// Agreement is what coders of a round agree on.
type Agreement struct {
	Coders    []string `json:"coders"`
	Done      []int    `json:"done"` // by coder: passages with which they were done
	Passages  int      `json:"passages"`
	Cases     int      `json:"cases"`
	ByPassage Level    `json:"by_passage"` // passage × code
	ByCase    Level    `json:"by_case"`    // case × code
	Seed      uint64   `json:"seed"`       // of the intervals
	Resamples int      `json:"resamples"`  // 0 when there are no intervals
}

// Measure works out the agreement of the sample's coders. The seed is that of the
// intervals, which are drawn by Go's PCG with it and 0 (math/rand/v2).
func Measure(s Sample, seed uint64) Agreement {
	r := read(s)
	cases, at := casesOf(s)
	draws := weights(len(cases), seed)
	a := Agreement{Coders: s.Coders, Done: Done(s), Passages: len(s.Passages), Cases: len(cases), Seed: seed, Resamples: len(draws)}
	byPassage, byCase := make([][]*tally, len(s.Codes)), make([][]*tally, len(s.Codes))
	unit := make([]judgement, len(s.Coders))
	for i, code := range s.Codes {
		whole := make([][]judgement, len(cases))
		for c := range cases {
			byPassage[i] = append(byPassage[i], newTally(len(s.Coders), 2))
			byCase[i] = append(byCase[i], newTally(len(s.Coders), 2))
			whole[c] = make([]judgement, len(s.Coders))
		}
		for _, p := range s.Passages {
			c := at[p.Case]
			for coder := range s.Coders {
				j := r.judged(coder, p.ID, code)
				unit[coder] = j
				switch w := &whole[c][coder]; {
				case j == missing || *w == missing:
					*w = missing
				case j == coded:
					*w = coded
				}
			}
			byPassage[i][c].add(unit)
		}
		for c := range cases {
			byCase[i][c].add(whole[c])
		}
	}
	a.ByPassage = level(s, byPassage, draws)
	a.ByCase = level(s, byCase, draws)
	return a
}

// casesOf returns the sample's cases in the order of its passages, and their places.
func casesOf(s Sample) (cases []string, at map[string]int) {
	at = map[string]int{}
	for _, p := range s.Passages {
		if _, seen := at[p.Case]; !seen {
			at[p.Case] = len(cases)
			cases = append(cases, p.Case)
		}
	}
	return cases, at
}

func level(s Sample, codes [][]*tally, draws [][]int) Level {
	l := Level{Pooled: result("", len(s.Coders), codes, draws), Codes: []Result{}}
	for i, code := range s.Codes {
		l.Codes = append(l.Codes, result(code, len(s.Coders), codes[i:i+1], draws))
	}
	return l
}

func result(code string, coders int, codes [][]*tally, draws [][]int) Result {
	e := estimate(codes, draws, prevalence, observed, positive, kappa, alpha)
	r := Result{Code: code, Coded: make([]int, coders), Prevalence: e[0], Observed: e[1], Positive: e[2], Kappa: e[3], Alpha: e[4]}
	for _, byCase := range codes {
		for _, t := range byCase {
			r.Units += t.units
			for coder, n := range t.coded {
				r.Coded[coder] += n
			}
		}
	}
	return r
}
