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

// sentences cuts a passage of several sentences into them; nil for one of one. The
// rules are left out, for they speak of the whole.
func (p Passage) sentences() []Passage {
	var all []Passage
	var text []rune
	for from := 0; from < len(p.Tokens); {
		to := from + 1
		for to < len(p.Tokens) && p.Tokens[to].Sentence == p.Tokens[from].Sentence {
			to++
		}
		if from == 0 {
			if to == len(p.Tokens) {
				return nil
			}
			text = []rune(p.Text)
		}
		s := Passage{Document: p.Document, Zone: p.Zone, Tokens: p.Tokens[from:to], Cues: p.Cues}
		s.Text = string(text[p.Tokens[from].Start:p.Tokens[to-1].End])
		all = append(all, s)
		from = to
	}
	return all
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
