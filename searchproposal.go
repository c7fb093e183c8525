package dhr

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// SearchSource begins the source of a suggestion that a person made of a search's hit;
// the query follows.
const SearchSource = "search:"

// MostProposed is how many hits of a search may be proposed at once.
const MostProposed = 10_000

// maxProposedQuery is the length of a query that may be proposed, in code points.
const maxProposedQuery = 1000

// SearchProposal is a search all of whose hits somebody proposed for a code. What it
// suggests is suggested until it is taken back, whatever rules and model suggest, and
// like any suggestion it waits for a person to confirm it.
type SearchProposal struct {
	ID       int64 // from 1; 0 before it is stored
	Query    string
	Code     string
	Coder    string
	At       time.Time // UTC, to the second
	Score    float64   // that its suggestions have: the least that is shown of the code
	Passages int       // proposed
	UndoneBy string    // empty while it holds
	UndoneAt time.Time

	Confirmed, Rejected, Open int // of its passages, as they stand now
}

// Validate reports what is wrong with a proposal that is to be made.
func (p SearchProposal) Validate() error {
	switch length := utf8.RuneCountInString(p.Query); {
	case strings.TrimSpace(p.Query) == "":
		return fmt.Errorf("a search without words proposes nothing")
	case length > maxProposedQuery:
		return fmt.Errorf("a search of %d characters is too long: at most %d", length, maxProposedQuery)
	case p.Coder == "":
		return fmt.Errorf("a proposal names no coder")
	case p.At.IsZero():
		return fmt.Errorf("a proposal has no time")
	}
	return nil
}

// ProposedHit is a passage that a search found, and where.
type ProposedHit struct {
	Passage  string
	Evidence []Span
}

// HitCount says what becomes of the hits of a search that are proposed for a code.
type HitCount struct {
	New        int // become suggestions
	Shown      int // are suggested and shown already
	Decided    int // somebody has decided on
	NotCodable int // stand in a part of a report that is never coded
	Gone       int // are no longer in the project: the index is older
}
