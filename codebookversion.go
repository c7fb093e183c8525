package dhr

import "time"

// CodebookVersion is a file of a project's codebook as it was at a time.
type CodebookVersion struct {
	ID    int64  // from 1, over all files; 0 before it is stored
	File  string // its path in the codebook's folder, such as "rules/5E.yaml"
	Text  string
	Coder string    // who made it; empty for one that was found changed outside the pages
	At    time.Time // UTC, to the second; for one that was found, when it was
	Note  string
}
