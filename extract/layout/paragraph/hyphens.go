package paragraph

import (
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/lexicon"
)

// Vocabulary counts a document's words as they stand within lines, where no line
// end can have broken them.
type Vocabulary struct{ seen map[string]int }

// CountWords counts the words of the flow, but for those at the ends of lines.
func CountWords(flow []paper.Item) *Vocabulary {
	v := &Vocabulary{seen: map[string]int{}}
	count := func(l paper.Line) {
		for i, w := range l.Words {
			if i+1 == len(l.Words) && strings.HasSuffix(w.Text, "-") {
				continue
			}
			v.seen[paper.Bare(w.Text)]++
		}
	}
	for _, it := range flow {
		if it.Row == nil {
			count(it.Line)
			continue
		}
		for _, cell := range it.Row.Cells {
			for _, l := range cell {
				count(l)
			}
		}
	}
	return v
}

func (v *Vocabulary) word(s string) bool {
	s = paper.Bare(s)
	return len(s) > 2 && (lexicon.Has(s) || v.seen[s] > 1)
}

// Parts of words that are commonly joined to another with a hyphen.
var (
	firstHalves  = set("self non ex multi well twenty thirty forty fifty sixty seventy eighty ninety half one two three four five six seven eight nine ten part full long short high low cross follow check drop stand mid semi post pre third first second single high higher highest best so all anti evidence inter hard old new year ill e co re step mother father son daughter brother sister great much ever")
	secondHalves = set("based led up in term year old long wide related being to of off by out on day risk month week hour agency party centred focused making keeping harm esteem medication ordinator ordinated operation law known being person parent aged bedroomed site school time free like minded born line down over back through")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// keepHyphen decides whether the hyphen at a line's end belongs to the word, from
// the parts before and after it. In this order:
//
//   - after a digit or a capital, or before a capital or digit, it does;
//   - when the document has the joined word or the hyphenated one elsewhere, the
//     commoner of them decides;
//   - when the joined word is a common word, it does not;
//   - after a common first half (self, non, twenty) or before a common second half
//     (based, led, term), it does;
//   - when both halves are words, it does; otherwise it does not.
func (v *Vocabulary) keepHyphen(before, after string) bool {
	b, a := lastPart(before), firstPart(after)
	if b == "" || a == "" {
		return true
	}
	end, start := []rune(b), []rune(a)
	if !unicode.IsLower(end[len(end)-1]) || !unicode.IsLower(start[0]) {
		return !(unicode.IsLetter(end[len(end)-1]) && len(end) > 3 && paper.Capitals(b) && paper.Capitals(a) && v.seen[paper.Bare(b+a)] > 0)
	}
	joined, hyphened := v.seen[paper.Bare(before+after)], v.seen[paper.Bare(before+"-"+after)]
	if joined == 0 && hyphened == 0 {
		joined, hyphened = v.seen[paper.Bare(b+a)], v.seen[paper.Bare(b+"-"+a)]
	}
	if joined != hyphened {
		return hyphened > joined
	}
	b, a = paper.Bare(b), paper.Bare(a)
	switch {
	case lexicon.Has(b + a):
		return false
	case firstHalves[b] || secondHalves[a]:
		return true
	}
	return v.word(b) && v.word(a)
}

// lastPart is what stands after the last hyphen or dash of a word, firstPart what
// stands before the first.
func lastPart(s string) string {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return s[strings.LastIndexAny(s, "-–—/")+1:]
}

func firstPart(s string) string {
	if i := strings.IndexAny(s, "-–—/"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRightFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Text joins lines, undoing hyphenation.
func (v *Vocabulary) Text(lines []paper.Line) string {
	s, _ := v.marked(lines)
	return s
}

// marked joins lines and says where the marks of notes stand in them.
func (v *Vocabulary) marked(lines []paper.Line) (string, []Mark) {
	var b strings.Builder
	var marks []Mark
	held := "" // a word with a hyphen at its line's end, without the hyphen
	for k, l := range lines {
		for i, w := range l.Words {
			if paper.Noted(w) {
				marks = append(marks, marksOf(w, l.Page, b.String()+held)...)
				continue
			}
			switch {
			case held != "":
				b.WriteString(held)
				if w.Text != "" && v.keepHyphen(held, w.Text) {
					b.WriteByte('-')
				}
				held = ""
			case b.Len() > 0 && !paper.Closing(w.Text) && !(i == 0 && k > 0 && paper.CutWord(lines[k-1], l)):
				b.WriteByte(' ')
			}
			if stem, ok := strings.CutSuffix(w.Text, "-"); ok && lastOf(l, i) && stem != "" && !strings.HasSuffix(stem, "-") {
				held = stem
				continue
			}
			b.WriteString(w.Text)
		}
	}
	if held != "" {
		b.WriteString(held + "-")
	}
	return b.String(), marks
}

// lastOf reports whether no word but note numbers follows word i of the line.
func lastOf(l paper.Line, i int) bool {
	for _, w := range l.Words[i+1:] {
		if !paper.Noted(w) {
			return false
		}
	}
	return true
}
