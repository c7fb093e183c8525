package people

import (
	"slices"

	"github.com/dhrcoder/dhr/classify/phrase"
)

// The share of he and she that tells the sexes.
const (
	otherSex = 0.2  // at least so much of the other sex: a woman and a man
	sameSex  = 0.08 // at most so much: two of one sex
	fewWords = 20   // too few pronouns to tell
)

// completeSexes works out the sex of a party whose sex no sentence tells: a report says
// he and she of hardly anybody as often as of the two. Where it tells neither's, the
// sentences of the death and of the court say which of a woman and a man has died.
func (r *Report) completeSexes() {
	said, died, tried := r.spokenOf()
	if r.VictimSex != SexUnknown && r.PerpetratorSex != SexUnknown {
		return
	}
	all := said[Female] + said[Male]
	if all < fewWords {
		return
	}
	share := func(s Sex) float64 { return float64(said[s]) / float64(all) }
	beside := func(known Sex) Sex {
		switch other := Female + Male - known; {
		case share(other) >= otherSex:
			return other
		case share(other) <= sameSex:
			return known
		}
		return SexUnknown
	}
	switch {
	case r.VictimSex != SexUnknown:
		r.PerpetratorSex = beside(r.VictimSex)
	case r.PerpetratorSex != SexUnknown:
		r.VictimSex = beside(r.PerpetratorSex)
	case share(Female) < otherSex:
		r.VictimSex, r.PerpetratorSex = Male, Male
	case share(Male) < otherSex:
		r.VictimSex, r.PerpetratorSex = Female, Female
	case died[Female]+tried[Male] > 2*(died[Male]+tried[Female]):
		r.VictimSex, r.PerpetratorSex = Female, Male
	case died[Male]+tried[Female] > 2*(died[Female]+tried[Male]):
		r.VictimSex, r.PerpetratorSex = Male, Female
	}
	r.pointPronouns()
}

// spokenOf counts by sex how often a report says he or she, and how often as of somebody
// who died and as of somebody tried.
func (r *Report) spokenOf() (said, died, tried [3]int) {
	for _, s := range r.Sentences {
		if !Factual(r.Passages[s.Passage].Zone) {
			continue
		}
		for at, w := range s.Words {
			sex := pronounSex(w.Text)
			said[sex]++
			switch {
			case sex == SexUnknown:
			case ofDeath(s.Words, at):
				died[sex]++
			case ofCourt(s.Words, at):
				tried[sex]++
			}
		}
	}
	return said, died, tried
}

// pointPronouns lets he and she mean the two, once both sexes are known and differ.
func (r *Report) pointPronouns() {
	if r.VictimSex == r.PerpetratorSex || r.VictimSex == SexUnknown || r.PerpetratorSex == SexUnknown {
		return
	}
	r.Sentences = slices.Clone(r.Sentences)
	for i, s := range r.Sentences {
		words := slices.Clone(s.Words)
		for at := range words {
			w := &words[at]
			sex := pronounSex(w.Text)
			if w.Length > 0 || sex == SexUnknown {
				continue
			}
			w.Who, w.Length = phrase.Victim, 1
			if sex == r.PerpetratorSex {
				w.Who = phrase.Perpetrator
			}
		}
		r.Sentences[i].Words = words
	}
}

// ofDeath reports whether a pronoun is said to have died: "she died", "her death".
func ofDeath(words []phrase.Word, at int) bool {
	switch phrase.Text(words, at+1) {
	case "died", "death", "body", "funeral":
		return true
	case "was", "had":
		switch next := phrase.Text(words, at+2); next {
		case "killed", "murdered", "dead", "died", "pronounced", "stabbed", "strangled", "shot":
			return true
		case "found", "been":
			after := phrase.Text(words, at+3)
			return after == "dead" || after == "killed" || after == "stabbed"
		}
	}
	switch phrase.Text(words, at-1) {
	case "killed", "murdered", "killing":
		return words[at].Text == "her" || words[at].Text == "him"
	}
	return false
}

// ofCourt reports whether a pronoun is said to have been tried: "he was convicted", "his trial".
func ofCourt(words []phrase.Word, at int) bool {
	next := phrase.Text(words, at+1)
	if next == "was" || next == "is" || next == "had" {
		next = phrase.Text(words, at+2)
	}
	switch next {
	case "convicted", "charged", "arrested", "sentenced", "remanded", "pleaded", "trial", "arrest", "conviction", "sentence", "licence", "imprisoned", "bailed", "serving":
		return true
	}
	return false
}
