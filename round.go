package dhr

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Round is a round of blind double coding: a sample of passages that several coders
// code without seeing what the others decide. What they decide in it counts nowhere
// until the round has ended; see Standing.
type Round struct {
	ID     int64     // from 1; 0 before it is stored
	Coders []string  // two or more, in the order in which they were named
	Unit   RoundUnit // what was drawn
	Seed   uint64    // of the draw
	Size   int       // passages in the sample
	Drawn  time.Time // UTC, to the second
	By     string    // who drew it
	Ended  time.Time // zero while the coders code
}

// RoundUnit is what a round's sample was drawn from.
type RoundUnit string

// The units: single passages, or whole cases with all their passages.
const (
	RoundPassages RoundUnit = "passages"
	RoundCases    RoundUnit = "cases"
)

// Open reports whether the coders of the round still code blind.
func (r Round) Open() bool { return r.Ended.IsZero() }

// Has reports whether the coder is one of the round's.
func (r Round) Has(coder string) bool { return slices.Contains(r.Coders, coder) }

// Validate reports what is wrong with the round.
func (r Round) Validate() error {
	if len(r.Coders) < 2 {
		return fmt.Errorf("a round of double coding needs two coders or more")
	}
	for i, c := range r.Coders {
		switch {
		case c == "":
			return fmt.Errorf("a coder of the round has no name")
		case slices.Contains(r.Coders[:i], c):
			return fmt.Errorf("coder %s is named twice", c)
		}
	}
	if r.Unit != RoundPassages && r.Unit != RoundCases {
		return fmt.Errorf("unknown unit of a round %q (passages or cases)", r.Unit)
	}
	return nil
}

// ErrInRound is returned for a decision on a passage whose round of double coding is
// open, made outside it: the coders of the round must not see it.
var ErrInRound = errors.New("the passage is being coded blind in a round of double coding")

// ErrNotInRound is returned for a decision in a round that has ended, or that has not
// the passage or the coder.
var ErrNotInRound = errors.New("not in an open round of double coding")

// FewError says that a round cannot be drawn: there are too few passages or cases.
type FewError struct {
	Want, Have int
	Unit       RoundUnit
}

// Error gives both numbers.
func (e *FewError) Error() string {
	return fmt.Sprintf("cannot draw %d %s: there are %d to draw from, those of open rounds left out", e.Want, e.Unit, e.Have)
}
