package eval

// figures is a tally as JSON.
type figures struct {
	Gold      int     `json:"gold"`
	Suggested int     `json:"suggested"`
	Right     int     `json:"right"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

func (t Tally) json() figures {
	return figures{t.Gold, t.Suggested, t.Right, t.Precision(), t.Recall(), t.F1()}
}

// mean is the average over codes as JSON.
type mean struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

type codeJSON struct {
	Code    string  `json:"code"`
	Passage figures `json:"passages"`
	Kept    figures `json:"kept"`
	Case    figures `json:"cases"`
}

type scoresJSON struct {
	Cases        int        `json:"cases"`
	Passages     int        `json:"passages"`
	PassageMicro figures    `json:"passage_micro"`
	PassageMacro mean       `json:"passage_macro"`
	KeptMicro    figures    `json:"kept_micro"`
	CaseMicro    figures    `json:"case_micro"`
	CaseMacro    mean       `json:"case_macro"`
	Codes        []codeJSON `json:"codes"`
}

func (s Scores) json() scoresJSON {
	macro := func(unit func(CodeScore) Tally) mean {
		p, r, f := s.Macro(unit)
		return mean{p, r, f}
	}
	codes := []codeJSON{}
	for _, c := range s.Codes {
		codes = append(codes, codeJSON{c.Code, c.Passage.json(), c.Kept.json(), c.Case.json()})
	}
	return scoresJSON{s.Cases, s.Passages, s.Micro(ByPassage).json(), macro(ByPassage), s.Micro(AllKept).json(),
		s.Micro(ByCase).json(), macro(ByCase), codes}
}
