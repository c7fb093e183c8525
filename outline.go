package dhr

// Outline says what a document holds without its text.
type Outline struct {
	Passages int              // how many it has
	Sections []OutlineSection // those that have passages, in reading order
	Coded    []int            // ordinals of the passages with a shown suggestion or a decision, ascending
}

// OutlineSection is a section that has passages.
type OutlineSection struct {
	Section int    // its Ordinal
	First   string // ID of its first passage
	Ordinal int    // of that passage
}
