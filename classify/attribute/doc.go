// Package attribute proposes what a report says of its case - the people's sex and
// age, their relationship, health, substance use and violence, the method, year and
// region - and cuts its recommendations into units with an addressee and a theme.
//
// Everything is by rules over words, so that each proposal comes with the words that
// it rests on. The package imports the nouns only: classify gives it the sentences and
// who is meant by each mention. Nothing is counted until a person has confirmed it.
package attribute

import "github.com/dhrcoder/dhr"

// Person is whom a word means.
type Person uint8

// The people of a case. The victim is who died, also where the deceased had been the
// abuser.
const (
	Nobody Person = iota
	Victim
	Perpetrator
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
	Words   []Word
}

// Word is a word or number of a sentence.
type Word struct {
	Text       string // in lower case; a possessive 's is dropped
	Start, End int    // code points in the passage
	Who        Person // whom the mention that begins here means
	Length     int    // words of that mention; 0 for none
	Comma      bool   // a comma or bracket stands before it
	Break      bool   // a semicolon, colon or dash does
	Upper      bool   // it begins with a capital
	Possessive bool   // it had 's
}
