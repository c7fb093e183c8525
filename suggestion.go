package dhr

// Suggestion proposes a code for a passage. It is never counted: a person has to
// confirm it first.
type Suggestion struct {
	Passage  string // ID of the passage
	Code     string
	Score    float64  // 0-1
	Shown    bool     // at or above the code's default threshold
	Agencies []Agency // named near the evidence; only for practice codes
	Sources  []string // such as "rule:5E/late-entry", "model" or "search:QUERY"; sorted
	Evidence []Span   // sorted by Start, without overlap
}

// ScoreFloor is the least score that is kept: below it a suggestion is of no use
// even for ordering.
const ScoreFloor = 0.05
