package review

import (
	"strings"

	"github.com/dhrcoder/dhr"
)

// notice is a sentence about what has just happened. It is read out by screen
// readers when the page loads.
type notice struct {
	Kind    string // "done" or "warning"; "" for none
	Text    string
	Address string // leads back to what it is about; may be empty
}

// What an address may say has just happened, besides a verdict and undo-verdict.
const (
	saidAgain     = "again"       // the end was reached; skipped ones return
	saidOnly      = "only"        // there is no other undecided one
	saidNothing   = "nothing"     // nothing to undo
	saidThenAgain = "-then-again" // after a verdict
	again         = " The end of the queue was reached: here are those that were skipped."
)

// notice words what the address says has just happened. It says nothing of which
// it cannot be sure: what is unknown gives no notice.
func (s *server) notice(said, of string, p place) (notice, error) {
	switch said {
	case "":
		return notice{}, nil
	case saidAgain:
		return notice{Kind: "done", Text: strings.TrimSpace(again)}, nil
	case saidOnly:
		return notice{Kind: "done", Text: "This is the only suggestion left to decide here."}, nil
	case saidNothing:
		return notice{Kind: "done", Text: "There is no decision of yours left to undo."}, nil
	}
	if said == saidDecided {
		return s.alreadyDecided(of, p)
	}
	verdict, wrapped := strings.CutSuffix(said, saidThenAgain)
	verdict, undone := strings.CutPrefix(verdict, "undo-")
	if _, err := dhr.ParseVerdict(verdict); err != nil {
		return notice{}, nil
	}
	k, err := parseKey(of)
	if err != nil {
		return notice{}, err
	}
	code, ok := s.framework.Code(k.Code)
	if !ok {
		return notice{}, nil
	}
	name := code.ID + " " + clean(code.Name)
	if undone {
		return notice{Kind: "done", Text: "Undone: " + strings.ToLower(past(dhr.Verdict(verdict))) + ", " + name + "."}, nil
	}
	n := notice{Kind: "done", Text: "Saved: " + strings.ToLower(past(dhr.Verdict(verdict))) + ", " + name + ".",
		Address: p.address(k)}
	if wrapped {
		n.Text += again
	}
	return n, nil
}

// alreadyDecided leads to the decision that kept a code from being added.
func (s *server) alreadyDecided(of string, p place) (notice, error) {
	k, err := parseKey(of)
	if err != nil {
		return notice{}, err
	}
	code, ok := s.framework.Code(k.Code)
	if !ok {
		return notice{}, nil
	}
	return notice{Kind: "warning", Address: p.address(k),
		Text: "Not added: there is a decision on " + code.ID + " " + clean(code.Name) + " for this passage already."}, nil
}
