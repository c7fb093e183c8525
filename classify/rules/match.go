package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr/classify/term"
)

// outcome says whether a rule hits, or why not.
type outcome struct {
	hits   []term.Hit // of each group, when it hits or a cue blocks it
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
func (m *Matcher) apply(r *compiled, first, end int32) outcome {
	if first >= end {
		return outcome{reason: groupUnmet}
	}
	hits := m.hits.Between(first, end)
	for g := range r.groups {
		if !slices.ContainsFunc(hits, func(h term.Hit) bool { return r.groups[g].has(h.Term) }) {
			return outcome{reason: groupUnmet, group: g}
		}
	}
	groups := make([][]term.Hit, len(r.groups))
	for i := first; i < end; i++ {
		for _, h := range m.hits.In(i) {
			if r.not.has(h.Term) && m.tagged(h, i) {
				return outcome{reason: forbidden, words: m.doc.Quote(h.Start, h.End)}
			}
			for g := range r.groups {
				if r.groups[g].has(h.Term) && m.tagged(h, i) {
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
	s := search{Matcher: m, rule: r, groups: groups, first: first, end: end, found: outcome{reason: tooFar}}
	s.choose(0)
	return s.found
}

// search tries the combinations of group hits and keeps the tightest that stands.
type search struct {
	*Matcher
	rule       *compiled
	groups     [][]term.Hit
	first, end int32
	chosen     []term.Hit
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
func (s *search) fits(h term.Hit) bool {
	for _, c := range s.chosen {
		apart := h.Start >= c.End || h.End <= c.Start
		within := h.Start > c.Start && h.End < c.End || c.Start > h.Start && c.End < h.End
		if !apart && !within {
			return false
		}
	}
	if n := len(s.chosen); s.rule.rule.Ordered && n > 0 && h.Start < s.chosen[n-1].End {
		return false
	}
	return true
}

// judge looks at a whole combination.
func (s *search) judge() {
	sorted := slices.Clone(s.chosen)
	slices.SortFunc(sorted, func(a, b term.Hit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	last := sorted[0].End
	for _, h := range sorted[1:] {
		if s.rule.rule.Within >= 0 && h.Start-last > int32(s.rule.rule.Within) {
			return
		}
		last = max(last, h.End)
	}
	width := last - sorted[0].Start
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
		sentence := s.doc.Sentences[i]
		var evidence []term.Hit
		for _, h := range s.chosen {
			if h.Start >= sentence.First && h.Start < sentence.End {
				evidence = append(evidence, h)
			}
		}
		if len(evidence) == 0 {
			continue
		}
		c := s.cuesOf(i)
		if !s.rule.allow.has(cueNegated) {
			if h, is := s.undone(c); is {
				return cueNegated, s.doc.Quote(h.Start, h.End), true
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
func (s *search) undone(c *cues) (term.Hit, bool) {
	for g, h := range s.chosen {
		negates, clears := false, false
		for _, n := range c.signs {
			negates = negates || cueLists[n.list].cue == cueNegated && n.start == h.Start && n.end == h.End
			clears = clears || cueLists[n.list].cue == cueCleared && n.start < h.End && h.Start < n.end
		}
		if !negates {
			continue
		}
		for _, o := range s.groups[g] {
			if o.Start < h.End || s.isSign(c, o) || !same(c.segments, h.Start, o.Start) {
				continue
			}
			near := o.Start-h.End <= 2 && c.governs(sign{start: h.Start, end: h.End}, o) && !s.before(h, o)
			if near || clears && o.Start < c.sentence.End {
				return h, true
			}
		}
	}
	return term.Hit{}, false
}

// before reports whether a chosen word stands between a negator and another word:
// in "not recorded, a failure" the failure is not what is negated.
func (s *search) before(negator, other term.Hit) bool {
	for _, h := range s.chosen {
		if h.Start >= negator.End && h.End <= other.Start {
			return true
		}
	}
	return false
}

func (s *search) isSign(c *cues, h term.Hit) bool {
	return slices.ContainsFunc(c.signs, func(n sign) bool { return n.start == h.Start && n.list == 0 })
}

func (m *Matcher) party(h term.Hit) bool { return m.rules.marks[h.Term].has(markParty) }

func (m *Matcher) cuesOf(sentence int32) *cues {
	if m.cues[sentence] == nil {
		m.cues[sentence] = m.readCues(sentence)
	}
	return m.cues[sentence]
}

// tagged reports whether a hit's tokens have the parts of speech that its term asks for.
func (m *Matcher) tagged(h term.Hit, sentence int32) bool {
	want := m.rules.tags[h.Term]
	if want == nil {
		return true
	}
	first := m.doc.Sentences[sentence].First
	tags, known := m.tags[sentence]
	if !known {
		tags = m.rules.tagger.Tag(m.doc, m.doc.Sentences[sentence])
		m.tags[sentence] = tags
	}
	for i, w := range want {
		if at := h.Start + int32(i); w != 0 && at < h.End && tags[at-first] != w {
			return false
		}
	}
	return true
}

// explain says in words what the outcome is.
func (m *Matcher) explain(r *compiled, o outcome) string {
	var words []string
	for _, h := range o.hits {
		words = append(words, fmt.Sprintf("%q", m.doc.Quote(h.Start, h.End)))
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
