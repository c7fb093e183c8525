package attribute

import "slices"

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
	for _, p := range []Person{Victim, Perpetrator, Victim} {
		mentions, now := r.nameOf(p, roll)
		_, other := r.nameOf(Victim+Perpetrator-p, roll)
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
	for _, p := range []Person{Victim, Perpetrator} {
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
func (r *Report) sexOf(p Person) *Sex {
	if p == Victim {
		return &r.VictimSex
	}
	return &r.PerpetratorSex
}

// longNames lets "Mr Emrys W" mean whom "Mr W" does.
func (r *Report) longNames() {
	who := map[[2]string]Person{}
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
			if w.Length > 0 || p == Nobody || !s.Words[at+1].Upper || !s.Words[at+2].Upper || s.Words[at+1].Comma || s.Words[at+2].Comma {
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
func (c *candidate) votes(p Person) int {
	if p == Victim {
		return c.victim - c.perpetrator
	}
	return c.perpetrator - c.victim
}

// said returns how much speaks for a role, whatever speaks against it.
func (c *candidate) said(p Person) int {
	if p == Victim {
		return c.victim
	}
	return c.perpetrator
}

// elect returns who is most plainly said to have a role, nil for nobody.
func (l *roll) elect(p Person) *candidate {
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
func (r *Report) nameOf(p Person, l *roll) (mentions int, most *candidate) {
	times := map[*candidate]int{}
	for _, s := range r.Sentences {
		for at, w := range s.Words {
			if w.Length == 0 || w.Who != p || isPronoun(w.Text) {
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
func (r *Report) rename(p Person, old, now *candidate) {
	r.Sentences = slices.Clone(r.Sentences)
	for i, s := range r.Sentences {
		words := slices.Clone(s.Words)
		for at := range words {
			w := &words[at]
			switch {
			case stands(now.words, words, at):
				w.Who, w.Length = p, len(now.words)
			case old != nil && w.Who == p && w.Length > 0 && (stands(old.words, words, at) || isPronoun(w.Text) || isTheirs(w.Text)):
				w.Who, w.Length = Nobody, 0
			}
		}
		r.Sentences[i].Words = words
	}
	known := r.sexOf(p)
	if p == Perpetrator && old != nil {
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
func stands(name []string, words []Word, at int) bool {
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

// sexOfName works out a sex from a title, from what is told beside a name and from the
// he or she that follows it.
func (r *Report) sexOfName(name []string) Sex {
	if s := titleSex(name[0]); s != SexUnknown {
		return s
	}
	var count [3]int
	for i, s := range r.Sentences {
		for at := range s.Words {
			if !stands(name, s.Words, at) {
				continue
			}
			end := at + len(name)
			for k := end; k < min(end+4, len(s.Words)) && (k == end || !s.Words[k].Upper); k++ {
				count[wordSex(s.Words[k].Text)] += 3
			}
			if at > 3 {
				break
			}
			if sex := firstPronoun(s.Words[end:]); sex != SexUnknown {
				count[sex]++
			} else if i+1 < len(r.Sentences) && r.Sentences[i+1].Passage == s.Passage && len(r.Sentences[i+1].Words) > 0 {
				count[pronounSex(r.Sentences[i+1].Words[0].Text)] += 2
			}
			break
		}
	}
	switch {
	case count[Female] >= 2 && count[Female] >= 2*count[Male]:
		return Female
	case count[Male] >= 2 && count[Male] >= 2*count[Female]:
		return Male
	}
	return SexUnknown
}

// firstPronoun returns the sex of the first he or she, up to another name.
func firstPronoun(words []Word) Sex {
	for _, w := range words {
		if s := pronounSex(w.Text); s != SexUnknown && w.Text != "her" && w.Text != "him" {
			return s
		}
		if w.Upper || isThird(w.Text) {
			break
		}
	}
	return SexUnknown
}

func titleSex(w string) Sex {
	switch w {
	case "mrs", "ms", "miss":
		return Female
	case "mr":
		return Male
	}
	return SexUnknown
}

// wordSex returns the sex that a word for a person tells.
func wordSex(w string) Sex {
	switch w {
	case "female", "woman", "wife", "girlfriend", "daughter", "mother", "sister", "niece", "granddaughter", "widow":
		return Female
	case "male", "man", "husband", "boyfriend", "son", "father", "brother", "nephew", "grandson", "widower":
		return Male
	}
	return SexUnknown
}
