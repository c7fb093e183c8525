package dhr

import "fmt"

// Tag is what an outside list, such as the Home Office Library or the DHRD data set,
// says of a case. It is shown beside the codes that it hints at and is never a coding:
// lists are made by others, for other ends, and what they leave out is not known to
// be absent.
type Tag struct {
	Case   string
	Source string   // "Home Office Library" or "DHRD"
	Name   string   // as the list names it, such as "Victim - alcohol misuse"
	Value  string   // as the list gives it; empty for a tag that is only there or not
	Codes  []string // that it hints at, in the order of the codes' IDs; may be none
}

// Validate reports what is wrong with the tag.
func (t Tag) Validate() error {
	if t.Case == "" || t.Source == "" || t.Name == "" {
		return fmt.Errorf("a tag names no case, no source or no name")
	}
	return nil
}
