package rules

import (
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
	"github.com/dhrcoder/dhr/classify/term"
)

// person is a mention of somebody: a party, a professional or a third person.
type person struct {
	start, end int32
	third      bool
}

// addParties adds the mentions of the parties and every he and she, which take the
// place of third persons in the same words: "her son" may be the perpetrator.
func (c *cues) addParties() {
	for at := c.sentence.First; at < c.sentence.End; at++ {
		m := c.mentions[at]
		length := max(m.Length, 1)
		if m.Length == 0 && !party.IsPronoun(c.doc.Word(at)) {
			continue
		}
		if length > 1 || m.Length == 1 && !party.IsPronoun(c.doc.Word(at)) {
			kept := c.people[:0]
			for _, p := range c.people {
				if p.end <= at || p.start >= at+length {
					kept = append(kept, p)
				}
			}
			c.people = kept
		}
		c.people = append(c.people, person{at, at + length, false})
	}
}

// third returns the third person whom the evidence concerns, if any: the nearest
// person named before it, unless that person tells or sees it, or the one named
// after "by".
func (c *cues) third(evidence []term.Hit, party func(term.Hit) bool) (person, bool) {
	first := term.Hit{Start: -1}
	for _, e := range evidence {
		if !party(e) && (first.Start < 0 || e.Start < first.Start) {
			first = e
		}
	}
	if first.Start < 0 {
		return person{}, false
	}
	nearest := person{start: -1}
	for _, p := range c.people {
		if p.end <= first.Start && p.start > nearest.start && same(c.segments, p.start, first.Start) && !(p.third && c.aside(p)) {
			nearest = p
		}
	}
	if nearest.start >= 0 && nearest.third && !c.tells(nearest, first) {
		return nearest, true
	}
	for _, p := range c.people {
		if p.third && p.start > first.End && p.start <= first.End+3 && c.doc.Word(first.End) == "by" {
			return p, true
		}
	}
	return person{}, false
}

// aside reports whether a third person only has a part in what a party does or is:
// "she was brought in by friends", "he struck a stranger, and …", "she was a young
// mother". A clause about the third person, "his brother, who drank", is no aside.
func (c *cues) aside(p person) bool {
	if p.end < c.sentence.End {
		if w := c.doc.Word(p.end); w == "who" || w == "whose" {
			return false
		}
	}
	party := false
	for _, o := range c.people {
		possessive := o.end == p.start && o.end-o.start == 1
		party = party || !o.third && o.end <= p.start && !possessive && c.isParty(o) && same(c.segments, o.start, p.start)
	}
	if !party {
		return false
	}
	if p.end < c.sentence.End && c.doc.Tokens[p.end].Marks&reading.AfterComma != 0 {
		return true
	}
	for at := p.start - 1; at >= c.sentence.First && p.start-at <= 3; at-- {
		switch c.doc.Word(at) {
		case "by", "with", "to", "from", "was", "as":
			return true
		}
	}
	return false
}

// isParty reports whether a person is the victim, the perpetrator or a he or she.
func (c *cues) isParty(p person) bool {
	return c.mentions[p.start].Length > 0 || party.IsPronoun(c.doc.Word(p.start))
}

// tells reports whether a word such as "said" or "saw" stands between the person
// and the evidence, or just before the person ("told her sister").
func (c *cues) tells(p person, e term.Hit) bool {
	for _, w := range c.witness {
		if w.Start >= p.end && w.End <= e.Start || w.End <= p.start && p.start-w.End <= 2 {
			return true
		}
	}
	return false
}
