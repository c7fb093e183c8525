package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/dhrcoder/dhr"
)

// maxLine bounds a line of a decisions file, in bytes.
const maxLine = 4 << 20

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
	var problems dhr.Problems
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	n := 0
	for lines.Scan() {
		n++
		data := bytes.TrimSpace(lines.Bytes())
		if n == 1 {
			data = bytes.TrimPrefix(data, []byte("\ufeff"))
		}
		if len(data) == 0 {
			continue
		}
		var d DecisionLine
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.DisallowUnknownFields()
		err := dec.Decode(&d)
		if err == nil && dec.More() {
			err = errors.New("more than one value on the line")
		}
		if err != nil {
			problems = append(problems, dhr.Problem{File: name, Line: n, Msg: fmt.Sprintf("not a decision: %v", err),
				Hint: "each line is one JSON object as `dhr export decisions` writes it"})
			continue
		}
		d.Subthemes, err = dhr.CleanSubthemes(d.Subthemes)
		if err != nil {
			problems = append(problems, dhr.Problem{File: name, Line: n, Msg: err.Error()})
			continue
		}
		if p := check(d, framework); p != nil {
			p.File, p.Line = name, n
			problems = append(problems, *p)
			continue
		}
		good = append(good, NumberedDecision{n, d})
	}
	if err := lines.Err(); err != nil {
		return nil, nil, fmt.Errorf("read decisions %s, line %d: %w", name, n+1, err)
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
