package recommendation

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/dhrcoder/dhr/classify/phrase"
)

// unit is a part of a passage, in code points.
type unit struct {
	start, end int
	number     string
}

// listNumber is the number or bullet that begins an item of a list.
var listNumber = regexp.MustCompile(`^(?:(?:Recommendation|Rec|Action)\.?\s*(?:No\.?\s*)?\d+(?:\.\d+)*[:.)]?|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]|[A-Z]?\d{1,2}(?:\.\d{1,2})+|[A-Z]\d{1,2}[.:)]|[•●▪‣*–-])\s+`)

// innerNumber is where a further item may begin within a passage.
var innerNumber = regexp.MustCompile(`[.;:]\s+((?:Recommendation|Rec|R)\.?\s*\d+(?:\.\d+)*[:.)]?|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[•●▪‣])\s+\p{Lu}?`)

// splitUnits cuts a passage at the numbers and bullets of a list that runs on in it. A
// list needs two items or more: one bracketed letter is a reference.
func splitUnits(text string) []unit {
	var cuts []int // bytes at which items begin
	for _, m := range innerNumber.FindAllStringSubmatchIndex(text, -1) {
		cuts = append(cuts, m[2])
	}
	first := listNumber.FindString(text)
	if len(cuts) == 1 && first == "" && !strings.Contains(text[cuts[0]:], "ecommendation") {
		cuts = nil
	}
	from := 0
	var units []unit
	for _, cut := range append(cuts, len(text)) {
		if u, ok := trimUnit(text, from, cut); ok {
			units = append(units, u)
		}
		from = cut
	}
	return units
}

// trimUnit takes the number and the spaces off an item that stands between two bytes.
func trimUnit(text string, from, to int) (unit, bool) {
	part := text[from:to]
	number := listNumber.FindString(part)
	body := strings.TrimSpace(part[len(number):])
	if body == "" {
		return unit{}, false
	}
	at := from + len(number) + strings.Index(part[len(number):], body)
	start := utf8.RuneCountInString(text[:at])
	return unit{start, start + utf8.RuneCountInString(body), strings.Trim(number, " ().:•●▪‣*–-\t")}, true
}

// isHeading reports whether a unit is the heading of those below it, such as "West
// Town Police" or "Recommendations for health": short and without a verb of duty.
func isHeading(text string) bool {
	words := phrase.Cut(text)
	return len(words) <= 10 && !strings.HasSuffix(text, ".") && !obliges(words)
}

// isLead reports whether a unit introduces those below it: "It is recommended that
// the Trust:".
func isLead(text string) bool { return strings.HasSuffix(text, ":") }

// leastWords is how many words a recommendation has.
const leastWords = 5

// isRecommendation reports whether a unit asks for something to be done.
func isRecommendation(text string) bool {
	words := phrase.Cut(text)
	if len(words) < leastWords || isLead(text) {
		return false
	}
	if obliges(words) {
		return true
	}
	return !narrates(words)
}

// narrates reports whether a unit without a verb of duty tells something: "The panel
// has made these recommendations." An order such as "Review how notes are kept" and a
// doer with a colon, "Trust: review", tell nothing.
func narrates(words []phrase.Word) bool {
	switch words[0].Text {
	case "the", "this", "these", "those", "it", "a", "an", "we", "i", "in", "as", "following", "there", "some", "many", "each", "on", "since", "all", "most", "they", "he", "she":
	default:
		return false
	}
	for i, w := range words {
		if i > 0 && i < 8 && (w.Break || w.Text == "to") || i == 8 && (words[0].Text == "a" || words[0].Text == "an") {
			return false // "A campaign for friends who are worried" tells nothing
		}
		switch w.Text {
		case "was", "were", "has", "have", "had", "is", "are", "makes", "made", "follow", "follows", "recommendations":
			return true
		}
	}
	return false
}

func obliges(words []phrase.Word) bool {
	for i, w := range words {
		switch w.Text {
		case "should", "must", "shall", "ought", "recommends", "needs":
			return true
		case "recommended":
			return phrase.Text(words, i-1) == "is"
		case "will":
			return i > 0
		case "asked", "invited", "urged", "required", "requested", "encouraged":
			return phrase.Text(words, i-1) == "is" || phrase.Text(words, i-1) == "are"
		}
	}
	return false
}
