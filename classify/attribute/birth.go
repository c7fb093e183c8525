package attribute

import (
	"strconv"

	"github.com/dhrcoder/dhr"
)

// births works out ages from years of birth where the report tells no age: "born in
// November 1983", less the year of the death. Without months the age may be one too
// high, so that it weighs little.
func (r *Report) births(c *collector) {
	died := r.deathYear()
	if died == 0 {
		return
	}
	r.each(factual, func(s Sentence, named []mentioned, last topic) {
		for at, w := range s.Words {
			if w.Text != "born" {
				continue
			}
			for i := at + 1; i < min(at+8, len(s.Words)); i++ {
				year := yearOf(s.Words[i].Text)
				age := died - year
				if year == 0 || age < 14 || age > 110 {
					continue
				}
				here := place{r, s, at, i + 1}
				switch whom(named, at, at+1, last) {
				case theVictim:
					c.add(dhr.AttributeVictimAge, strconv.Itoa(age), 0.2, here)
				case thePerpetrator:
					c.add(dhr.AttributePerpetratorAge, strconv.Itoa(age), 0.2, here)
				}
				break
			}
		}
	})
}

// deathYear returns the year that the opening names most beside the death, 0 for none.
func (r *Report) deathYear() int {
	count := map[int]int{}
	best := 0
	for _, s := range r.Sentences {
		p := r.Passages[s.Passage]
		if p.Ordinal > openingPassages || !factual(p.Zone) || dying(s.Words) < 0.8 {
			continue
		}
		for _, w := range s.Words {
			if y := yearOf(w.Text); y > 2000 {
				count[y]++
				if count[y] > count[best] {
					best = y
				}
			}
		}
	}
	return best
}

// yearOf reads a year, 0 for anything else.
func yearOf(w string) int {
	if y, err := strconv.Atoi(w); err == nil && len(w) == 4 && y > 1900 && y < 2100 {
		return y
	}
	return 0
}
