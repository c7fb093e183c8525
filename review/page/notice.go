package page

import (
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
)

// Notice is a sentence about what has just happened. It is read out by screen
// readers when the page loads.
type Notice struct {
	Kind    string // "done" or "warning"; "" for none
	Text    string
	Address string // leads back to what it is about; may be empty
}

// What an address may say has just happened, besides a verdict and undo-verdict.
const (
	SaidAgain     = "again"       // the end was reached; skipped ones return
	SaidOnly      = "only"        // there is no other undecided one
	SaidNothing   = "nothing"     // nothing to undo
	SaidThenAgain = "-then-again" // after a verdict
	SaidAdd       = "add"
	SaidDecided   = "decided" // there is a decision on that code already
	SaidDone      = "done"    // the passage was read for every code
	SaidAll       = "all-"    // that many codes were rejected at once
	SaidZone      = "zone"    // a section has another zone
	SaidCarried   = "carried" // codings were carried over
	again         = " The end of the queue was reached: here are those that were skipped."
)

// Notice words what the address says has just happened. It says nothing of which
// it cannot be sure: what is unknown gives no notice.
func (s *Site) Notice(said, of string, address func(dhr.SuggestionKey) string) (Notice, error) {
	switch said {
	case "":
		return Notice{}, nil
	case SaidAgain:
		return Notice{Kind: "done", Text: strings.TrimSpace(again)}, nil
	case SaidOnly:
		return Notice{Kind: "done", Text: "This is the only suggestion left to decide here."}, nil
	case SaidNothing:
		return Notice{Kind: "done", Text: "There is no decision of yours left to undo."}, nil
	case SaidZone:
		return Notice{Kind: "done", Text: "Saved: the section has the zone you gave it, also when the document is read again. The next dhr run suggests anew for it."}, nil
	}
	if said == SaidDecided {
		return s.alreadyDecided(of, address)
	}
	verdict, wrapped := strings.CutSuffix(said, SaidThenAgain)
	verdict, undone := strings.CutPrefix(verdict, "undo-")
	if text := ofPassage(verdict, undone); text != "" {
		n := Notice{Kind: "done", Text: text}
		if k, err := ParseKey(of); err == nil && !undone {
			n.Address = address(k)
		}
		if wrapped {
			n.Text += again
		}
		return n, nil
	}
	if _, err := dhr.ParseVerdict(verdict); err != nil {
		return Notice{}, nil
	}
	k, err := ParseKey(of)
	if err != nil {
		return Notice{}, err
	}
	code, ok := s.Framework.Code(k.Code)
	if !ok {
		return Notice{}, nil
	}
	name := code.ID + " " + Clean(code.Name)
	if undone {
		return Notice{Kind: "done", Text: "Undone: " + strings.ToLower(Past(dhr.Verdict(verdict))) + ", " + name + "."}, nil
	}
	n := Notice{Kind: "done", Text: "Saved: " + strings.ToLower(Past(dhr.Verdict(verdict))) + ", " + name + ".",
		Address: address(k)}
	if wrapped {
		n.Text += again
	}
	return n, nil
}

// alreadyDecided leads to the decision that kept a code from being added.
func (s *Site) alreadyDecided(of string, address func(dhr.SuggestionKey) string) (Notice, error) {
	k, err := ParseKey(of)
	if err != nil {
		return Notice{}, err
	}
	code, ok := s.Framework.Code(k.Code)
	if !ok {
		return Notice{}, nil
	}
	return Notice{Kind: "warning", Address: address(k),
		Text: "Not added: there is a decision on " + code.ID + " " + Clean(code.Name) + " for this passage already."}, nil
}

// ofPassage words what was decided about a passage as a whole; "" for anything else.
func ofPassage(said string, undone bool) string {
	number, all := strings.CutPrefix(said, SaidAll)
	n, err := strconv.Atoi(number)
	switch {
	case said == SaidDone && undone:
		return "Undone: the passage counts as not yet read."
	case said == SaidDone:
		return "Saved: the passage is read; it carries no further code."
	case !all || err != nil || n < 1:
		return ""
	case undone:
		return "Undone: " + Number(n) + " decisions that were made at once."
	}
	return "Saved: rejected, " + Number(n) + " codes at once."
}

// ParseKey reads the name of a passage and a code as addresses write it: passage.code,
// or the passage alone.
func ParseKey(s string) (dhr.SuggestionKey, error) {
	passage, code, dot := strings.Cut(s, ".")
	if passage == "" || dot && code == "" {
		return dhr.SuggestionKey{}, BadRequest("The address names no passage.")
	}
	return dhr.SuggestionKey{Passage: passage, Code: code}, nil
}

// Key writes what ParseKey reads.
func Key(k dhr.SuggestionKey) string {
	if k.Code == "" {
		return k.Passage
	}
	return k.String()
}
