package classify

import (
	"slices"

	"github.com/dhrcoder/dhr"
)

// matcher applies rules to one document. It may not be used by several goroutines.
type matcher struct {
	rules    *RuleSet
	doc      *document
	mentions []mention // by token
	hits     *hits
	cues     []*cues          // by sentence, worked out when first asked for
	tags     map[int32][]byte // parts of speech by sentence, worked out when first asked for
	seen     []int32          // by rule: the last sentence in which it was looked at, plus 1
	found    []foundRule      // in the passage at hand
	blocked  []int32
}

// foundRule is a rule that hits.
type foundRule struct {
	rule int32 // its place among the rules of the set
	hits []hit // one of each group, by place
}

// open finds the terms of the rules in a document. Mentions are by token.
func (rs *RuleSet) open(doc *document, mentions []mention) *matcher {
	return &matcher{rules: rs, doc: doc, mentions: mentions, hits: rs.index.find(doc, mentions),
		cues: make([]*cues, len(doc.sentences)), tags: map[int32][]byte{}, seen: make([]int32, len(rs.rules))}
}

// look tries every rule on a passage, whose zone is given. It returns the rules
// that hit, each once, and those that a cue keeps from hitting, perhaps more than
// once. Both are good until the next call. A passage may be looked at once.
func (m *matcher) look(p passageRange, zone dhr.Zone) (found []foundRule, blocked []int32) {
	m.found, m.blocked = m.found[:0], m.blocked[:0]
	for i := p.firstSentence; i < p.endSentence; i++ {
		for _, h := range m.hits.in(i) {
			for _, rule := range m.rules.anchors[h.term] {
				m.try(rule, i, p, zone)
			}
		}
	}
	return m.found, m.blocked
}

// try applies a rule at a sentence, or at the passage, once.
func (m *matcher) try(rule, sentence int32, p passageRange, zone dhr.Zone) {
	r := &m.rules.rules[rule]
	first, end := sentence, sentence+1
	if r.rule.Passage {
		first, end = p.firstSentence, p.endSentence
	}
	if m.seen[rule] > first || !inZones(r.rule.Zones, zone) {
		return
	}
	m.seen[rule] = first + 1
	switch o := m.apply(r, first, end); o.reason {
	case blocked:
		m.blocked = append(m.blocked, rule)
	case ruleHits:
		m.seen[rule] = p.endSentence // one hit a passage
		m.found = append(m.found, foundRule{rule, o.hits})
	}
}

// inZones reports whether a rule of these zones applies in z; none means all.
func inZones(zones []dhr.Zone, z dhr.Zone) bool {
	return len(zones) == 0 || slices.Contains(zones, z)
}

// cuesIn returns the cues that a sentence holds; a question is hypothetical.
func (m *matcher) cuesIn(sentence int32) cueSet {
	var set cueSet
	if m.doc.sentences[sentence].question {
		set |= 1 << cueHypothetical
	}
	for _, n := range m.cuesOf(sentence).signs {
		set |= 1 << cueLists[n.list].cue
	}
	return set
}

// cued reports whether a cue bears on the tokens from start to end of a sentence,
// which are no part of its sign.
func (m *matcher) cued(sentence, start, end int32) bool {
	if m.doc.sentences[sentence].question {
		return true
	}
	c := m.cuesOf(sentence)
	for _, n := range c.signs {
		if (end <= n.start || start >= n.end) && c.bears(n, cueLists[n.list].reach, hit{start: start, end: end}) {
			return true
		}
	}
	return false
}

// agencyWords are words that name agencies: the tokens from start to end, exclusive.
type agencyWords struct {
	start, end int32
	agencies   agencySet
}

// agencies returns the words of a sentence that the lists of agencies hold. They
// may overlap.
func (m *matcher) agencies(sentence int32) []agencyWords {
	var words []agencyWords
	for _, h := range m.hits.in(sentence) {
		if set := m.rules.marks[h.term] >> markAgency; set != 0 {
			words = append(words, agencyWords{h.start, h.end, agencySet(set)})
		}
	}
	return words
}
