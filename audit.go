package dhr

import "time"

// AuditEntry is a decision with where its passage stands.
type AuditEntry struct {
	Decision
	Document string // the file's base name
	Case     string
	Page     int // on which the passage begins, from 1
}

// AuditFilter narrows the record of decisions. Empty fields do not narrow it.
type AuditFilter struct {
	Coder   string
	Code    string
	Case    string
	Verdict Verdict
	From    time.Time // the first moment
	Until   time.Time // the first moment no longer wanted
	Source  string    // what suggested the code, such as "rule:5E/late-entry" or "model"

	// Unblinded leaves out what was decided blind in rounds of double coding that are
	// open: their coders must not see it.
	Unblinded bool
}

// CoderTally is what a coder has decided.
type CoderTally struct {
	Coder    string
	Verdicts map[Verdict]int // decisions made, those taken back later included
	All      int
	First    time.Time // of their decisions
	Last     time.Time
}

// Chain is what a look at the whole record of decisions found: each carries a hash over
// the one before and itself.
type Chain struct {
	Decisions int
	Head      string // hash of the last decision: it vouches for all before it; empty when there are none
	Broken    int64  // Seq of the first decision that does not fit; 0 when all do
}
