package classify

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// outcome says whether a rule hits, or why not.
type outcome struct {
	hits   []hit // of each group, when it hits or a cue blocks it
	reason reason
	group  int // that is not met
	cue    cue
	words  string // of the cue or the forbidden term
}

type reason uint8

const (
	ruleHits reason = iota
	groupUnmet
	forbidden
	tooFar
	blocked
)

// maxTries bounds the combinations of group hits that are looked at.
const maxTries = 3000

// apply looks for the rule in the sentences from first to end, exclusive.
func (m *matcher) apply(r *compiled, first, end int32) outcome {
	if first >= end {
		return outcome{reason: groupUnmet}
	}
	hits := m.hits.between(first, end)
	for g := range r.groups {
		if !slices.ContainsFunc(hits, func(h hit) bool { return r.groups[g].has(h.term) }) {
			return outcome{reason: groupUnmet, group: g}
		}
	}
	groups := make([][]hit, len(r.groups))
	for i := first; i < end; i++ {
		for _, h := range m.hits.in(i) {
			if r.not.has(h.term) && m.tagged(h, i) {
				return outcome{reason: forbidden, words: m.doc.quote(h.start, h.end)}
			}
			for g := range r.groups {
				if r.groups[g].has(h.term) && m.tagged(h, i) {
					groups[g] = append(groups[g], h)
				}
			}
		}
	}
	for g := range groups {
		if len(groups[g]) == 0 { // by their parts of speech
			return outcome{reason: groupUnmet, group: g}
		}
	}
	s := search{matcher: m, rule: r, groups: groups, first: first, end: end, found: outcome{reason: tooFar}}
	s.choose(0)
	return s.found
}

// search tries the combinations of group hits and keeps the tightest that stands.
type search struct {
	*matcher
	rule       *compiled
	groups     [][]hit
	first, end int32
	chosen     []hit
	found      outcome
	width      int32
	tries      int
}

func (s *search) choose(g int) {
	if g == len(s.groups) {
		s.judge()
		return
	}
	for _, h := range s.groups[g] {
		if s.tries >= maxTries {
			return
		}
		s.tries++
		if s.fits(h) {
			s.chosen = append(s.chosen, h)
			s.choose(g + 1)
			s.chosen = s.chosen[:g]
		}
	}
}

// fits reports whether a hit may join those chosen: not of the same words (but one
// may stand in the gap of another), and after them when the order matters.
func (s *search) fits(h hit) bool {
	for _, c := range s.chosen {
		apart := h.start >= c.end || h.end <= c.start
		within := h.start > c.start && h.end < c.end || c.start > h.start && c.end < h.end
		if !apart && !within {
			return false
		}
	}
	if n := len(s.chosen); s.rule.rule.Ordered && n > 0 && h.start < s.chosen[n-1].end {
		return false
	}
	return true
}

// judge looks at a whole combination.
func (s *search) judge() {
	sorted := slices.Clone(s.chosen)
	slices.SortFunc(sorted, func(a, b hit) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	last := sorted[0].end
	for _, h := range sorted[1:] {
		if s.rule.rule.Within >= 0 && h.start-last > int32(s.rule.rule.Within) {
			return
		}
		last = max(last, h.end)
	}
	width := last - sorted[0].start
	if s.found.reason == ruleHits && width >= s.width {
		return
	}
	if c, words, is := s.blocked(); is {
		if s.found.reason != ruleHits {
			s.found = outcome{reason: blocked, cue: c, words: words, hits: sorted}
		}
		return
	}
	s.found = outcome{hits: sorted}
	s.width = width
}

// blocked reports whether a cue holds for the chosen hits, each in its sentence.
func (s *search) blocked() (cue, string, bool) {
	for i := s.first; i < s.end; i++ {
		sentence := s.doc.sentences[i]
		var evidence []hit
		for _, h := range s.chosen {
			if h.start >= sentence.first && h.start < sentence.end {
				evidence = append(evidence, h)
			}
		}
		if len(evidence) == 0 {
			continue
		}
		c := s.cuesOf(i)
		if !s.rule.allow.has(cueNegated) {
			if h, is := s.undone(c); is {
				return cueNegated, s.doc.quote(h.start, h.end), true
			}
		}
		if held, sign, is := c.blocks(evidence, s.party, s.rule.allow); is {
			return held, c.words(sign), true
		}
	}
	return 0, "", false
}

// undone reports whether a negator chosen for a group negates another word of the
// same group rather than the rest: the "no" of "no failure to record" and of "no
// evidence that records were missing".
func (s *search) undone(c *cues) (hit, bool) {
	for g, h := range s.chosen {
		negates, clears := false, false
		for _, n := range c.signs {
			negates = negates || cueLists[n.list].cue == cueNegated && n.start == h.start && n.end == h.end
			clears = clears || cueLists[n.list].cue == cueCleared && n.start < h.end && h.start < n.end
		}
		if !negates {
			continue
		}
		for _, o := range s.groups[g] {
			if o.start < h.end || s.isSign(c, o) || !same(c.segments, h.start, o.start) {
				continue
			}
			near := o.start-h.end <= 2 && c.governs(sign{start: h.start, end: h.end}, o) && !s.before(h, o)
			if near || clears && o.start < c.sentence.end {
				return h, true
			}
		}
	}
	return hit{}, false
}

// before reports whether a chosen word stands between a negator and another word:
// in "not recorded, a failure" the failure is not what is negated.
func (s *search) before(negator, other hit) bool {
	for _, h := range s.chosen {
		if h.start >= negator.end && h.end <= other.start {
			return true
		}
	}
	return false
}

func (s *search) isSign(c *cues, h hit) bool {
	return slices.ContainsFunc(c.signs, func(n sign) bool { return n.start == h.start && n.list == 0 })
}

func (m *matcher) party(h hit) bool { return m.rules.marks[h.term].has(markParty) }

func (m *matcher) cuesOf(sentence int32) *cues {
	if m.cues[sentence] == nil {
		m.cues[sentence] = m.readCues(sentence)
	}
	return m.cues[sentence]
}

// tagged reports whether a hit's tokens have the parts of speech that its term asks for.
func (m *matcher) tagged(h hit, sentence int32) bool {
	want := m.rules.tags[h.term]
	if want == nil {
		return true
	}
	first := m.doc.sentences[sentence].first
	tags, known := m.tags[sentence]
	if !known {
		tags = m.rules.tagger.tag(m.doc, m.doc.sentences[sentence])
		m.tags[sentence] = tags
	}
	for i, w := range want {
		if at := h.start + int32(i); w != 0 && at < h.end && tags[at-first] != w {
			return false
		}
	}
	return true
}

// explain says in words what the outcome is.
func (m *matcher) explain(r *compiled, o outcome) string {
	var words []string
	for _, h := range o.hits {
		words = append(words, fmt.Sprintf("%q", m.doc.quote(h.start, h.end)))
	}
	switch o.reason {
	case ruleHits:
		return "it hits by " + strings.Join(words, " + ")
	case groupUnmet:
		return "no word of group " + fmt.Sprint(o.group+1) + " " + groupText(r.rule.Groups[o.group])
	case forbidden:
		return fmt.Sprintf("not: forbids %q", o.words)
	case blocked:
		return fmt.Sprintf("the cue %s (%q) blocks %s", o.cue, o.words, strings.Join(words, " + "))
	}
	if r.rule.Ordered {
		return fmt.Sprintf("the groups are met, but not in order within %d tokens", r.rule.Within)
	}
	return fmt.Sprintf("the groups are met, but not by different words within %d tokens", r.rule.Within)
}
