package attribute

import (
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// ages collects the ages of both at the death: "aged 34", "a woman of 33", "34 years
// old", "(34)", "then 42". Ages of children, of earlier years and of other people are
// left out.
func (r *report) ages(c *collector) {
	died, dated, passage := r.deathYear(), 0, -1
	r.Each(people.Factual, func(s people.Sentence, named []people.Mention, last people.Topic) {
		if s.Passage != passage {
			passage, dated = s.Passage, 0
		}
		for at, w := range s.Words {
			if y := phrase.Year(w.Text); y > 0 {
				dated = y
			}
			age, end := phrase.Number(s.Words, at)
			if age < 14 || age > 110 {
				continue
			}
			weight := ageWeight(s.Words, at, end)
			if weight == 0 {
				continue
			}
			if r.Passages[s.Passage].Ordinal > people.OpeningPassages {
				weight /= 4
			}
			if years := died - dated; dated > 0 && years > 0 && years <= sinceThen && !deathNear(s.Words) {
				age, weight = age+years, weight/2 // "in 2011, aged 21"
			}
			here := place{r, s, at, end}
			who := r.WhoseAge(s.Words, named, at, end, last)
			if who == people.TheVictim || who == people.Both {
				c.add(dhr.AttributeVictimAge, strconv.Itoa(age), weight, here)
			}
			if who == people.ThePerpetrator || who == people.Both {
				c.add(dhr.AttributePerpetratorAge, strconv.Itoa(age), weight, here)
			}
		}
	})
}

// sinceThen is over how many years up to the death an age of then is carried on.
const sinceThen = 15

// ageWeight says how plainly a number is somebody's age at the death, 0 for not at all.
func ageWeight(words []phrase.Word, at, end int) float64 {
	before := func(n int) string { return phrase.Text(words, at-n) }
	after := func(n int) string { return phrase.Text(words, end+n-1) }
	switch {
	case after(1) == "months" || after(1) == "weeks" || after(1) == "days" || before(1) == "since" || before(1) == "until":
		return 0
	case (after(1) == "or" || after(1) == "and") && (after(2) == "over" || after(2) == "above" || after(2) == "older" || after(2) == "under"):
		return 0 // of a law or of a population
	case (after(1) == "years" || after(1) == "year") && after(2) != "old" && after(2) != "of" && before(1) != "aged" && before(1) != "age" && !(before(1) == "of" && people.IsSexWord(before(2))) && !(words[at].Comma && isDesignated(words, at)):
		return 0
	}
	weight := 0.0
	switch {
	case before(1) == "aged" || before(1) == "age" || before(2) == "age" && before(1) == "of":
		weight = 1
	case (after(1) == "years" || after(1) == "year") && (after(2) == "old" || after(3) == "age"):
		weight = 1
	case before(1) == "of" && people.IsSexWord(before(2)):
		weight = 1
	case (before(1) == "was" || before(1) == "is" || before(1) == "were") && (after(1) == "when" || after(1) == "at" || after(1) == "and" || after(1) == "" || phrase.Comma(words, end)):
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
	case before(1) == "at" && words[at-1].Comma && phrase.Comma(words, end) && deathNear(words):
		weight = 0.8 // "came to die, by drowning, at 36,"
	case at > 0 && words[at].Comma && phrase.Comma(words, end) && words[at-1].Length > 0:
		weight = 0.8 // "Adult A (34)"
	case at > 0 && words[at].Comma && (end == len(words) || phrase.Comma(words, end)) && (isDesignated(words, at) || people.IsKin(before(1))):
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

// deathNear reports whether a sentence speaks of the death.
func deathNear(words []phrase.Word) bool {
	for _, w := range words {
		switch w.Text {
		case "died", "die", "death", "killed", "murdered", "murder", "fatally", "homicide", "stabbed", "strangled", "dead", "deceased", "killing", "manslaughter", "wound", "perpetrator", "arrested":
			return true
		}
	}
	return false
}

// isDesignated reports whether a mention of a party ends just before a word.
func isDesignated(words []phrase.Word, at int) bool {
	for i := max(0, at-3); i < at; i++ {
		if words[i].Length > 0 && i+words[i].Length == at {
			return true
		}
	}
	return false
}

// births works out ages from years of birth where the report tells no age: "born in
// November 1983", less the year of the death. Without months the age may be one too
// high, so that it weighs little.
func (r *report) births(c *collector) {
	died := r.deathYear()
	if died == 0 {
		return
	}
	r.Each(people.Factual, func(s people.Sentence, named []people.Mention, last people.Topic) {
		for at, w := range s.Words {
			if w.Text != "born" {
				continue
			}
			for i := at + 1; i < min(at+8, len(s.Words)); i++ {
				year := phrase.Year(s.Words[i].Text)
				age := died - year
				if year == 0 || age < 14 || age > 110 {
					continue
				}
				here := place{r, s, at, i + 1}
				switch people.Whom(named, at, at+1, last) {
				case people.TheVictim:
					c.add(dhr.AttributeVictimAge, strconv.Itoa(age), 0.2, here)
				case people.ThePerpetrator:
					c.add(dhr.AttributePerpetratorAge, strconv.Itoa(age), 0.2, here)
				}
				break
			}
		}
	})
}

// deathYear returns the year that the opening names most beside the death, 0 for none.
func (r *report) deathYear() int {
	count := map[int]int{}
	best := 0
	for _, s := range r.Sentences {
		p := r.Passages[s.Passage]
		if p.Ordinal > people.OpeningPassages || !people.Factual(p.Zone) || dying(s.Words) < 0.8 {
			continue
		}
		for _, w := range s.Words {
			if y := phrase.Year(w.Text); y > 2000 {
				count[y]++
				if count[y] > count[best] {
					best = y
				}
			}
		}
	}
	return best
}
