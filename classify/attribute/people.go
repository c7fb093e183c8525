package attribute

import (
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
)

// ages collects the ages of both at the death: "aged 34", "a woman of 33", "34 years
// old", "(34)", "then 42". Ages of children, of earlier years and of other people are
// left out.
func (r *Report) ages(c *collector) {
	died, dated, passage := r.deathYear(), 0, -1
	r.each(factual, func(s Sentence, named []mentioned, last topic) {
		if s.Passage != passage {
			passage, dated = s.Passage, 0
		}
		for at, w := range s.Words {
			if y := yearOf(w.Text); y > 0 {
				dated = y
			}
			age, end := numberAt(s.Words, at)
			if age < 14 || age > 110 {
				continue
			}
			weight := ageWeight(s.Words, at, end)
			if weight == 0 {
				continue
			}
			if r.Passages[s.Passage].Ordinal > openingPassages {
				weight /= 4
			}
			if years := died - dated; dated > 0 && years > 0 && years <= sinceThen && !deathNear(s.Words) {
				age, weight = age+years, weight/2 // "in 2011, aged 21"
			}
			here := place{r, s, at, end}
			who := r.ageOf(s.Words, named, at, end, last)
			if who == theVictim || who == both {
				c.add(dhr.AttributeVictimAge, strconv.Itoa(age), weight, here)
			}
			if who == thePerpetrator || who == both {
				c.add(dhr.AttributePerpetratorAge, strconv.Itoa(age), weight, here)
			}
		}
	})
}

// sinceThen is over how many years up to the death an age of then is carried on.
const sinceThen = 15

// openingPassages is how many passages introduce the people; elsewhere an age is
// often that of another time.
const openingPassages = 30

// ageWeight says how plainly a number is somebody's age at the death, 0 for not at all.
func ageWeight(words []Word, at, end int) float64 {
	before := func(n int) string { return text(words, at-n) }
	after := func(n int) string { return text(words, end+n-1) }
	switch {
	case after(1) == "months" || after(1) == "weeks" || after(1) == "days" || before(1) == "since" || before(1) == "until":
		return 0
	case (after(1) == "or" || after(1) == "and") && (after(2) == "over" || after(2) == "above" || after(2) == "older" || after(2) == "under"):
		return 0 // of a law or of a population
	case (after(1) == "years" || after(1) == "year") && after(2) != "old" && after(2) != "of" && before(1) != "aged" && before(1) != "age" && !(before(1) == "of" && isSexWord(before(2))) && !(words[at].Comma && isDesignated(words, at)):
		return 0
	}
	weight := 0.0
	switch {
	case before(1) == "aged" || before(1) == "age" || before(2) == "age" && before(1) == "of":
		weight = 1
	case (after(1) == "years" || after(1) == "year") && (after(2) == "old" || after(3) == "age"):
		weight = 1
	case before(1) == "of" && isSexWord(before(2)):
		weight = 1
	case (before(1) == "was" || before(1) == "is" || before(1) == "were") && (after(1) == "when" || after(1) == "at" || after(1) == "and" || after(1) == "" || comma(words, end)):
		weight = 0.6
		switch before(3) {
		case "before", "until", "till", "since", "when", "from":
			return 0 // "before he was sixteen"
		}
		if after(1) == "when" || after(1) == "at" || after(1) == "" && at == 2 && words[0].Length == 1 {
			weight = 1
		}
	case before(1) == "then" || before(1) == "female" || before(1) == "male":
		weight = 1
	case before(1) == "at" && words[at-1].Comma && comma(words, end) && deathNear(words):
		weight = 0.8 // "came to die, by drowning, at 36,"
	case at > 0 && words[at].Comma && comma(words, end) && words[at-1].Length > 0:
		weight = 0.8 // "Adult A (34)"
	case at > 0 && words[at].Comma && (end == len(words) || comma(words, end)) && (isDesignated(words, at) || isKin(before(1))):
		weight = 0.8
	default:
		return 0
	}
	if before(1) == "of" && before(2) == "age" && (before(3) == "the" && before(4) != "at") {
		return 0 // "from the age of 15"
	}
	if strings.HasPrefix(before(1), "age") && (before(2) == "at" || before(2) == "when") && !deathNear(words) {
		weight /= 3
	}
	if deathNear(words) {
		weight *= 1.5
	}
	for i := end; i < min(end+10, len(words)); i++ {
		if words[i].Text == "met" || words[i].Text == "married" || words[i].Text == "began" || words[i].Text == "born" {
			return weight / 4
		}
	}
	return weight
}

// sexes keeps where a report first says he or she of each of the two whose sex is
// known, or else names them.
func (r *Report) sexes(c *collector) {
	for _, p := range []struct {
		who  Person
		sex  Sex
		name dhr.AttributeName
	}{{Victim, r.VictimSex, dhr.AttributeVictimSex}, {Perpetrator, r.PerpetratorSex, dhr.AttributePerpetratorSex}} {
		if p.sex == SexUnknown {
			continue
		}
		value := dhr.AttributeVictimSex.Values()[p.sex-Female]
		var named, spoken bool
		for _, s := range r.Sentences {
			for at, w := range s.Words {
				switch {
				case w.Length == 0 || w.Who != p.who || spoken:
				case isPronoun(w.Text):
					c.add(p.name, value, 1, place{r, s, at, at + 1})
					spoken = true
				case !named:
					c.add(p.name, value, 0.5, place{r, s, at, at + w.Length})
					named = true
				}
			}
		}
	}
}

// numberAt reads the number at a place, in figures or in words ("thirty-three"), and
// returns it with its end; -1 if there is none.
func numberAt(words []Word, at int) (int, int) {
	w := words[at].Text
	if n, err := strconv.Atoi(w); err == nil && len(w) <= 3 {
		return n, at + 1
	}
	if n := tens[w]; n > 0 {
		if at+1 < len(words) && !words[at+1].Comma {
			if u := units[words[at+1].Text]; u > 0 && u < 10 {
				return n + u, at + 2
			}
		}
		return n, at + 1
	}
	if at > 0 && tens[words[at-1].Text] > 0 {
		return -1, at
	}
	if n := units[w]; n > 9 {
		return n, at + 1
	}
	return -1, at
}

var tens = map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

var units = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}

func text(words []Word, at int) string {
	if at < 0 || at >= len(words) {
		return ""
	}
	return words[at].Text
}

func comma(words []Word, at int) bool {
	return at >= len(words) || words[at].Comma || words[at].Break
}

func isKin(w string) bool {
	_, kind := kinOf(w)
	return kind != dhr.CaseUnstated
}

func isSexWord(w string) bool {
	switch w {
	case "woman", "man", "female", "male", "girl", "boy", "mother", "father", "lady", "gentleman":
		return true
	}
	return false
}

// deathNear reports whether a sentence speaks of the death.
func deathNear(words []Word) bool {
	for _, w := range words {
		switch w.Text {
		case "died", "die", "death", "killed", "murdered", "murder", "fatally", "homicide", "stabbed", "strangled", "dead", "deceased", "killing", "manslaughter", "wound", "perpetrator", "arrested":
			return true
		}
	}
	return false
}
