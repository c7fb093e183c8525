package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
)

// passageJoin stands between the passages of a document when prose splits it.
const passageJoin = "\n\n"

// sentenceEnds returns, for each text, the bytes after which its sentences end,
// without the end of the text itself. prose loads its model anew in every call
// (8 ms), so it is called once for all texts; sentences never go across texts.
func sentenceEnds(texts []string) [][]int {
	ends := make([][]int, len(texts))
	joined := strings.Join(texts, passageJoin)
	doc, err := prose.NewDocument(joined, prose.WithTagging(false), prose.WithExtraction(false), prose.WithTokenization(false))
	if err != nil {
		return ends // prose never returns one; a text is then one sentence
	}
	text, begin := 0, 0 // begin: byte of the text in joined
	at := 0
	for _, s := range doc.Sentences() {
		i := strings.Index(joined[at:], s.Text)
		if i < 0 || s.Text == "" {
			continue
		}
		at += i + len(s.Text)
		for text < len(texts) && at > begin+len(texts[text]) {
			begin += len(texts[text]) + len(passageJoin)
			text++
		}
		if text < len(texts) && at > begin && at < begin+len(texts[text]) {
			ends[text] = append(ends[text], at-begin)
		}
	}
	for i, t := range texts {
		ends[i] = mend(t, ends[i])
	}
	return ends
}

// mend takes out the ends that prose sets wrongly after abbreviations and adds
// those that it misses.
func mend(text string, ends []int) []int {
	kept := ends[:0]
	for _, end := range ends {
		if !joins(text[:end], strings.TrimLeft(text[end:], " ")) {
			kept = append(kept, end)
		}
	}
	missed := missedEnds(text)
	if len(missed) == 0 {
		return kept
	}
	var all []int
	for i, j := 0, 0; i < len(kept) || j < len(missed); {
		switch {
		case j == len(missed) || i < len(kept) && kept[i] < missed[j]:
			all = append(all, kept[i])
			i++
		case i == len(kept) || missed[j] < kept[i]:
			all = append(all, missed[j])
			j++
		default:
			all = append(all, kept[i])
			i++
			j++
		}
	}
	return all
}

// joins reports whether a sentence end between the texts is none.
func joins(before, after string) bool {
	if after == "" {
		return false
	}
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(next) {
		return true
	}
	stem, stopped := strings.CutSuffix(before, ".")
	if !stopped {
		return false
	}
	last := lastField(stem)
	switch strings.ToLower(strings.Trim(last, "(\"'“‘")) {
	case "mr", "mrs", "ms", "dr", "prof", "rev", "sgt", "insp", "supt", "st", "messrs", "hon", "capt", "det", "cons":
		return true
	case "para", "paras", "no", "nos", "p", "pp", "vol", "approx", "fig", "figs", "sec", "s", "ss", "art", "ch", "ref", "est", "c", "cf", "e.g", "i.e", "eg", "ie", "viz", "tel", "ext":
		if !isInitial(last) {
			return unicode.IsDigit(next) || strings.Contains(last, ".") || len(last) > 3
		}
	}
	if !isInitial(last) {
		return false
	}
	// "J. S. Brown" is one sentence, "told Adult A. Brown left" is two.
	prior := lastField(strings.TrimRight(strings.TrimSuffix(stem, last), " "))
	bare := strings.TrimSuffix(prior, ".")
	switch bare {
	case "", "Mr", "Mrs", "Ms", "Dr", "PC", "DC", "DS", "DI", "WPC", "Sgt", "Miss", "Judge":
		return true
	}
	return bare != prior && isInitial(bare)
}

// missedEnds finds sentence ends after a.m., etc. and single letters ("Adult A.
// She left") where prose sees an abbreviation.
func missedEnds(text string) []int {
	var ends []int
	for i := 0; ; {
		n := strings.Index(text[i:], ". ")
		if n < 0 {
			return ends
		}
		i += n + 1
		last := strings.Trim(lastField(text[:i-1]), "(\"'“‘")
		switch last {
		case "a.m", "p.m", "am", "pm", "etc":
		default:
			if !isInitial(last) {
				continue
			}
		}
		if starters[firstField(text[i+1:])] {
			ends = append(ends, i)
		}
	}
}

// starters are words that begin a sentence and are no surnames.
var starters = map[string]bool{"He": true, "She": true, "They": true, "It": true, "The": true, "This": true,
	"There": true, "His": true, "Her": true, "Their": true, "A": true, "An": true, "In": true, "On": true, "At": true,
	"No": true, "When": true, "After": true, "Although": true, "However": true, "That": true, "These": true,
	"Following": true, "During": true, "Both": true, "Neither": true, "By": true, "As": true, "Police": true, "Officers": true}

func isInitial(s string) bool {
	return len(s) == 1 && s[0] >= 'A' && s[0] <= 'Z'
}

func lastField(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func firstField(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return strings.TrimRight(first, ",")
}
