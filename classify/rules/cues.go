package rules

import (
	"fmt"
	"strings"

	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
	"github.com/dhrcoder/dhr/classify/term"
)

// cue is a sign in a sentence that what its words name did not happen in this
// case, or is not judged there.
type cue uint8

// The cues, see docs/rules.md.
const (
	cueNegated cue = iota
	cueCleared
	cueHypothetical
	cueDuty
	cueRecommended
	cueChanged
	cueDefined
	cueThirdPerson
	cueAfter
	cueCount
)

func (c cue) String() string {
	return [...]string{"negated", "cleared", "hypothetical", "duty", "recommended", "changed", "defined", "third-person", "after"}[c]
}

func parseCue(name string) (cue, error) {
	for c := range cueCount {
		if c.String() == name {
			return c, nil
		}
	}
	return 0, fmt.Errorf("unknown cue %q", name)
}

// CueSet is a set of cues: a bit for each, in the order of docs/rules.md.
type CueSet uint16

func (s CueSet) has(c cue) bool { return s&(1<<c) != 0 }

// reach says which words a cue's sign bears on.
type reach uint8

const (
	overNext     reach = iota // those it governs, see cues.governs
	overRest                  // those after it in its segment
	overClause                // those in its clause
	overSegment               // those in its segment: up to "but", "although", a semicolon …
	overSentence              // all
)

// cueList ties a word list to the cue that its words give. A word that stands in a
// phrase of the list except gives none.
type cueList struct {
	name, except string
	cue          cue
	reach        reach
}

var cueLists = [...]cueList{
	{"negators", "not_negators", cueNegated, overNext},
	{"cleared", "not_cleared", cueCleared, overSegment},
	{"hypothetical", "not_hypothetical", cueHypothetical, overClause},
	{"conditional", "not_conditional", cueHypothetical, overRest},
	{"duty", "not_duty", cueDuty, overRest},
	{"recommended", "not_recommended", cueRecommended, overSegment},
	{"changed", "not_changed", cueChanged, overSegment},
	{"defined", "not_defined", cueDefined, overSentence},
	{"after", "not_after", cueAfter, overClause},
}

// Lists that cut sentences into segments and clauses, and name people.
const (
	listContrast      = "contrast"
	listClause        = "clause_words"
	listThirdPersons  = "third_persons"
	listProfessionals = "professionals"
	listWitness       = "witness_words"
)

// sign is a place where a cue's word stands.
type sign struct {
	start, end int32
	list       int // index into cueLists
}

// cues are the signs of one sentence.
type cues struct {
	doc      *reading.Document
	mentions []party.Mention
	sentence reading.Sentence
	signs    []sign
	segments []int32 // tokens at which a segment begins
	clauses  []int32 // tokens at which a clause begins
	people   []person
	witness  []term.Hit
}

// readCues finds the signs of a sentence.
func (m *Matcher) readCues(at int32) *cues {
	doc, s, met := m.doc, m.doc.Sentences[at], m.hits.In(at)
	c := &cues{doc: doc, mentions: m.mentions, sentence: s}
	var excepted [][]term.Hit
	for _, h := range met {
		m := m.rules.marks[h.Term]
		if m&markAnyExcept == 0 {
			continue
		}
		if excepted == nil {
			excepted = make([][]term.Hit, len(cueLists))
		}
		for i := range cueLists {
			if m.has(markExcept(i)) {
				excepted[i] = append(excepted[i], h)
			}
		}
	}
	for at := s.First + 1; at < s.End; at++ {
		if doc.Tokens[at].Marks&reading.AfterBreak != 0 {
			c.segments = append(c.segments, at)
		}
	}
	for _, h := range met {
		m := m.rules.marks[h.Term]
		if m == 0 {
			continue
		}
		for i := range cueLists {
			if m.has(markCue(i)) && (excepted == nil || !overlapsAny(h, excepted[i])) {
				c.signs = append(c.signs, sign{h.Start, h.End, i})
			}
		}
		if m.has(markContrast) && h.Start > s.First {
			c.segments = append(c.segments, h.Start)
		}
		if m.has(markClause) {
			c.clauses = append(c.clauses, h.Start)
		}
		if m.has(markWitness) {
			c.witness = append(c.witness, h)
		}
		if m.has(markThird) || m.has(markProfessional) {
			c.people = append(c.people, person{h.Start, h.End, m.has(markThird) && !m.has(markProfessional)})
		}
	}
	c.addParties()
	return c
}

// same reports whether no boundary lies between the tokens a and b.
func same(bounds []int32, a, b int32) bool {
	if a > b {
		a, b = b, a
	}
	for _, at := range bounds {
		if at > a && at <= b {
			return false
		}
	}
	return true
}

// blocks returns the first cue that holds for the evidence words, which are all in
// this sentence. Signs that are evidence themselves do not count. party reports
// whether a hit is a mention of a party, on which no cue bears.
func (c *cues) blocks(evidence []term.Hit, party func(term.Hit) bool, allowed CueSet) (cue, sign, bool) {
	for _, s := range c.signs {
		l := cueLists[s.list]
		if allowed.has(l.cue) || s.isEvidence(l.cue, evidence) {
			continue
		}
		for _, e := range evidence {
			if !party(e) && c.bears(s, l.reach, e) {
				return l.cue, s, true
			}
		}
	}
	if !allowed.has(cueHypothetical) && c.sentence.Question {
		return cueHypothetical, sign{c.sentence.End - 1, c.sentence.End, 0}, true
	}
	if !allowed.has(cueThirdPerson) {
		if p, is := c.third(evidence, party); is {
			return cueThirdPerson, sign{p.start, p.end, 0}, true
		}
	}
	return 0, sign{}, false
}

// isEvidence reports whether a sign is what the rule asks for rather than a cue: an
// evidence word holds all of it or, of "no evidence of", the negator.
func (s sign) isEvidence(c cue, evidence []term.Hit) bool {
	for _, e := range evidence {
		if e.Start <= s.start && s.start < e.End && (s.end <= e.End || c == cueCleared) {
			return true
		}
	}
	return false
}

// bears reports whether a sign bears on an evidence word.
func (c *cues) bears(s sign, r reach, e term.Hit) bool {
	switch r {
	case overNext:
		return c.governs(s, e)
	case overRest:
		return e.Start >= s.start && same(c.segments, s.start, e.Start)
	case overClause:
		return same(c.segments, s.start, e.Start) && same(c.clauses, s.start, e.Start)
	case overSegment:
		return same(c.segments, s.start, e.Start)
	}
	return true
}

// How far a negator governs, in tokens: no, without and the like run through lists.
const (
	negatorReach     = 5
	listNegatorReach = 12
)

// governs reports whether a negator governs a word: it stands a few tokens before
// it in the same clause, and the word is not negated on its own.
func (c *cues) governs(s sign, e term.Hit) bool {
	if e.Start < s.end || !same(c.segments, s.start, e.Start) || !same(c.clauses, s.start, e.Start) {
		return false
	}
	for _, n := range c.signs {
		if n.start >= e.Start && n.end <= e.End && cueLists[n.list].cue == cueNegated {
			return false
		}
	}
	far, throughLists := int32(negatorReach), false
	switch first := c.doc.Word(s.start); first {
	case "no", "without", "neither", "nor", "denied", "denying", "denies":
		far, throughLists = listNegatorReach, true
	}
	for at := s.end; at <= e.Start; at++ {
		if c.doc.Tokens[at].Marks&reading.AfterComma != 0 && !throughLists {
			return false
		}
		if c.doc.Word(at) == "and" && (!throughLists || at+1 < c.sentence.End && opensPredicate(c.doc.Word(at+1))) {
			return false
		}
	}
	return e.Start-s.end < far
}

// opensPredicate reports whether a word after "and" begins a new statement.
func opensPredicate(w string) bool {
	switch w {
	case "was", "were", "is", "are", "had", "has", "have", "did", "does", "he", "she", "they", "it", "there", "that", "the":
		return true
	}
	return false
}

func overlapsAny(h term.Hit, others []term.Hit) bool {
	for _, o := range others {
		if h.Start < o.End && o.Start < h.End {
			return true
		}
	}
	return false
}

// words returns a sign's words for a message.
func (c *cues) words(s sign) string {
	return strings.TrimSpace(c.doc.Quote(s.start, s.end))
}
