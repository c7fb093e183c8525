package exchange

import (
	"fmt"
	"io"

	"github.com/dhrcoder/dhr"
)

// NumberedDecision is a decision with the line of the file it came from.
type NumberedDecision struct {
	Line int
	DecisionLine
}

// ReadDecisions reads JSON Lines of decisions. Lines that are wrong come back as
// problems, each with its number and what to do; the others are returned all the
// same. The error is of reading itself.
func ReadDecisions(r io.Reader, name string, framework dhr.Framework) ([]NumberedDecision, dhr.Problems, error) {
	var good []NumberedDecision
	problems, err := readLines(r, name, "decision", func(n int, d DecisionLine) *dhr.Problem {
		var err error
		if d.Subthemes, err = dhr.CleanSubthemes(d.Subthemes); err != nil {
			return &dhr.Problem{Msg: err.Error()}
		}
		if p := check(d, framework); p != nil {
			return p
		}
		good = append(good, NumberedDecision{n, d})
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return good, problems, nil
}

func check(d DecisionLine, framework dhr.Framework) *dhr.Problem {
	if d.Passage == "" && (d.Document == "" || d.Text == "") {
		return &dhr.Problem{Msg: "the decision names no passage", Hint: "give passage, or document and text"}
	}
	if _, known := framework.Code(d.Code); !known {
		return &dhr.Problem{Msg: fmt.Sprintf("unknown code %q", d.Code), Hint: "`dhr count` lists the codes of this project's framework"}
	}
	if _, err := dhr.ParseVerdict(string(d.Verdict)); err != nil {
		return &dhr.Problem{Msg: err.Error()}
	}
	decision := d.Decision("?")
	if err := decision.Validate(); err != nil {
		return &dhr.Problem{Msg: err.Error(), Hint: "give coder and at, such as \"2026-03-01T14:05:00Z\""}
	}
	return nil
}

// Decision gives the decision that the line states about the passage of that ID.
func (d DecisionLine) Decision(passage string) dhr.Decision {
	return dhr.Decision{Passage: passage, Code: d.Code, Verdict: d.Verdict, Agencies: d.Agencies,
		Subthemes: d.Subthemes, Coder: d.Coder, At: d.At.UTC(), Note: d.Note, Basis: d.Basis}
}
