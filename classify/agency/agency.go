// Package agency works out of which agencies the evidence of a suggestion speaks.
package agency

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/reading"
	"github.com/dhrcoder/dhr/classify/rules"
	"github.com/dhrcoder/dhr/classify/term"
)

// name is a place where an agency is named.
type name struct {
	start, end int32
	bits       rules.AgencySet
	addressee  bool // "to the GP": it is written or sent to, not judged
	weak       bool // "the officer": any agency's, if another is named
}

// Reader tells of which agencies the passages of a document speak. It may not be used
// by several goroutines.
type Reader struct {
	doc   *reading.Document
	words *rules.Matcher
	// abbreviations are the agencies that the report's own abbreviations name, by word.
	abbreviations []rules.AgencySet
	matters       matterWords
	matterKnown   []bool // by word: matterAt is set
	matterAt      [][]matterEntry
}

// Read makes a document ready, for which words was opened, and learns its
// abbreviations.
func Read(doc *reading.Document, words *rules.Matcher) *Reader {
	r := &Reader{doc: doc, words: words, abbreviations: make([]rules.AgencySet, len(doc.Words)),
		matters: newMatterWords(), matterKnown: make([]bool, len(doc.Words)), matterAt: make([][]matterEntry, len(doc.Words))}
	r.readAbbreviations()
	return r
}

// runInHead is the length in tokens up to which a passage's first sentence counts
// as its heading: "The School."
const runInHead = 7

// Of returns the agencies that the evidence seems to speak of: those of the
// passage's own heading or the section's, of several those of which the passage
// speaks; else those named in the evidence's sentences or of whose work they speak,
// else those of the nearest sentence before, else of any in the passage, else those
// before it: what Last said of an earlier passage. An officer is of the police only
// where none of these tells of another agency. heading is the heading of the
// passage's section among the document's passages.
func (r *Reader) Of(evidence []term.Hit, p, heading reading.Passage, before rules.AgencySet) []dhr.Agency {
	head := r.heading(evidence, p, heading)
	if head != 0 && head&(head-1) == 0 && head != other {
		return r.council(head, p).List()
	}
	found := r.council(r.spoken(evidence, p, before), p)
	if head == 0 || head == other && found != 0 { // "After prison" hardly tells
		return found.List()
	}
	if both := head & found; both != 0 {
		return both.List()
	}
	return head.List()
}

// The sets of single agencies.
const (
	socialServices rules.AgencySet = 1 << 2
	housing        rules.AgencySet = 1 << 4
	localAuthority rules.AgencySet = 1 << 6
	other          rules.AgencySet = 1 << 8
)

// council says which service of a council is meant where a passage speaks of the work
// of one: a council that assesses carers is social services.
func (r *Reader) council(bits rules.AgencySet, p reading.Passage) rules.AgencySet {
	if bits != localAuthority {
		return bits
	}
	for i := p.FirstSentence; i < p.EndSentence; i++ {
		if m := r.matter(r.doc.Sentences[i]); m == socialServices || m == housing {
			return m
		}
	}
	return bits
}

// spoken is Of without headings.
func (r *Reader) spoken(evidence []term.Hit, p reading.Passage, before rules.AgencySet) rules.AgencySet {
	var near, weak rules.AgencySet
	for i := p.FirstSentence; i < p.EndSentence; i++ {
		if !r.holds(r.doc.Sentences[i], evidence) {
			continue
		}
		var bits rules.AgencySet
		for j := i; bits == 0 && j >= p.FirstSentence; j-- {
			names := r.named(j)
			bits = judged(names)
			weak |= all(names)
		}
		if bits == 0 {
			bits = r.matter(r.doc.Sentences[i])
		}
		near |= bits
	}
	for i := p.FirstSentence; near == 0 && weak == 0 && i < p.EndSentence; i++ {
		names := r.named(i)
		if near = judged(names); near == 0 && len(names) == 0 {
			near = r.matter(r.doc.Sentences[i])
		}
		weak |= all(names)
	}
	switch {
	case near != 0:
		return near
	case before != 0:
		return before
	}
	return weak
}

// heading returns the agencies that the passage's first sentence names, if it is a
// heading, else those of the section's heading.
func (r *Reader) heading(evidence []term.Hit, p, heading reading.Passage) rules.AgencySet {
	if p.FirstSentence+1 < p.EndSentence {
		if s := r.doc.Sentences[p.FirstSentence]; s.End-s.First <= runInHead && !r.holds(s, evidence) {
			if bits := all(r.named(p.FirstSentence)); bits != 0 {
				return bits
			}
		}
	}
	var bits rules.AgencySet
	for i := heading.FirstSentence; i < heading.EndSentence; i++ {
		bits |= all(r.named(i))
	}
	return bits
}

// holds reports whether a sentence has any of the evidence.
func (r *Reader) holds(s reading.Sentence, evidence []term.Hit) bool {
	for _, e := range evidence {
		if e.Start >= s.First && e.Start < s.End {
			return true
		}
	}
	return false
}

// Last returns the agencies of the last sentence of a passage that names any, 0 for
// none: the next passage may go on about them without a name.
func (r *Reader) Last(p reading.Passage) rules.AgencySet {
	for i := p.EndSentence - 1; i >= p.FirstSentence; i-- {
		if bits := judged(r.named(i)); bits != 0 {
			return bits
		}
	}
	return 0
}

// named returns the agencies' names of a sentence. Where names overlap the longest
// counts: a housing officer is no police officer.
func (r *Reader) named(sentence int32) []name {
	var names []name
	s, words := r.doc.Sentences[sentence], r.words.Agencies(sentence)
	for _, h := range words {
		longest := true
		for _, o := range words {
			if o.End-o.Start > h.End-h.Start && o.Start < h.End && h.Start < o.End {
				longest = false
			}
		}
		if longest {
			names = append(names, name{h.Start, h.End, h.Agencies, r.addressed(s, h.Start), h.End == h.Start+1 && r.isWeak(h.Start)})
		}
	}
	for at := s.First; at < s.End; at++ {
		if bits := r.abbreviations[r.doc.Tokens[at].Word]; bits != 0 && r.doc.Tokens[at].Marks&reading.Caps != 0 {
			names = append(names, name{at, at + 1, bits, r.addressed(s, at), false})
		}
	}
	return names
}

// isWeak reports whether a word alone hardly tells an agency.
func (r *Reader) isWeak(at int32) bool {
	switch r.doc.Word(at) {
	case "officer", "officers", "force":
		return true
	}
	return false
}

// addressed reports whether "to" or "with" stands before a name.
func (r *Reader) addressed(s reading.Sentence, at int32) bool {
	for i := at - 1; i >= s.First && at-i <= 3; i-- {
		switch r.doc.Word(i) {
		case "to", "with", "from", "outside":
			return true
		case "the", "a", "an", "her", "his", "their", "own", "local", "adult", "duty":
		default:
			return false
		}
	}
	return false
}

// readAbbreviations learns what the report's own abbreviations stand for, as in
// 'the Victim Liaison Unit ("VLU")'.
func (r *Reader) readAbbreviations() {
	for i, s := range r.doc.Sentences {
		for _, n := range r.named(int32(i)) {
			if n.end >= s.End {
				continue
			}
			t := r.doc.Tokens[n.end]
			if t.Marks&reading.AfterComma == 0 || t.Marks&reading.Caps == 0 || r.isAgency(n.end, int32(i)) {
				continue
			}
			if text := r.doc.Texts[s.Passage]; t.At > 0 && opensBracket(text[:t.At]) {
				r.abbreviations[t.Word] |= n.bits
			}
		}
	}
}

// isAgency reports whether the lists know the word at a token as an agency.
func (r *Reader) isAgency(at, sentence int32) bool {
	for _, h := range r.words.Agencies(sentence) {
		if h.Start == at {
			return true
		}
	}
	return false
}

// opensBracket reports whether a text ends in a bracket, with or without a quote.
func opensBracket(text string) bool {
	for i := len(text) - 1; i >= 0 && i >= len(text)-4; i-- {
		if text[i] == '(' {
			return true
		}
	}
	return false
}

// all returns every agency named.
func all(names []name) rules.AgencySet {
	var bits rules.AgencySet
	for _, n := range names {
		bits |= n.bits
	}
	return bits
}

// judged returns the agencies named, without addressees and weak names where
// others are named; 0 where all names are weak.
func judged(names []name) rules.AgencySet {
	var bits, strong rules.AgencySet
	for _, n := range names {
		if n.weak {
			continue
		}
		strong |= n.bits
		if !n.addressee {
			bits |= n.bits
		}
	}
	if bits == 0 {
		return strong
	}
	return bits
}
