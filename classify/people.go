package classify

// person is a mention of somebody: a party, a professional or a third person.
type person struct {
	start, end int32
	third      bool
}

// addParties adds the mentions of the parties and every he and she, which take the
// place of third persons in the same words: "her son" may be the perpetrator.
func (c *cues) addParties() {
	for at := c.sentence.first; at < c.sentence.end; at++ {
		m := c.mentions[at]
		length := max(m.length, 1)
		if m.length == 0 && !isPronoun(c.doc.wordAt(at)) {
			continue
		}
		if length > 1 || m.length == 1 && !isPronoun(c.doc.wordAt(at)) {
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
func (c *cues) third(evidence []hit, party func(hit) bool) (person, bool) {
	first := hit{start: -1}
	for _, e := range evidence {
		if !party(e) && (first.start < 0 || e.start < first.start) {
			first = e
		}
	}
	if first.start < 0 {
		return person{}, false
	}
	nearest := person{start: -1}
	for _, p := range c.people {
		if p.end <= first.start && p.start > nearest.start && same(c.segments, p.start, first.start) && !(p.third && c.aside(p)) {
			nearest = p
		}
	}
	if nearest.start >= 0 && nearest.third && !c.tells(nearest, first) {
		return nearest, true
	}
	for _, p := range c.people {
		if p.third && p.start > first.end && p.start <= first.end+3 && c.doc.wordAt(first.end) == "by" {
			return p, true
		}
	}
	return person{}, false
}

// aside reports whether a third person only has a part in what a party does or is:
// "she was brought in by friends", "he struck a stranger, and …", "she was a young
// mother". A clause about the third person, "his brother, who drank", is no aside.
func (c *cues) aside(p person) bool {
	if p.end < c.sentence.end {
		if w := c.doc.wordAt(p.end); w == "who" || w == "whose" {
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
	if p.end < c.sentence.end && c.doc.tokens[p.end].marks&afterComma != 0 {
		return true
	}
	for at := p.start - 1; at >= c.sentence.first && p.start-at <= 3; at-- {
		switch c.doc.wordAt(at) {
		case "by", "with", "to", "from", "was", "as":
			return true
		}
	}
	return false
}

// isParty reports whether a person is the victim, the perpetrator or a he or she.
func (c *cues) isParty(p person) bool {
	return c.mentions[p.start].length > 0 || isPronoun(c.doc.wordAt(p.start))
}

// tells reports whether a word such as "said" or "saw" stands between the person
// and the evidence, or just before the person ("told her sister").
func (c *cues) tells(p person, e hit) bool {
	for _, w := range c.witness {
		if w.start >= p.end && w.end <= e.start || w.end <= p.start && p.start-w.end <= 2 {
			return true
		}
	}
	return false
}
