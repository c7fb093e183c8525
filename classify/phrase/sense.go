package phrase

import "strings"

// Negated reports whether what stands at the words from start on is said not to be
// so, or only asked or supposed.
func Negated(words []Word, start int) bool {
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

// Passive reports whether "was", with or without an adverb, stands before a verb.
func Passive(words []Word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 2; i-- {
		switch w := words[i].Text; w {
		case "was", "been", "were", "being":
			return true
		default:
			if !strings.HasSuffix(w, "ly") {
				return false
			}
		}
	}
	return false
}
