package rules

import (
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
	"github.com/dhrcoder/dhr/classify/term"
)

// Matcher applies rules to one document. It may not be used by several goroutines.
type Matcher struct {
	rules    *Set
	doc      *reading.Document
	mentions []party.Mention // by token
	hits     *term.Hits
	cues     []*cues          // by sentence, worked out when first asked for
	tags     map[int32][]byte // parts of speech by sentence, worked out when first asked for
	seen     []int32          // by rule: the last sentence in which it was looked at, plus 1
	found    []Found          // in the passage at hand
	blocked  []int32
}

// Found is a rule that hits a passage.
type Found struct {
	Rule int32      // its place among the set's rules, see Set.Rule
	Hits []term.Hit // one of each group, in the order of the text
}

// Open finds the terms of the rules in a document. Mentions of its parties are by
// token, as party.Parties gives them.
func (rs *Set) Open(doc *reading.Document, mentions []party.Mention) *Matcher {
	return &Matcher{rules: rs, doc: doc, mentions: mentions, hits: rs.index.Find(doc, mentions),
		cues: make([]*cues, len(doc.Sentences)), tags: map[int32][]byte{}, seen: make([]int32, len(rs.rules))}
}

// Look tries every rule on a passage, whose zone is given. It returns the rules
// that hit, each once, and those that a cue keeps from hitting, perhaps more than
// once, by their places among the set's rules. Both are good until the next call. A
// passage may be looked at once.
func (m *Matcher) Look(p reading.Passage, zone dhr.Zone) (found []Found, blocked []int32) {
	m.found, m.blocked = m.found[:0], m.blocked[:0]
	for i := p.FirstSentence; i < p.EndSentence; i++ {
		for _, h := range m.hits.In(i) {
			for _, rule := range m.rules.anchors[h.Term] {
				m.try(rule, i, p, zone)
			}
		}
	}
	return m.found, m.blocked
}

// try applies a rule at a sentence, or at the passage, once.
func (m *Matcher) try(rule, sentence int32, p reading.Passage, zone dhr.Zone) {
	r := &m.rules.rules[rule]
	first, end := sentence, sentence+1
	if r.rule.Passage {
		first, end = p.FirstSentence, p.EndSentence
	}
	if m.seen[rule] > first || !inZones(r.rule.Zones, zone) {
		return
	}
	m.seen[rule] = first + 1
	switch o := m.apply(r, first, end); o.reason {
	case blocked:
		m.blocked = append(m.blocked, rule)
	case ruleHits:
		m.seen[rule] = p.EndSentence // one hit a passage
		m.found = append(m.found, Found{rule, o.hits})
	}
}

// inZones reports whether a rule of these zones applies in z; none means all.
func inZones(zones []dhr.Zone, z dhr.Zone) bool {
	return len(zones) == 0 || slices.Contains(zones, z)
}

// Cues returns the cues that a sentence holds; a question is hypothetical.
func (m *Matcher) Cues(sentence int32) CueSet {
	var set CueSet
	if m.doc.Sentences[sentence].Question {
		set |= 1 << cueHypothetical
	}
	for _, n := range m.cuesOf(sentence).signs {
		set |= 1 << cueLists[n.list].cue
	}
	return set
}

// Cued reports whether a cue bears on the tokens from start to end of a sentence,
// which are no part of its sign.
func (m *Matcher) Cued(sentence, start, end int32) bool {
	if m.doc.Sentences[sentence].Question {
		return true
	}
	c := m.cuesOf(sentence)
	for _, n := range c.signs {
		if (end <= n.start || start >= n.end) && c.bears(n, cueLists[n.list].reach, term.Hit{Start: start, End: end}) {
			return true
		}
	}
	return false
}

// AgencyWords are words that name agencies: the tokens from start to end, exclusive.
type AgencyWords struct {
	Start, End int32
	Agencies   AgencySet
}

// Agencies returns the words of a sentence that the lists of agencies hold. They
// may overlap.
func (m *Matcher) Agencies(sentence int32) []AgencyWords {
	var words []AgencyWords
	for _, h := range m.hits.In(sentence) {
		if set := m.rules.marks[h.Term] >> markAgency; set != 0 {
			words = append(words, AgencyWords{h.Start, h.End, AgencySet(set)})
		}
	}
	return words
}
