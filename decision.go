package dhr

import (
	"fmt"
	"time"
)

// Verdict is what a coder decided about a code for a passage.
type Verdict string

// The verdicts. Add gives a passage a code that was not suggested. Undo takes back
// the same coder's last decision on that passage and code: decisions are only ever
// appended, never changed or removed.
const (
	VerdictConfirm Verdict = "confirm"
	VerdictReject  Verdict = "reject"
	VerdictUnsure  Verdict = "unsure"
	VerdictAdd     Verdict = "add"
	VerdictUndo    Verdict = "undo"
)

// ParseVerdict reads a verdict as decision files write it. Undo is not among them:
// files carry decisions that stand.
func ParseVerdict(s string) (Verdict, error) {
	switch v := Verdict(s); v {
	case VerdictConfirm, VerdictReject, VerdictUnsure, VerdictAdd:
		return v, nil
	}
	return "", fmt.Errorf("unknown verdict %q (confirm, reject, unsure or add)", s)
}

// Decision is one coder's verdict on one code for one passage.
type Decision struct {
	Seq      int64 // place in the project's record of decisions, from 1; 0 before it is stored
	Passage  string
	Code     string
	Verdict  Verdict
	Agencies []Agency
	Coder    string
	At       time.Time // UTC, to the second
	Note     string
}

// Validate reports what is wrong with the decision, without looking at a project.
func (d Decision) Validate() error {
	switch {
	case d.Passage == "":
		return fmt.Errorf("a decision names no passage")
	case d.Code == "":
		return fmt.Errorf("a decision names no code")
	case d.Coder == "":
		return fmt.Errorf("a decision names no coder")
	case d.At.IsZero():
		return fmt.Errorf("a decision has no time")
	}
	if d.Verdict == VerdictUndo {
		return nil
	}
	if _, err := ParseVerdict(string(d.Verdict)); err != nil {
		return err
	}
	for _, a := range d.Agencies {
		if _, err := ParseAgency(string(a)); err != nil {
			return err
		}
	}
	return nil
}

// Coding is what stands for a passage and code after all decisions.
type Coding struct {
	Passage  string
	Code     string
	Verdict  Verdict // confirm, reject, unsure or add
	Agencies []Agency
	Coder    string
	At       time.Time
	Note     string
}

// Coded reports whether the coding counts: a person confirmed or added the code.
func (c Coding) Coded() bool { return c.Verdict == VerdictConfirm || c.Verdict == VerdictAdd }

// Standing returns what stands after the decisions, which are in the order in
// which they were made: for each passage and code the last decision that its coder
// has not undone, whoever made it. Codings come in the order in which their
// passage and code were first decided.
func Standing(decisions []Decision) []Coding {
	type key struct{ passage, code string }
	left := map[key][]Decision{}
	var order []key
	for _, d := range decisions {
		k := key{d.Passage, d.Code}
		if d.Verdict != VerdictUndo {
			if _, seen := left[k]; !seen {
				order = append(order, k)
			}
			left[k] = append(left[k], d)
			continue
		}
		made := left[k]
		for i := len(made) - 1; i >= 0; i-- {
			if made[i].Coder == d.Coder {
				left[k] = append(made[:i:i], made[i+1:]...)
				break
			}
		}
	}
	var codings []Coding
	for _, k := range order {
		made := left[k]
		if len(made) == 0 {
			continue
		}
		d := made[len(made)-1]
		codings = append(codings, Coding{Passage: d.Passage, Code: d.Code, Verdict: d.Verdict,
			Agencies: d.Agencies, Coder: d.Coder, At: d.At, Note: d.Note})
	}
	return codings
}
