package attribute

import (
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// FuzzAttributes: any text gives valid proposals with evidence inside the passage,
// whoever its words are said to mean.
func FuzzAttributes(f *testing.F) {
	f.Add("Adult A, aged 33, was stabbed by her husband (41) in 2014; he had depression.", "1. The police should train staff. 2. Review the policy.", uint8(2))
	f.Add("she was “beaten” by a man of forty-", "• (a) The Trust: to", uint8(3))
	f.Fuzz(func(t *testing.T, first, second string, mark uint8) {
		doc := []dhr.Passage{{ID: "1", Zone: dhr.ZoneBackground, Text: first}, {ID: "2", Ordinal: 1, Zone: dhr.ZoneRecommendations, Text: second}}
		r := people.Report{Passages: doc, VictimSex: people.Sex(mark % 3), PerpetratorSex: people.Sex(mark / 3 % 3)}
		for i := range doc {
			words := phrase.Cut(doc[i].Text)
			for j := range words {
				if j%(int(mark%5)+2) == 0 {
					words[j].Who, words[j].Length = phrase.Person(1+j%2), 1+j%2
				}
			}
			if n := len(words); n > 0 {
				words[n-1].Length = min(words[n-1].Length, 1)
			}
			half := len(words) / 2
			if half > 0 {
				words[half-1].Length = min(words[half-1].Length, 1)
			}
			for _, part := range [][]phrase.Word{words[:half], words[half:]} {
				r.Sentences = append(r.Sentences, people.Sentence{Passage: i, Words: part})
			}
		}
		length := map[string]int{"1": len([]rune(first)), "2": len([]rune(second))}
		for _, a := range Attributes([]people.Report{r}) {
			if err := a.Validate(); err != nil {
				t.Error(err)
			}
			for _, s := range a.Evidence {
				if s.Start < 0 || s.Start >= s.End || s.End > length[a.Passage] {
					t.Errorf("evidence %v outside passage %s", s, a.Passage)
				}
			}
		}
	})
}
