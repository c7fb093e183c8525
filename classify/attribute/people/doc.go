// Package people finds who is who in a report: its two people where it introduces them
// in ways that package party does not read, their sexes and what they were to each
// other, and of every sentence whom it names and whom it is about.
//
// Everything is by rules over words. The package imports the nouns and phrase only.
package people

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// Sex is what a report says of a person's sex.
type Sex uint8

// The sexes; unknown where the report does not tell.
const (
	SexUnknown Sex = iota
	Female
	Male
)

// Report is one document made ready.
type Report struct {
	Passages       []dhr.Passage
	Sentences      []Sentence // in reading order
	VictimSex      Sex
	PerpetratorSex Sex
	Relation       string // what the perpetrator was to the victim, such as "son"; may be empty
}

// Sentence is a run of words of one passage.
type Sentence struct {
	Passage int // its place in Report.Passages
	Words   []phrase.Word
}

// OpeningPassages is how many passages introduce the people; elsewhere an age is
// often that of another time.
const OpeningPassages = 30

// FindPeople completes who is meant by the mentions, the sexes and the relation, as far
// as the report's own words tell them. Sentences are replaced, not written to.
func (r *Report) FindPeople() {
	r.introduce()
	r.completeSexes()
}
