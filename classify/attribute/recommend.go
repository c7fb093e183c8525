package attribute

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
)

// Recommendations cuts the recommendations of one document, whose passages are in
// reading order, into units and proposes for each whom it addresses and its theme. An
// action plan commonly repeats the recommendations, so that it is read only where the
// document has no recommendations elsewhere.
func Recommendations(passages []dhr.Passage) []dhr.Recommendation {
	r := newRecommender(passages)
	for _, zone := range []dhr.Zone{dhr.ZoneRecommendations, dhr.ZoneActionPlan} {
		var all []dhr.Recommendation
		heading := ""
		for _, p := range passages {
			if p.Zone != zone {
				continue
			}
			units := splitUnits(p.Text)
			for _, u := range units {
				text := string([]rune(p.Text)[u.start:u.end])
				if len(units) == 1 && u.number == "" && isHeading(text) {
					heading = text
					continue
				}
				if !isRecommendation(text) {
					if isLead(text) {
						heading = text
					}
					continue
				}
				number := u.number
				if number == "" && u.start == 0 {
					number = p.Number
				}
				rec := r.read(text, heading, p.Heading)
				rec.Passage, rec.Number, rec.Span = p.ID, number, dhr.Span{Start: u.start, End: u.end}
				all = append(all, rec)
			}
		}
		if len(all) > 0 {
			return all
		}
	}
	return nil
}

// recommender reads single recommendations.
type recommender struct {
	addressees, implies, themes *terms
	local                       map[string]dhr.Addressee
	context                     *context
}

// newRecommender learns what the reading of recommendations needs to know of the
// document that has them.
func newRecommender(passages []dhr.Passage) recommender {
	r := recommender{addressees: addressees(), implies: matters(), themes: themes(), local: localNames(passages)}
	r.addressees.add(furtherAddressees()...)
	r.themes.add(furtherThemes()...)
	r.context = r.newContext(passages)
	return r
}

// read proposes addressees and theme for a recommendation's text. The heading above it
// may name the addressee ("Health", "Recommendations for the police"). The addressee
// for whom most speaks comes first, then others named as those who are to act.
func (r recommender) read(text, heading, section string) dhr.Recommendation {
	words, above := wordsOf(text), wordsOf(heading)
	first, sure := models()[agencyModel].best(r.agencyShown(words, above, wordsOf(section)))
	theme, plainly := models()[themeModel].best(r.themeShown(words))
	agencies := []dhr.Addressee{dhr.Addressee(first)}
	doers := r.named(words[:r.actionOf(words)])
	if own := r.named(above); len(doers) == 0 && len(own) > 0 {
		agencies, sure = own[:1], 0.8 // what stands above a list tells whose it is
	}
	for _, a := range doers {
		if a != agencies[0] {
			agencies = append(agencies, a)
		}
	}
	return dhr.Recommendation{Text: text, Agencies: agencies, Theme: dhr.Theme(theme), Score: float64(int(100*sure*plainly)) / 100}
}

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
	words := wordsOf(text)
	return len(words) <= 10 && !strings.HasSuffix(text, ".") && !obliges(words)
}

// isLead reports whether a unit introduces those below it: "It is recommended that
// the Trust:".
func isLead(text string) bool { return strings.HasSuffix(text, ":") }

// leastWords is how many words a recommendation has.
const leastWords = 5

// isRecommendation reports whether a unit asks for something to be done.
func isRecommendation(text string) bool {
	words := wordsOf(text)
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
func narrates(words []Word) bool {
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

func obliges(words []Word) bool {
	for i, w := range words {
		switch w.Text {
		case "should", "must", "shall", "ought", "recommends", "needs":
			return true
		case "recommended":
			return text(words, i-1) == "is"
		case "will":
			return i > 0
		case "asked", "invited", "urged", "required", "requested", "encouraged":
			return text(words, i-1) == "is" || text(words, i-1) == "are"
		}
	}
	return false
}

// wordsOf cuts a text into words as Sentence has them.
func wordsOf(text string) []Word {
	var words []Word
	pos, start := 0, -1
	var w strings.Builder
	next := Word{}
	flush := func() {
		if start < 0 {
			return
		}
		next.Text, next.Start, next.End = strings.ToLower(w.String()), start, pos
		if t, owned := strings.CutSuffix(strings.ReplaceAll(next.Text, "’", "'"), "'s"); owned {
			next.Text, next.Possessive = t, true
		} else {
			next.Text = strings.TrimRight(t, "'")
		}
		words = append(words, next)
		next, start = Word{}, -1
		w.Reset()
	}
	for _, c := range text {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || start >= 0 && (c == '\'' || c == '’'):
			if start < 0 {
				start = pos
				next.Upper = unicode.IsUpper(c)
			}
			w.WriteRune(c)
		default:
			flush()
			switch c {
			case ',', '(', ')':
				next.Comma = true
			case ';', ':', '–', '—', '.':
				next.Break = true
			}
		}
		pos++
	}
	flush()
	return words
}
