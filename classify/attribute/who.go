package attribute

// subject is whom something in a sentence concerns.
type subject uint8

const (
	unknown subject = iota
	theVictim
	thePerpetrator
	both
	third
)

// of turns a mention into a subject.
func (p Person) subject() subject {
	switch p {
	case Victim:
		return theVictim
	case Perpetrator:
		return thePerpetrator
	}
	return unknown
}

// mentioned is a person named in a sentence.
type mentioned struct {
	at, end int
	who     subject
	pronoun bool
	oblique bool // behind "with", "to" and the like: the sentence is about somebody else
	owner   bool // "Adult B's"
	sex     Sex  // of a third person, by the word for them
}

// topic is whom a text has spoken of last.
type topic struct {
	who subject
	sex Sex // of a third person
}

// people returns everybody named in the words, from left to right. A pronoun that the
// sexes do not resolve means whom the sentence before spoke of; one that could mean a
// third person just spoken of ("a man … he") means that person.
func people(words []Word, last topic) []mentioned {
	var all []mentioned
	for at := 0; at < len(words); at++ {
		w := words[at]
		switch {
		case w.Length > 0:
			m := mentioned{at: at, end: at + w.Length, who: w.Who.subject(), pronoun: isPronoun(w.Text)}
			m.owner = words[min(m.end, len(words))-1].Possessive
			if m.pronoun && last.who == third && last.sex == pronounSex(w.Text) && last.sex != SexUnknown {
				m.who = third
			} else if !m.pronoun && text(words, at-1) != "of" {
				last = topic{who: m.who}
			}
			all = append(all, m)
			at += w.Length - 1
		case isPronoun(w.Text):
			// "her mother" is the mother
			if at+1 < len(words) && isThird(words[at+1].Text) {
				continue
			}
			all = append(all, mentioned{at: at, end: at + 1, who: last.who, pronoun: true})
		case w.Text == "both" || w.Text == "couple" || w.Text == "either" && at+1 < len(words) && isPartyWord(words[at+1].Text):
			all = append(all, mentioned{at: at, end: at + 1, who: both})
		case w.Text == "neither" && at+1 < len(words) && isPartyWord(words[at+1].Text):
			all = append(all, mentioned{at: at, end: at + 1, who: both})
		case isThird(w.Text) && text(words, at-1) == "both":
		case isThird(w.Text):
			m := mentioned{at: at, end: at + 1, who: third, sex: thirdSex(words, at)}
			m.oblique = at > 0 && behindPreposition(words, at) && !(at+1 < len(words) && (words[at+1].Text == "who" || words[at+1].Text == "whose"))
			all = append(all, m)
			if !m.oblique && m.sex != SexUnknown {
				last = topic{third, m.sex}
			}
		}
	}
	return all
}

// thirdSex returns the sex of the person whom a word means, unknown where a he or she
// behind it may as well be the one whose relative it is: "her mother said that she".
func thirdSex(words []Word, at int) Sex {
	var sex Sex
	switch words[at].Text {
	case "mother", "sister", "daughter", "aunt", "niece", "grandmother", "granddaughter", "stepmother", "stepdaughter", "woman", "girl", "wife", "girlfriend":
		sex = Female
	case "father", "brother", "son", "uncle", "nephew", "grandfather", "grandson", "stepfather", "stepson", "man", "boy", "husband", "boyfriend":
		sex = Male
	case "partner":
		if text(words, at-1) == "former" || text(words, at-1) == "previous" {
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

// whom returns whom the words from start to end concern: the nearest person named
// before them who is no mere company ("lived with her mother"), else the nearest just
// behind, else topic.
func whom(named []mentioned, start, end int, last topic) subject {
	for i := len(named) - 1; i >= 0; i-- {
		if m := named[i]; m.end <= start && !m.oblique {
			return m.who
		}
	}
	for _, m := range named {
		if m.at >= start && m.at <= end+6 && !m.oblique {
			return m.who
		}
	}
	return last.who
}

// topicOf returns whom a sentence is about, for the sentence behind it.
func topicOf(named []mentioned, before topic) topic {
	for i, m := range named {
		relative := m.owner && i+1 < len(named) && named[i+1].who == third && named[i+1].at-m.end <= 2
		if (m.who == theVictim || m.who == thePerpetrator) && !relative {
			return topic{who: m.who}
		}
	}
	for _, m := range named {
		if m.who == third && !m.oblique {
			return topic{third, m.sex}
		}
	}
	return before
}

func isPronoun(w string) bool {
	switch w {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return true
	}
	return false
}

func isPartyWord(w string) bool {
	switch w {
	case "party", "parties", "adult", "of", "person", "partner":
		return true
	}
	return false
}

// behindPreposition reports whether a preposition stands before a person, with nothing
// but articles and the like between.
func behindPreposition(words []Word, at int) bool {
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

// negated reports whether what stands at the words from start to end is said not to be
// so, or only asked or supposed.
func negated(words []Word, start int) bool {
	for i := start - 1; i >= 0; i-- {
		w := words[i]
		switch w.Text {
		case "but", "although", "though", "however":
			return false
		case "whether", "if", "indicators", "nobody":
			return true
		case "neither", "nor", "no", "never", "without", "negative":
			return start-i <= 14
		case "not":
			// "did not disclose his depression" affirms it
			if i+1 < len(words) {
				switch words[i+1].Text {
				case "disclose", "mention", "know", "told", "tell", "record", "recorded", "recognise", "only", "ask", "asked", "explore", "receive":
					return false
				}
			}
			return start-i <= 6
		case "denied", "denies":
			return start-i <= 6
		}
		if words[i].Break {
			return false
		}
	}
	return false
}
