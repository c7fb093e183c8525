package dhr

import (
	"fmt"
	"time"
)

// Grouping is a person's word that a document belongs to another case. Groupings are
// only ever appended; one is taken back by another with Undoes set.
type Grouping struct {
	Seq      int64  // place in the record, from 1; 0 before it is stored
	Document string // ID
	From, To string // IDs of cases
	Undoes   int64  // Seq of the grouping that this one takes back; 0 for none
	Coder    string
	At       time.Time // UTC, to the second
	Note     string
}

// Validate reports what is wrong with the grouping, without looking at a project.
func (g Grouping) Validate() error {
	switch {
	case g.Document == "":
		return fmt.Errorf("a grouping names no document")
	case g.To == "":
		return fmt.Errorf("a grouping names no case")
	case g.Coder == "":
		return fmt.Errorf("a grouping names no coder")
	case g.At.IsZero():
		return fmt.Errorf("a grouping has no time")
	}
	return nil
}
