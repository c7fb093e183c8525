package classify

import "github.com/dhrcoder/dhr"

// agencyName is a place where an agency is named.
type agencyName struct {
	start, end int32
	bits       agencySet
	addressee  bool // "to the GP": it is written or sent to, not judged
	weak       bool // "the officer": any agency's, if another is named
}

// agencyReader tells of which agencies the passages of a document speak.
type agencyReader struct {
	doc   *document
	words *matcher
	// abbreviations are the agencies that the report's own abbreviations name, by word.
	abbreviations []agencySet
}

// readAgencies learns the abbreviations of a document, whose words the matcher has.
func readAgencies(doc *document, words *matcher) *agencyReader {
	r := &agencyReader{doc: doc, words: words, abbreviations: make([]agencySet, len(doc.words))}
	r.readAbbreviations()
	return r
}

// runInHead is the length in tokens up to which a passage's first sentence counts
// as its heading: "The School."
const runInHead = 7

// of returns the agencies that the evidence seems to speak of: those of the
// passage's own heading or the section's, else those named in the evidence's
// sentences, else those of the nearest sentence before, else of any in the passage,
// else those before it, which are the last of an earlier passage. An officer is of the police only where none of these
// tells of another agency.
func (r *agencyReader) of(evidence []hit, p, heading passageRange, before agencySet) []dhr.Agency {
	if head := r.heading(evidence, p, heading); head != 0 {
		return head.list()
	}
	var near, weak agencySet
	for i := p.firstSentence; i < p.endSentence; i++ {
		if !r.holds(r.doc.sentences[i], evidence) {
			continue
		}
		var bits agencySet
		for j := i; bits == 0 && j >= p.firstSentence; j-- {
			names := r.named(j)
			bits = judged(names)
			weak |= all(names)
		}
		near |= bits
	}
	for i := p.firstSentence; near == 0 && weak == 0 && i < p.endSentence; i++ {
		names := r.named(i)
		near = judged(names)
		weak |= all(names)
	}
	switch {
	case near != 0:
		return near.list()
	case before != 0:
		return before.list()
	}
	return weak.list()
}

// heading returns the agencies that the passage's first sentence names, if it is a
// heading, else those of the section's heading.
func (r *agencyReader) heading(evidence []hit, p, heading passageRange) agencySet {
	if p.firstSentence+1 < p.endSentence {
		if s := r.doc.sentences[p.firstSentence]; s.end-s.first <= runInHead && !r.holds(s, evidence) {
			if bits := all(r.named(p.firstSentence)); bits != 0 {
				return bits
			}
		}
	}
	var bits agencySet
	for i := heading.firstSentence; i < heading.endSentence; i++ {
		bits |= all(r.named(i))
	}
	return bits
}

// holds reports whether a sentence has any of the evidence.
func (r *agencyReader) holds(s sentence, evidence []hit) bool {
	for _, e := range evidence {
		if e.start >= s.first && e.start < s.end {
			return true
		}
	}
	return false
}

// last returns the agencies of the last sentence of a passage that names
// any: the next passage may go on about them without a name.
func (r *agencyReader) last(p passageRange) agencySet {
	for i := p.endSentence - 1; i >= p.firstSentence; i-- {
		if bits := judged(r.named(i)); bits != 0 {
			return bits
		}
	}
	return 0
}

// named returns the agencies' names of a sentence. Where names overlap the longest
// counts: a housing officer is no police officer.
func (r *agencyReader) named(sentence int32) []agencyName {
	var names []agencyName
	s, words := r.doc.sentences[sentence], r.words.agencies(sentence)
	for _, h := range words {
		longest := true
		for _, o := range words {
			if o.end-o.start > h.end-h.start && o.start < h.end && h.start < o.end {
				longest = false
			}
		}
		if longest {
			names = append(names, agencyName{h.start, h.end, h.agencies, r.addressed(s, h.start), h.end == h.start+1 && r.isWeak(h.start)})
		}
	}
	for at := s.first; at < s.end; at++ {
		if bits := r.abbreviations[r.doc.tokens[at].word]; bits != 0 && r.doc.tokens[at].marks&markCaps != 0 {
			names = append(names, agencyName{at, at + 1, bits, r.addressed(s, at), false})
		}
	}
	return names
}

// isWeak reports whether a word alone hardly tells an agency.
func (r *agencyReader) isWeak(at int32) bool {
	switch r.doc.wordAt(at) {
	case "officer", "officers", "force":
		return true
	}
	return false
}

// addressed reports whether "to" or "with" stands before a name.
func (r *agencyReader) addressed(s sentence, at int32) bool {
	for i := at - 1; i >= s.first && at-i <= 3; i-- {
		switch r.doc.wordAt(i) {
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
func (r *agencyReader) readAbbreviations() {
	for i, s := range r.doc.sentences {
		for _, n := range r.named(int32(i)) {
			if n.end >= s.end {
				continue
			}
			t := r.doc.tokens[n.end]
			if t.marks&afterComma == 0 || t.marks&markCaps == 0 || r.isAgency(n.end, int32(i)) {
				continue
			}
			if text := r.doc.texts[s.passage]; t.at > 0 && opensBracket(text[:t.at]) {
				r.abbreviations[t.word] |= n.bits
			}
		}
	}
}

// isAgency reports whether the lists know the word at a token as an agency.
func (r *agencyReader) isAgency(at, sentence int32) bool {
	for _, h := range r.words.agencies(sentence) {
		if h.start == at {
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
func all(names []agencyName) agencySet {
	var bits agencySet
	for _, n := range names {
		bits |= n.bits
	}
	return bits
}

// judged returns the agencies named, without addressees and weak names where
// others are named; 0 where all names are weak.
func judged(names []agencyName) agencySet {
	var bits, strong agencySet
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
