package people

import "github.com/dhrcoder/dhr/classify/phrase"

// Subject is whom something in a sentence concerns.
type Subject uint8

// The subjects: the two people, both of them, or a third person; unknown where nothing
// tells.
const (
	Unknown Subject = iota
	TheVictim
	ThePerpetrator
	Both
	Third
)

// subjectOf turns a mention into a subject.
func subjectOf(p phrase.Person) Subject {
	switch p {
	case phrase.Victim:
		return TheVictim
	case phrase.Perpetrator:
		return ThePerpetrator
	}
	return Unknown
}

// Mention is a person named in a sentence.
type Mention struct {
	At, End int // words
	Who     Subject
	Pronoun bool
	Oblique bool // behind "with", "to" and the like: the sentence is about somebody else
	Owner   bool // "Adult B's"
	Sex     Sex  // of a third person, by the word for them
}

// Topic is whom a text has spoken of last.
type Topic struct {
	Who Subject
	Sex Sex // of a third person
}

// Named returns everybody named in the words, from left to right. A pronoun that the
// sexes do not resolve means whom the sentence before spoke of; one that could mean a
// third person just spoken of ("a man … he") means that person.
func Named(words []phrase.Word, last Topic) []Mention {
	var all []Mention
	for at := 0; at < len(words); at++ {
		w := words[at]
		switch {
		case w.Length > 0:
			m := Mention{At: at, End: at + w.Length, Who: subjectOf(w.Who), Pronoun: IsPronoun(w.Text)}
			m.Owner = words[min(m.End, len(words))-1].Possessive
			if m.Pronoun && last.Who == Third && last.Sex == pronounSex(w.Text) && last.Sex != SexUnknown {
				m.Who = Third
			} else if !m.Pronoun && phrase.Text(words, at-1) != "of" {
				last = Topic{Who: m.Who}
			}
			all = append(all, m)
			at += w.Length - 1
		case IsPronoun(w.Text):
			// "her mother" is the mother
			if at+1 < len(words) && isThird(words[at+1].Text) {
				continue
			}
			all = append(all, Mention{At: at, End: at + 1, Who: last.Who, Pronoun: true})
		case w.Text == "both" || w.Text == "couple" || w.Text == "either" && at+1 < len(words) && isPartyWord(words[at+1].Text):
			all = append(all, Mention{At: at, End: at + 1, Who: Both})
		case w.Text == "neither" && at+1 < len(words) && isPartyWord(words[at+1].Text):
			all = append(all, Mention{At: at, End: at + 1, Who: Both})
		case isThird(w.Text) && phrase.Text(words, at-1) == "both":
		case isThird(w.Text):
			m := Mention{At: at, End: at + 1, Who: Third, Sex: thirdSex(words, at)}
			m.Oblique = at > 0 && behindPreposition(words, at) && !(at+1 < len(words) && (words[at+1].Text == "who" || words[at+1].Text == "whose"))
			all = append(all, m)
			if !m.Oblique && m.Sex != SexUnknown {
				last = Topic{Third, m.Sex}
			}
		}
	}
	return all
}

// thirdSex returns the sex of the person whom a word means, unknown where a he or she
// behind it may as well be the one whose relative it is: "her mother said that she".
func thirdSex(words []phrase.Word, at int) Sex {
	var sex Sex
	switch words[at].Text {
	case "mother", "sister", "daughter", "aunt", "niece", "grandmother", "granddaughter", "stepmother", "stepdaughter", "woman", "girl", "wife", "girlfriend":
		sex = Female
	case "father", "brother", "son", "uncle", "nephew", "grandfather", "grandson", "stepfather", "stepson", "man", "boy", "husband", "boyfriend":
		sex = Male
	case "partner":
		if phrase.Text(words, at-1) == "former" || phrase.Text(words, at-1) == "previous" {
			sex = Female
		}
	}
	for i := at - 1; i >= 0 && at-i <= 2; i-- {
		if pronounSex(words[i].Text) == sex && sex != SexUnknown {
			return SexUnknown
		}
	}
	return sex
}

func pronounSex(w string) Sex {
	switch w {
	case "he", "him", "his", "himself":
		return Male
	case "she", "her", "hers", "herself":
		return Female
	}
	return SexUnknown
}

// Whom returns whom the words from start to end concern: the nearest person named
// before them who is no mere company ("lived with her mother"), else the nearest just
// behind, else topic.
func Whom(named []Mention, start, end int, last Topic) Subject {
	for i := len(named) - 1; i >= 0; i-- {
		if m := named[i]; m.End <= start && !m.Oblique {
			return m.Who
		}
	}
	for _, m := range named {
		if m.At >= start && m.At <= end+6 && !m.Oblique {
			return m.Who
		}
	}
	return last.Who
}

// TopicOf returns whom a sentence is about, for the sentence behind it.
func TopicOf(named []Mention, before Topic) Topic {
	for i, m := range named {
		relative := m.Owner && i+1 < len(named) && named[i+1].Who == Third && named[i+1].At-m.End <= 2
		if (m.Who == TheVictim || m.Who == ThePerpetrator) && !relative {
			return Topic{Who: m.Who}
		}
	}
	for _, m := range named {
		if m.Who == Third && !m.Oblique {
			return Topic{Third, m.Sex}
		}
	}
	return before
}

// IsPronoun reports whether a word is he, she or another form of them.
func IsPronoun(w string) bool { return pronounSex(w) != SexUnknown }

func isPartyWord(w string) bool {
	switch w {
	case "party", "parties", "adult", "of", "person", "partner":
		return true
	}
	return false
}

// behindPreposition reports whether a preposition stands before a person, with nothing
// but articles and the like between.
func behindPreposition(words []phrase.Word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 4; i-- {
		switch words[i].Text {
		case "with", "to", "from", "by", "for", "as", "told", "of", "on", "at", "after", "upon", "against":
			return true
		case "the", "a", "an", "his", "her", "their", "own", "younger", "elder", "eldest", "another", "former", "first", "two", "three", "young", "best":
		default:
			return false
		}
	}
	return false
}

// isThird reports whether a word means a person of the family or the neighbourhood,
// or people in general.
func isThird(w string) bool {
	switch w {
	case "mother", "father", "brother", "sister", "son", "daughter", "uncle", "aunt", "cousin", "nephew", "niece",
		"grandmother", "grandfather", "grandson", "granddaughter", "stepfather", "stepmother", "stepson", "stepdaughter",
		"parents", "grandparents", "siblings", "brothers", "sisters", "sons", "daughters", "child", "children", "baby",
		"friend", "friends", "neighbour", "neighbours", "colleague", "colleagues", "lodger", "tenant", "landlord",
		"man", "woman", "men", "women", "boy", "girl", "people", "patients", "motorist", "stranger", "visitor",
		"husband", "wife", "boyfriend", "girlfriend", "partner", "people's", "families", "witness", "driver":
		return true
	}
	return false
}
