package people

import (
	"cmp"
	"slices"

	"github.com/dhrcoder/dhr/classify/phrase"
)

// A report is about two people, and names them more than anybody else.
const (
	oftenNamed  = 10 // how often it names each of them at least
	rarelyNamed = 2  // whom it names so many times less is not one of them
)

// leading returns the two people whom a report names most, nil where it does not name
// two throughout.
func (l *roll) leading() []*candidate {
	var most []*candidate
	for _, c := range l.all {
		if c.named >= oftenNamed && (!isLabelled(c.words[0]) || isPartyLabel(c.words[0])) && !isService(c.words[0]) {
			most = append(most, c)
		}
	}
	slices.SortStableFunc(most, func(a, b *candidate) int { return cmp.Compare(b.named, a.named) })
	if len(most) < 2 {
		return nil
	}
	return most[:2]
}

// leads reports whether somebody is one of the two people named most.
func (l *roll) leads(c *candidate) bool { return slices.Contains(l.leading(), c) }

// mostNamed returns who of the two people named most is not the one given, nil where
// nobody is given or named throughout.
func (l *roll) mostNamed(beside *candidate) *candidate {
	pair := l.leading()
	switch {
	case beside == nil || pair == nil:
		return nil
	case pair[0] == beside:
		return pair[1]
	}
	return pair[0]
}

// keepLeading takes a role from somebody who is named far less than the two people of
// whom the report speaks throughout: an uncle who "died in 2015" is not who this
// report is about. With both roles open, the two get them by what is said of them.
func (r *Report) keepLeading(l *roll) {
	pair := l.leading()
	var now [3]*candidate
	var open [3]bool
	for _, p := range []phrase.Person{phrase.Victim, phrase.Perpetrator} {
		mentions, c := r.nameOf(p, l)
		now[p] = c
		open[p] = pair != nil && (c == nil && mentions < fewMentions || c != nil && !slices.Contains(pair, c) && c.named*rarelyNamed <= pair[1].named)
	}
	if v, p := now[phrase.Victim], now[phrase.Perpetrator]; v != nil && p != nil && v.votes(phrase.Perpetrator) >= hinting && p.votes(phrase.Victim) >= hinting {
		// taken for each other
		r.rename(phrase.Victim, v, p)
		r.rename(phrase.Perpetrator, p, v)
		return
	}
	switch {
	case open[phrase.Victim] && open[phrase.Perpetrator]:
		victim, perpetrator := pair[0], pair[1]
		first, second := victim.votes(phrase.Victim)-perpetrator.votes(phrase.Victim), rank(victim)-rank(perpetrator)
		if first < 0 || first == 0 && second < 0 {
			victim, perpetrator = perpetrator, victim
		}
		if first != 0 || second != 0 {
			r.rename(phrase.Victim, now[phrase.Victim], victim)
			r.rename(phrase.Perpetrator, now[phrase.Perpetrator], perpetrator)
		}
	case open[phrase.Victim] && now[phrase.Victim] != nil && slices.Contains(pair, now[phrase.Perpetrator]):
		r.rename(phrase.Victim, now[phrase.Victim], l.mostNamed(now[phrase.Perpetrator]))
	case open[phrase.Perpetrator] && now[phrase.Perpetrator] != nil && slices.Contains(pair, now[phrase.Victim]):
		r.rename(phrase.Perpetrator, now[phrase.Perpetrator], l.mostNamed(now[phrase.Victim]))
	}
}

// rank orders two people of whom nothing tells who died: as in three cases of four, it
// is taken to be her, and one called V rather than one called P.
func rank(c *candidate) int {
	switch last := c.words[len(c.words)-1]; {
	case c.words[0] == "mr", last == "p":
		return -1
	case titleSex(c.words[0]) == Female, last == "v":
		return 1
	}
	return 0
}

// isService reports whether an abbreviation that is written like somebody's initials
// is that of a service, a meeting or a form.
func isService(w string) bool {
	switch w {
	case "marac", "mappa", "mash", "cpn", "dash", "gp", "ed", "idva", "isva", "nhs", "csp", "imr", "cps", "camhs", "cmht", "iapt", "ta", "acct", "oasys", "pc", "sw", "hv", "finding", "recommendation":
		return true
	}
	return false
}
