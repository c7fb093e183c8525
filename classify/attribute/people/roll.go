package people

import (
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// roll is everybody whom a report names.
type roll struct {
	all    []*candidate
	byName map[string]*candidate
	words  map[string]*writing
	pairs  map[string]int // how often a title and a name stand together
}

// writing is how a word is written in a report.
type writing struct{ upper, within, lower, behindThe, place, before int }

// callRoll lists who is named, with what the opening says of them.
func (r *Report) callRoll() *roll {
	l := &roll{byName: map[string]*candidate{}, words: map[string]*writing{}, pairs: map[string]int{}}
	for _, s := range r.Sentences {
		for at, w := range s.Words {
			x := l.words[w.Text]
			if x == nil {
				x = &writing{}
				l.words[w.Text] = x
			}
			if !w.Upper {
				x.lower++
				continue
			}
			x.upper++
			if at > 0 {
				x.within++
			}
			if at+1 < len(s.Words) && titleSex(w.Text) != SexUnknown {
				l.pairs[nameKey(s.Words[at:at+2])]++
			}
			switch phrase.Text(s.Words, at-1) {
			case "the", "a", "an", "this", "each":
				x.behindThe++
			case "in", "at", "near", "from":
				x.place++
			}
			if at+1 < len(s.Words) {
				if next := s.Words[at+1]; next.Upper && next.Start == w.End+1 {
					x.before++ // another name or the rest of one
				}
			}
		}
	}
	for _, s := range r.Sentences {
		p := r.Passages[s.Passage]
		var last candidate // what was heard of the name that ended at lastEnd
		lastEnd := -1
		opening := p.Ordinal < introducing && Factual(p.Zone) && p.Zone != dhr.ZoneRecommendations
		for at := 0; at < len(s.Words); {
			n := l.nameAt(s.Words, at)
			if n == 0 {
				at++
				continue
			}
			name := s.Words[at : at+n]
			if long := l.longName(s.Words, at); long != nil {
				name, n = long, 3
			}
			c := l.enter(name)
			c.named++
			if opening {
				v := l.heard(s.Words, at, at+n)
				if at == lastEnd && s.Words[at].Comma && phrase.Comma(s.Words, at+n) {
					v = last // "Victim 1 (V1)"
				}
				last, lastEnd = v, at+n
				c.victim += v.victim
				c.perpetrator += v.perpetrator
			}
			at += n
		}
	}
	return l
}

// longName returns the short form of a name such as "Mr Emrys W", nil where none
// stands.
func (l *roll) longName(words []phrase.Word, at int) []phrase.Word {
	if at+2 >= len(words) || titleSex(words[at].Text) == SexUnknown || !words[at+2].Upper || words[at+2].Comma {
		return nil
	}
	short := []phrase.Word{words[at], words[at+2]}
	if l.pairs[nameKey(short)] == 0 {
		return nil
	}
	return short
}

func nameKey(words []phrase.Word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text)
		b.WriteByte(' ')
	}
	return b.String()
}

// enter returns the candidate of a name.
func (l *roll) enter(words []phrase.Word) *candidate {
	k := nameKey(words)
	c := l.byName[k]
	if c == nil {
		c = &candidate{words: strings.Fields(k)}
		l.byName[k] = c
		l.all = append(l.all, c)
	}
	return c
}

// at returns whose name stands at a mention, nil for none.
func (l *roll) at(words []phrase.Word, at, length int) *candidate {
	if at+length > len(words) {
		return nil
	}
	return l.byName[nameKey(words[at:at+length])]
}

// nameAt returns how many words the name of a person at a place has, 0 for none.
func (l *roll) nameAt(words []phrase.Word, at int) int {
	w := words[at]
	next := phrase.Word{}
	if at+1 < len(words) {
		next = words[at+1]
	}
	switch {
	case w.Text == "the":
		if next.Upper && isStyled(next.Text) {
			return 2
		}
		return 0
	case !w.Upper || w.Text == "":
		return 0
	case titleSex(w.Text) != SexUnknown || w.Text == "dr":
		if next.Upper && !next.Comma {
			return 2
		}
		return 0
	case isLabelled(w.Text) && len(next.Text) <= 2 && next.Text != "" && (next.Upper || next.Text[0] >= '0' && next.Text[0] <= '9'):
		return 2
	case at > 0 && (isLabelled(words[at-1].Text) || titleSex(words[at-1].Text) != SexUnknown):
		return 0
	}
	x := l.words[w.Text]
	switch {
	case len(w.Text) == 1:
		if w.Text == "a" || w.Text == "i" || x.upper < 5 {
			return 0
		}
	case isFamilyWord(w.Text):
		if x.within < 8 || at == 0 {
			return 0
		}
	case x.lower > 0 || phrase.IsCalendar(w.Text) || x.upper < 3:
		return 0
	}
	if x.behindThe*10 > x.upper || x.place*6 > x.upper || x.before*4 > x.upper {
		return 0
	}
	return 1
}

// isLabelled reports whether a letter or number behind the word makes a name of it.
func isLabelled(w string) bool {
	switch w {
	case "adult", "subject", "person", "individual", "male", "female", "child", "victim", "perpetrator", "ward", "team", "officer", "gp", "agency", "school", "hospital", "case":
		return true
	}
	return false
}

// isStyled reports whether a report may call a party so, with a capital: "the Son".
func isStyled(w string) bool {
	return w == "subject" || w == "accused" || w == "defendant" || w == "offender" || w == "patient" || isFamilyWord(w)
}

func isFamilyWord(w string) bool {
	switch w {
	case "mother", "father", "son", "daughter", "husband", "wife", "grandson", "grandmother", "grandfather", "brother", "sister":
		return true
	}
	return false
}
