package dhr

import (
	"fmt"
	"time"
)

// Verdict is what a coder decided about a code for a passage.
type Verdict string

// The verdicts. Add gives a passage a code that was not suggested. Done says that the
// coder has read the passage for every code: what they did not confirm or add they
// did not find in it. Undo takes back the same coder's last decision on that passage
// and code: decisions are only ever appended, never changed or removed.
//
// Pending is no decision: it stands for a passage and code on which the coders of a
// round of double coding differ, until an adjudication settles it.
const (
	VerdictConfirm Verdict = "confirm"
	VerdictReject  Verdict = "reject"
	VerdictUnsure  Verdict = "unsure"
	VerdictAdd     Verdict = "add"
	VerdictDone    Verdict = "done"
	VerdictUndo    Verdict = "undo"
	VerdictPending Verdict = "pending"
)

// ParseVerdict reads a verdict as decision files write it. Neither undo nor done are
// among them: files carry decisions on a code that stand.
func ParseVerdict(s string) (Verdict, error) {
	switch v := Verdict(s); v {
	case VerdictConfirm, VerdictReject, VerdictUnsure, VerdictAdd:
		return v, nil
	}
	return "", fmt.Errorf("unknown verdict %q (confirm, reject, unsure or add)", s)
}

// Decision is one coder's verdict on one code for one passage.
type Decision struct {
	Seq         int64 // place in the project's record of decisions, from 1; 0 before it is stored
	Passage     string
	Code        string // empty for VerdictDone, and for the undo of one
	Verdict     Verdict
	Agencies    []Agency
	Subthemes   []string // second-level names the coder set, see CleanSubthemes
	Coder       string
	At          time.Time // UTC, to the second
	Note        string
	Round       int64  // ID of the round of double coding it was made in; 0 for none
	Adjudicates bool   // it settles what the coders of the round differed on, and is not blind
	Basis       *Basis // the suggestion it was made on; nil when nothing suggested the code
	Hash        string // SHA-256 over the decision before and this one, in hexadecimal; empty before it is stored
}

// Basis is the suggestion on which a decision was made.
type Basis struct {
	Version string   `json:"version"` // of the rules and model that suggested, see Document.Suggested
	Sources []string `json:"sources"` // see Suggestion.Sources
	Score   float64  `json:"score"`   // 0-1
}

// Blind reports whether the decision was made in a round of double coding by one of
// its coders, who did not see what the others decided.
func (d Decision) Blind() bool { return d.Round > 0 && !d.Adjudicates }

// Validate reports what is wrong with the decision, without looking at a project.
func (d Decision) Validate() error {
	switch {
	case d.Passage == "":
		return fmt.Errorf("a decision names no passage")
	case d.Code == "" && d.Verdict != VerdictDone && d.Verdict != VerdictUndo:
		return fmt.Errorf("a decision names no code")
	case d.Code != "" && d.Verdict == VerdictDone:
		return fmt.Errorf("a passage is done for every code, not for %s", d.Code)
	case d.Coder == "":
		return fmt.Errorf("a decision names no coder")
	case d.At.IsZero():
		return fmt.Errorf("a decision has no time")
	case d.Round < 0:
		return fmt.Errorf("a decision names round %d: rounds count from 1", d.Round)
	case d.Adjudicates && (d.Round == 0 || d.Code == ""):
		return fmt.Errorf("an adjudication names no round or no code")
	}
	if d.Verdict == VerdictUndo || d.Verdict == VerdictDone {
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
	if b := d.Basis; b != nil && !(b.Score >= 0 && b.Score <= 1) {
		return fmt.Errorf("a decision was made on a suggestion of score %v: scores are from 0 to 1", b.Score)
	}
	return validSubthemes(d.Subthemes)
}
