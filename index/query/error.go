package query

import "fmt"

// Error says what is wrong with a query and where.
type Error struct {
	Pos  int    // of the mistake, in code points from 0
	Msg  string // what is wrong
	Hint string // what was expected or what to do; may be empty
}

// Error gives the place, counted from 1 as people do, the message and the hint.
func (e *Error) Error() string {
	s := fmt.Sprintf("query, character %d: %s", e.Pos+1, e.Msg)
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}
