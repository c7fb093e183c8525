package people

import (
	"slices"

	"github.com/dhrcoder/dhr/classify/phrase"
)

// introducing is how many passages introduce the people of a report.
const introducing = 40

// fewMentions is how seldom a report names a party who is not found at all.
const fewMentions = 6

// candidate is somebody whom a report names, and how often its opening speaks of them as
// who died and as who killed.
type candidate struct {
	words                      []string
	named, victim, perpetrator int
}

// introduce finds a party whom classify has not found, or for whom it took another: a
// report may introduce its people by apposition or in note form ("V, 38, was killed",
// "Adult B, male, 27, ex-partner, charged"), and may say of whom it speaks throughout
// only that they died by suicide.
func (r *Report) introduce() {
	roll := r.callRoll()
	r.keepLeading(roll)
	for _, p := range []phrase.Person{phrase.Victim, phrase.Perpetrator, phrase.Victim} {
		mentions, now := r.nameOf(p, roll)
		_, other := r.nameOf(phrase.Victim+phrase.Perpetrator-p, roll)
		best := roll.elect(p)
		if best == nil && now == nil && mentions < fewMentions {
			best = roll.mostNamed(other)
		}
		if best == nil || best == now || best == other {
			continue
		}
		switch plain := best.votes(p) >= outright; {
		case now == nil && (mentions < fewMentions || plain && mentions < 2*fewMentions):
		case now != nil && plain && now.said(p) < hinting && (roll.leads(best) || !roll.leads(now)):
		default:
			continue
		}
		r.rename(p, now, best)
	}
	r.longNames()
	r.aliases(roll)
	for _, p := range []phrase.Person{phrase.Victim, phrase.Perpetrator} {
		_, now := r.nameOf(p, roll)
		switch {
		case now == nil:
		case titleSex(now.words[0]) != SexUnknown:
			*r.sexOf(p) = titleSex(now.words[0])
		case *r.sexOf(p) == SexUnknown:
			*r.sexOf(p) = r.sexOfName(now.words)
		}
	}
	if r.VictimSex == SexUnknown || r.PerpetratorSex == SexUnknown {
		r.sexesOfKin()
	}
	r.pointPronouns()
}

// sexOf returns where a party's sex is kept.
func (r *Report) sexOf(p phrase.Person) *Sex {
	if p == phrase.Victim {
		return &r.VictimSex
	}
	return &r.PerpetratorSex
}

// longNames lets "Mr Emrys W" mean whom "Mr W" does.
func (r *Report) longNames() {
	who := map[[2]string]phrase.Person{}
	for _, s := range r.Sentences {
		for at, w := range s.Words {
			if w.Length == 2 && titleSex(w.Text) != SexUnknown && at+1 < len(s.Words) {
				who[[2]string{w.Text, s.Words[at+1].Text}] = w.Who
			}
		}
	}
	if len(who) == 0 {
		return
	}
	for i, s := range r.Sentences {
		cloned := false
		for at := 0; at+2 < len(s.Words); at++ {
			w := s.Words[at]
			p := who[[2]string{w.Text, s.Words[at+2].Text}]
			if w.Length > 0 || p == phrase.Nobody || !s.Words[at+1].Upper || !s.Words[at+2].Upper || s.Words[at+1].Comma || s.Words[at+2].Comma {
				continue
			}
			if !cloned {
				s.Words, cloned = slices.Clone(s.Words), true
			}
			s.Words[at].Who, s.Words[at].Length = p, 3
		}
		if cloned {
			r.Sentences = slices.Clone(r.Sentences)
			r.Sentences[i] = s
		}
	}
}

// outright is the vote of a sentence that says plainly who died or who killed.
const outright = 3

// hinting is the least vote that counts, for a name that recurs.
const hinting = 2

// votes returns the lead of what speaks for a role.
func (c *candidate) votes(p phrase.Person) int {
	if p == phrase.Victim {
		return c.victim - c.perpetrator
	}
	return c.perpetrator - c.victim
}

// said returns how much speaks for a role, whatever speaks against it.
func (c *candidate) said(p phrase.Person) int {
	if p == phrase.Victim {
		return c.victim
	}
	return c.perpetrator
}

// elect returns who is most plainly said to have a role, nil for nobody.
func (l *roll) elect(p phrase.Person) *candidate {
	var best *candidate
	for _, c := range l.all {
		if c.named < 3 || c.said(p) < hinting || c.votes(p) <= 0 || c.votes(p) < outright && c.named < fewMentions {
			continue
		}
		if best == nil || c.votes(p) > best.votes(p) {
			best = c
		}
	}
	return best
}

// nameOf returns how often a party is mentioned by other than a pronoun, and the name
// by which they are mentioned most, nil for none.
func (r *Report) nameOf(p phrase.Person, l *roll) (mentions int, most *candidate) {
	times := map[*candidate]int{}
	for _, s := range r.Sentences {
		for at, w := range s.Words {
			if w.Length == 0 || w.Who != p || IsPronoun(w.Text) {
				continue
			}
			mentions++
			if c := l.at(s.Words, at, w.Length); c != nil {
				times[c]++
			}
		}
	}
	for _, c := range l.all {
		if n := times[c]; n > 0 && (most == nil || n > times[most]) {
			most = c
		}
	}
	return mentions, most
}

// rename lets a name mean a party, instead of the one for whom it was taken.
func (r *Report) rename(p phrase.Person, old, now *candidate) {
	r.Sentences = slices.Clone(r.Sentences)
	for i, s := range r.Sentences {
		words := slices.Clone(s.Words)
		for at := range words {
			w := &words[at]
			switch {
			case stands(now.words, words, at):
				w.Who, w.Length = p, len(now.words)
			case old != nil && w.Who == p && w.Length > 0 && (stands(old.words, words, at) || IsPronoun(w.Text) || isTheirs(w.Text)):
				w.Who, w.Length = phrase.Nobody, 0
			}
		}
		r.Sentences[i].Words = words
	}
	known := r.sexOf(p)
	if p == phrase.Perpetrator && old != nil {
		r.Relation = ""
	}
	if old != nil {
		*known = SexUnknown
	}
	if *known == SexUnknown {
		*known = r.sexOfName(now.words)
	}
	r.pointPronouns()
}

// isTheirs reports whether a mention is one such as "her husband".
func isTheirs(w string) bool { return w == "her" || w == "his" }

// stands reports whether a name stands at a word.
func stands(name []string, words []phrase.Word, at int) bool {
	if at+len(name) > len(words) {
		return false
	}
	for i, n := range name {
		w := words[at+i]
		if w.Text != n || !w.Upper && n != "the" && (n[0] < '0' || n[0] > '9') {
			return false
		}
	}
	return true
}
