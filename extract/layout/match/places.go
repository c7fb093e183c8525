package match

import (
	"strings"
	"unicode/utf8"
)

// places is where the finder's strings end in one text.
type places struct {
	text string
	hits []hit
	last []int32 // of each string the last hit, counted from 1; 0 for none
	prev []int32 // of each hit the one before of the same string
}

func newPlaces(f *finder, text string) *places {
	p := &places{text: text, last: make([]int32, f.count)}
	p.hits = f.find(text, make([]hit, 0, 64))
	p.prev = make([]int32, len(p.hits))
	for i, h := range p.hits {
		p.prev[i] = p.last[h.id]
		p.last[h.id] = int32(i + 1)
	}
	return p
}

func (p *places) has(id int32) bool { return p.last[id] != 0 }

// hasOneOf reports whether the text has one string at least of each set.
func (p *places) hasOneOf(sets [][]int32) bool {
	for _, set := range sets {
		any := false
		for _, id := range set {
			if p.has(id) {
				any = true
				break
			}
		}
		if !any {
			return false
		}
	}
	return true
}

// span is where a string stands, in bytes.
type span struct{ from, to int }

// of gives the places of a link's strings.
func (p *places) of(l link, spans []span) []span {
	for i, id := range l.ids {
		for h := p.last[id]; h != 0; h = p.prev[h-1] {
			to := int(p.hits[h-1].end)
			from := to - len(l.words[i])
			if l.before && !p.edge(from) || l.after && !p.edge(to) {
				continue
			}
			spans = append(spans, span{from, to})
		}
	}
	return spans
}

// edge reports whether a word begins or ends at the place.
func (p *places) edge(at int) bool {
	before := at > 0 && wordByte(p.text[at-1])
	after := at < len(p.text) && wordByte(p.text[at])
	return before != after
}

// matches reports whether the chain stands somewhere in the text.
func (p *places) matches(c *chain) bool {
	for _, l := range c.links {
		any := false
		for _, id := range l.ids {
			if p.has(id) {
				any = true
				break
			}
		}
		if !any {
			return false
		}
	}
	var buffer [16]span
	reached := p.of(c.links[0], buffer[:0])
	if c.begin {
		reached = keep(reached, func(s span) bool {
			if c.head != nil {
				return c.head.allows(p.text[:s.from])
			}
			return s.from == 0
		})
	}
	for i, l := range c.links[1:] {
		var next []span
		for _, s := range p.of(l, nil) {
			for _, r := range reached {
				if s.from >= r.to && c.gaps[i].allows(p.text[r.to:s.from]) {
					next = append(next, s)
					break
				}
			}
		}
		reached = next
	}
	for _, s := range reached {
		rest := p.text[s.to:]
		switch {
		case c.tail == nil && (!c.end || rest == ""), c.tail != nil && c.end && c.tail.allows(rest), c.tail != nil && !c.end && c.tail.begins(rest):
			return true
		}
	}
	return false
}

func keep(spans []span, good func(span) bool) []span {
	kept := spans[:0]
	for _, s := range spans {
		if good(s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// allows reports whether the gap may hold the text.
func (g gap) allows(s string) bool {
	if len(s) < g.least || g.most >= 0 && len(s) > utf8.UTFMax*g.most {
		return false
	}
	n := utf8.RuneCountInString(s)
	if n < g.least || g.most >= 0 && n > g.most {
		return false
	}
	if g.class == nil {
		return strings.IndexByte(s, '\n') < 0
	}
	for _, r := range s {
		if !g.has(r) {
			return false
		}
	}
	return true
}

// begins reports whether the text begins with as much as the gap needs.
func (g gap) begins(s string) bool {
	n := 0
	for _, r := range s {
		if n == g.least {
			break
		}
		if g.class == nil && r == '\n' || g.class != nil && !g.has(r) {
			return false
		}
		n++
	}
	return n == g.least
}

func (g gap) has(r rune) bool {
	for i := 0; i+1 < len(g.class); i += 2 {
		if r >= g.class[i] && r <= g.class[i+1] {
			return true
		}
	}
	return false
}
