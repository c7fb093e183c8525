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
		m := c.doc.mentionAt(at)
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

func isPronoun(w string) bool {
	switch w {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return true
	}
	return false
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
		if p.end <= first.start && p.start > nearest.start && same(c.segments, p.start, first.start) {
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
