package recommendation

import (
	"math"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/phrase"
	"github.com/dhrcoder/dhr/classify/recommendation/linear"
	"github.com/kljensen/snowball/english"
)

// How much of each kind of feature counts. They were chosen by cross-validation over
// the hands of the training reports.
const (
	textNorm = 4.0  // length of the vector of stems
	fade     = 12.0 // words after which what is to be done counts half
)

// Shown is what a recommendation shows of its agency and of its theme: what the
// regressions read.
type Shown struct{ Agency, Theme []linear.Feature }

// Show reads lines of recommendations, each with the heading of its section, of one
// document's passages, for the regressions to learn from.
func Show(passages []dhr.Passage, lines, sections []string) []Shown {
	r := newReader(passages)
	all := make([]Shown, len(lines))
	for i, line := range lines {
		words := phrase.Cut(line[len(listNumber.FindString(line)):])
		all[i] = Shown{r.agencyShown(words, nil, phrase.Cut(sections[i])), r.themeShown(words)}
	}
	return all
}

// actionOf returns where the words begin that say what is to be done: after "should",
// after the "to" of "Schools to train", at the start of an order.
func (r reader) actionOf(words []phrase.Word) int {
	start := subjectOf(words)
	if start == 0 {
		for i := 1; i < len(words) && i <= 14; i++ {
			if words[i].Text == "to" && !governsTo(words[i-1].Text) {
				start = i
				break
			}
		}
	}
	if start == 0 && phrase.Text(words, 0) == "that" { // "That the Trust train"
		for _, h := range r.addressees.Find(words) {
			if h.Value != "" && h.Start <= 3 {
				return min(h.End, len(words))
			}
		}
		return 1
	}
	if start > 0 {
		start++ // the word of duty itself
	}
	for start > 0 && start < len(words) {
		switch words[start].Text {
		case "to", "be", "asked", "invited", "urged", "required", "requested", "encouraged":
			start++
			continue
		}
		break
	}
	return min(start, len(words))
}

// governsTo reports whether the "to" after a word belongs to it and begins no order:
// "access to", "what to do".
func governsTo(w string) bool {
	switch w {
	case "access", "what", "how", "where", "when", "whether", "referral", "referrals", "response", "refer", "approach", "related", "due", "according", "prior", "subject", "whom", "who", "offer", "report", "reports", "need", "made", "relation", "regard":
		return true
	}
	return false
}

// themeShown are the features by which the theme is told: the stems, those of what is
// to be done the more the earlier they stand, and what the terms say of both parts.
func (r reader) themeShown(words []phrase.Word) []linear.Feature {
	start := r.actionOf(words)
	shown := make([]linear.Feature, 0, 2*len(words))
	add := addTo(&shown)
	for i, w := range words {
		if s := shownStem(w); s != "" {
			add("s:"+s, 1)
			if i >= start {
				add("a:"+s, 1/(1+float64(i-start)/fade))
			}
			if i == start {
				add("v:"+s, 1)
			}
		}
	}
	scaleTo(shown, textNorm)
	add = addTo(&shown)
	for _, part := range []struct {
		kind  string
		words []phrase.Word
		fade  float64
	}{{"r", words[start:], 12}, {"q", words[:start], math.Inf(1)}} {
		sums := map[string]float64{}
		all := 0.0
		for _, h := range r.themes.Find(part.words) {
			if h.Value != "" {
				weight := h.Weight / (1 + float64(h.Start)/part.fade)
				sums[h.Value] += weight
				all += weight
			}
		}
		best := ""
		for _, t := range dhr.Themes() {
			if sum := sums[string(t)]; sum > 0 {
				add(part.kind+":"+string(t), sum/math.Sqrt(all))
				if best == "" || sum > sums[best] {
					best = string(t)
				}
			}
		}
		if best != "" {
			add(part.kind+"best:"+best, 1.0)
		}
	}
	add("one", 1)
	return shown
}

// agencyShown are the features by which it is told whom a recommendation addresses:
// the stems, those whom its parts name and whose work they are about, those of whom
// the report speaks in the same words, and what the rules make of it.
func (r reader) agencyShown(words, heading, section []phrase.Word) []linear.Feature {
	start := r.actionOf(words)
	var shown []linear.Feature
	add := addTo(&shown)
	for _, w := range words {
		if s := shownStem(w); s != "" {
			add("s:"+s, 1)
		}
	}
	scaleTo(shown, textNorm)
	add = addTo(&shown)
	none := true
	for _, part := range []struct {
		kind  string
		found []dhr.Addressee
		value float64
	}{{"subject", r.named(words[:start]), 1.5}, {"subjectwork", r.implied(words[:start]), 1}, {"rest", r.named(words[start:]), 1}, {"restwork", r.implied(words[start:]), 0.7}} {
		for i, a := range part.found {
			if i == 0 {
				add(part.kind+":"+string(a), 1.5*part.value)
			} else if i == 1 {
				add(part.kind+"2:"+string(a), part.value)
			}
			none = false
		}
	}
	if none {
		add("none", 1)
	}
	votes := r.context.votes(words)
	for _, a := range dhr.Addressees() {
		if votes[a] > 0 {
			add("like:"+string(a), 4*votes[a])
		}
	}
	ruled, sure := r.address(words, heading, section)
	add("rule:"+string(ruled[0]), 1.5)
	add("rule"+strconv.Itoa(int(10*sure))+":"+string(ruled[0]), 1.5)
	add("one", 1)
	return shown
}

// addTo returns a function that adds to features or, where the name is there, raises
// the value to the larger.
func addTo(shown *[]linear.Feature) func(string, float64) {
	at := map[string]int{}
	return func(name string, value float64) {
		if i, is := at[name]; is {
			(*shown)[i].Value = max((*shown)[i].Value, value)
			return
		}
		at[name] = len(*shown)
		*shown = append(*shown, linear.Feature{Name: name, Value: value})
	}
}

// scaleTo gives features a length.
func scaleTo(shown []linear.Feature, length float64) {
	sum := 0.0
	for _, f := range shown {
		sum += f.Value * f.Value
	}
	for i := range shown {
		shown[i].Value *= length / math.Sqrt(sum)
	}
}

// shownStem returns the stem of a word, "" of a number.
func shownStem(w phrase.Word) string {
	t := strings.ReplaceAll(w.Text, "’", "'")
	if t == "" || t[0] >= '0' && t[0] <= '9' {
		return ""
	}
	return english.Stem(t, true)
}
