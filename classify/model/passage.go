package model

import "github.com/dhrcoder/dhr"

// Document is what the passages of one document share.
type Document struct {
	Words []string // distinct lower-case words, which tokens name by their place
	Stems []string // of the words
}

// Passage is what the classifier is told of a passage.
type Passage struct {
	Document *Document
	Zone     dhr.Zone
	Text     string
	Tokens   []Token   // in reading order
	Rules    []RuleHit // those that hit and those that a cue kept from hitting
	Cues     uint16    // a bit for every kind of cue that the passage holds
}

// Token is a word of a passage.
type Token struct {
	Word     int32 // in Document.Words
	At       int32 // its place in the document, for the caller's use
	Start    int32 // code points in the passage's text
	End      int32
	Sentence int32 // that it stands in; word pairs do not go across sentences
	Party    bool  // it names the victim or the perpetrator
	Cued     bool  // a cue such as negation bears on it: it may not have happened
}

// RuleHit is what one keyword rule says of a passage.
type RuleHit struct {
	Code    string
	Score   float64 // of the rule, 0-1
	Blocked bool    // its words are there, but a cue keeps it from hitting
}

// Example is a passage that people coded.
type Example struct {
	Passage Passage
	Codes   []string // every code that it carries
	// Known lists the only codes that were decided on; nil when all of them were.
	Known []string
	Case  bool   // it is of a report, not written for training
	Group string // who wrote it or its case; folds never divide a group
}
