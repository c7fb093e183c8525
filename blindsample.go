package dhr

import "time"

// BlindSample is a random sample of the codable passages for which nothing was
// suggested, drawn so that a coder can read them and the cases that suggestions
// missed can be estimated. See BlindPassage.
type BlindSample struct {
	ID         int64 // from 1
	Seed       uint64
	Size       int // passages drawn
	Population int // passages without a shown suggestion from which they were drawn
	Coder      string
	At         time.Time // UTC, to the second
}

// BlindPassage is a passage of a blind sample. It has been read when a coder's
// VerdictDone stands on it; the codes that it carries are the codings that stand on
// it, as anywhere else.
type BlindPassage struct {
	Sample  int64
	Rank    int // place in the draw, from 1: any first part of a sample is a sample itself
	Passage string
	Case    string // at the time of the draw
}
