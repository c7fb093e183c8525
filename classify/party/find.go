package party

import (
	"cmp"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/reading"
)

// Opening: how much of a report introduces its people.
const (
	openingPassages = 40
	leastVotes      = 3 // for a name to count
	leastWordVotes  = 6 // for a capitalised word, which may be a place
)

// Find works out the people of a case from how the report's opening names
// them: by words of dying or killing beside a name, and by roles such as "her
// husband". A report that names nobody still has "the victim" and the like.
func Find(passages []dhr.Passage, d *reading.Document) *Parties {
	f := &finder{doc: d, lower: lowerSeen(d), votes: map[string]*votes{}}
	for i := range min(len(passages), openingPassages) {
		f.voting = passages[i].Zone != dhr.ZoneRecommendations && passages[i].Zone != dhr.ZoneGlossary
		r := d.Passages[i]
		for s := r.FirstSentence; s < r.EndSentence; s++ {
			f.sentence(d.Sentences[s])
		}
	}
	victims, perpetrators := f.elected(Victim), f.elected(Perpetrator)
	if len(perpetrators) == 0 {
		perpetrators = f.other(victims)
	}
	if len(victims) == 0 {
		victims = f.other(perpetrators)
	}
	if len(victims)+len(perpetrators) == 0 {
		perpetrators = f.beside()
	}
	if len(victims)+len(perpetrators) == 0 {
		victims, perpetrators = f.couple()
	}
	p := &Parties{}
	p.addGeneral()
	for _, v := range victims {
		p.add(Victim, true, v.words...)
	}
	for _, v := range perpetrators {
		p.add(Perpetrator, true, v.words...)
		if len(f.relation.words) == 0 {
			f.relation = v.kin
		}
	}
	if n := len(f.relation.words); n > 0 {
		p.Relative = f.relation.words[n-1]
	}
	p.findSexes(d, f.relation)
	p.addRoles(f.relation)
	return p
}

// finder gathers votes for names.
type finder struct {
	doc      *reading.Document
	lower    []bool // by word: it also stands without a capital
	votes    map[string]*votes
	order    []string // keys of votes, as first met
	relation relation
	voting   bool
}

// votes say how often a name is spoken of as who died and as who killed.
type votes struct {
	words               []string
	victim, perpetrator int
	relative            int // how often a word such as "her partner" stands beside it
	kin                 relation
	named               int
}

// lowerSeen says which words stand somewhere without a capital: they are no names.
func lowerSeen(d *reading.Document) []bool {
	seen := make([]bool, len(d.Words))
	for _, t := range d.Tokens {
		if t.Marks&reading.Upper == 0 {
			seen[t.Word] = true
		}
	}
	return seen
}

// sentence votes on every name of a sentence.
func (f *finder) sentence(s reading.Sentence) {
	for at := s.First; at < s.End; {
		n := f.nameAt(at, s.End)
		if n == 0 {
			if f.relation.sexOfRelative == SexUnknown {
				f.killedByRole(at, s)
			}
			at++
			continue
		}
		b := f.before(s.First, at)
		if at == s.First || !isPlaceWord(f.doc.Word(at-1)) {
			b = b.plus(f.after(at+n, s.End))
		}
		f.vote(at, n, b)
		f.noteKin(at, n, s)
		at += n
	}
}

// noteKin keeps what stands beside a name as in "Adult B, her husband," or "her
// husband, Adult B".
func (f *finder) noteKin(at, n int32, s reading.Sentence) {
	d := f.doc
	owner := func(i int32) bool { return d.Word(i) == "her" || d.Word(i) == "his" }
	from, to := at, at
	for from > s.First && isRoleWord(d.Word(from-1)) && (from == at || !owner(from)) {
		from--
	}
	if from == at && at+n < s.End && d.Tokens[at+n].Marks&reading.AfterComma != 0 && owner(at+n) {
		from, to = at+n, at+n+1
		for to < s.End && isRoleWord(d.Word(to)) && !owner(to) {
			to++
		}
	}
	if v := f.votes[f.name(at, n)]; v != nil && from < to && owner(from) {
		v.kin.note(d, from, to)
	}
}

// name returns the key of a name in votes.
func (f *finder) name(at, n int32) string {
	if n == 1 {
		return f.doc.Word(at)
	}
	return f.doc.Quote(at, at+n)
}

func (f *finder) vote(at, n int32, b ballot) {
	if !f.voting {
		return
	}
	var words []string
	for i := at; i < at+n; i++ {
		words = append(words, f.doc.Word(i))
	}
	k := f.name(at, n)
	v := f.votes[k]
	if v == nil {
		v = &votes{words: words}
		f.votes[k] = v
		f.order = append(f.order, k)
	}
	v.named++
	v.victim += b.victim
	v.perpetrator += b.perpetrator
	v.relative += b.relative
}

// elected returns the names that the votes give a role, most votes first, at most
// two: a report may call a person Mrs Q and Adult A.
func (f *finder) elected(r Role) []votes {
	lead := func(v votes) int {
		if r == Perpetrator {
			return v.perpetrator - v.victim
		}
		return v.victim - v.perpetrator
	}
	var names []votes
	for _, k := range f.order {
		v := *f.votes[k]
		least := leastVotes
		if isPlainName(v) && !f.personal(v.words[0]) {
			least = leastWordVotes
		}
		if lead(v) >= least && v.words[0] != "child" {
			names = append(names, v)
		}
	}
	slices.SortStableFunc(names, func(a, b votes) int { return cmp.Compare(lead(b), lead(a)) })
	if len(names) > 2 {
		names = names[:2]
	}
	if len(names) == 2 && (lead(names[1])*2 < lead(names[0]) || names[1].named*3 < names[0].named) {
		names = names[:1]
	}
	return names
}

// oftenNamed is how often a report names a person by a style such as "the Subject".
const oftenNamed = 10

// beside returns whom a report that calls who died "the Deceased" or "the Victim"
// names beside them, in the same manner and as often: "the Subject", "the Son".
func (f *finder) beside() []votes {
	var best votes
	for _, k := range f.order {
		v := *f.votes[k]
		if len(v.words) == 2 && v.words[0] == "the" && isStyledRole(v.words[1]) && v.perpetrator >= v.victim && v.named > best.named {
			best = v
		}
	}
	styled := 0
	for _, t := range f.doc.Tokens {
		if w := f.doc.Words[t.Word]; t.Marks&reading.Upper != 0 && (w == "deceased" || w == "victim") {
			styled++
		}
	}
	if best.named < oftenNamed || styled < oftenNamed {
		return nil
	}
	return []votes{best}
}

// couple returns the Mrs and the Mr of one name of whom a report speaks throughout
// without saying who died: as in three cases of four, it is taken to be her.
func (f *finder) couple() (victims, perpetrators []votes) {
	best := 0
	for _, k := range f.order {
		v := *f.votes[k]
		if len(v.words) != 2 || v.words[0] != "mrs" || v.named < coupleNamed {
			continue
		}
		o := f.votes[f.key("mr", v.words[1])]
		if o != nil && o.named >= coupleNamed && v.named+o.named > best {
			best = v.named + o.named
			victims, perpetrators = []votes{v}, []votes{*o}
		}
	}
	return victims, perpetrators
}

// coupleNamed is how often both of a couple are named.
const coupleNamed = 5

// key finds the key of a name of two words, empty when no vote names it.
func (f *finder) key(first, second string) string {
	for _, k := range f.order {
		if w := f.votes[k].words; len(w) == 2 && w[0] == first && w[1] == second {
			return k
		}
	}
	return ""
}

// other returns the second of two people when only one is told by votes: the one
// named most like the first (Adult B beside Adult A, Mr L beside Mrs L) or whom
// "her partner" and the like describe.
func (f *finder) other(known []votes) []votes {
	if len(known) == 0 {
		return nil
	}
	first := known[0]
	best, bestScore := votes{}, 0
	for _, k := range f.order {
		v := *f.votes[k]
		if v.words[0] == "child" || slices.ContainsFunc(known, func(o votes) bool { return slices.Equal(o.words, v.words) }) {
			continue
		}
		score := 0
		if len(v.words) == len(first.words) && v.named >= 3 {
			switch {
			case len(v.words) == 2 && v.words[0] == first.words[0] && isDesignation(v.words[0]),
				len(v.words) == 2 && isTitle(v.words[0]) && v.words[1] == first.words[1],
				len(v.words) == 1 && len(v.words[0]) == len(first.words[0]) && len(v.words[0]) <= 2,
				isPlainName(v) && isPlainName(first) && f.personal(v.words[0]):
				score = v.named
			}
		}
		if v.relative > 0 && v.named >= 3 {
			score += v.kin.likely() * v.relative
		}
		if score > bestScore {
			best, bestScore = v, score
		}
	}
	if bestScore == 0 {
		return nil
	}
	return []votes{best}
}
