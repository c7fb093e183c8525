package people_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// read makes a report of paragraphs in which nobody has been found yet; sentences end at
// full stops.
func read(paragraphs ...string) people.Report {
	var r people.Report
	for i, text := range paragraphs {
		r.Passages = append(r.Passages, dhr.Passage{Ordinal: i, Zone: dhr.ZoneBackground, Text: text})
		words := phrase.Cut(text)
		for len(words) > 0 {
			end := 1 + slices.IndexFunc(words[1:], func(w phrase.Word) bool { return strings.HasPrefix(text[w.Start-2:], ". ") })
			if end == 0 {
				end = len(words)
			}
			r.Sentences = append(r.Sentences, people.Sentence{Passage: i, Words: words[:end]})
			words = words[end:]
		}
	}
	return r
}

const later = "Jo was a nurse. She sang. Kay was a driver. He worked nights. Jo met Kay in spring. Kay told Jo that he was ill. Jo rang her mother. Kay rang Jo."

// TestFindPeople finds two people who are introduced in note form.
func TestFindPeople(t *testing.T) {
	r := read("Persons: Jo, 31, was killed. Kay, her former husband, was convicted of murder.", later, later)
	r.FindPeople()
	if r.VictimSex != people.Female || r.PerpetratorSex != people.Male {
		t.Errorf("sexes %d and %d", r.VictimSex, r.PerpetratorSex)
	}
	wrong := map[string]bool{}
	for _, s := range r.Sentences {
		for _, w := range s.Words {
			want := map[string]phrase.Person{"jo": phrase.Victim, "she": phrase.Victim, "kay": phrase.Perpetrator, "he": phrase.Perpetrator}[w.Text]
			if w.Length > 0 && w.Text != "her" && w.Who != want || w.Length == 0 && want != phrase.Nobody {
				wrong[w.Text] = true
			}
		}
	}
	if len(wrong) > 0 {
		t.Errorf("taken for another: %v", wrong)
	}
}

// TestKinship reads what the perpetrator was to the victim.
func TestKinship(t *testing.T) {
	for text, want := range map[string]string{
		"Jo was killed by her former husband, Kay.":  "former husband",
		"Jo was stabbed by her brother-in-law, Kay.": "brother-in-law",
		"Kay was the stepson of Jo.":                 "stepson",
		"Kay killed his mother, Jo.":                 "son",
		"Her mother rang.":                           "",
	} {
		r := read(text)
		r.VictimSex, r.PerpetratorSex = people.Female, people.Male
		words := r.Sentences[0].Words
		for i := range words {
			words[i].Who = map[string]phrase.Person{"jo": phrase.Victim, "kay": phrase.Perpetrator}[words[i].Text]
			if words[i].Who != phrase.Nobody {
				words[i].Length = 1
			}
		}
		got := ""
		named := people.Named(words, people.Topic{})
		for at := range words {
			if k, tells := r.Kinship(words, named, at); tells {
				got = k.Value
				if k.Former {
					got = "former " + got
				}
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestTopic: a sentence is about whom it names, and hands that on.
func TestTopic(t *testing.T) {
	r := read("Kay slept. Was tired and drank. A man called. He shouted.")
	r.Sentences[0].Words[0].Who, r.Sentences[0].Words[0].Length = phrase.Perpetrator, 1
	var got []people.Subject
	r.Each(people.Factual, func(s people.Sentence, named []people.Mention, last people.Topic) {
		end := len(s.Words) - 1
		got = append(got, people.Whom(named, end, end+1, last))
	})
	if want := []people.Subject{people.ThePerpetrator, people.ThePerpetrator, people.Third, people.Third}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
