package paragraph

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// confirmLabels gives back to the text what only looks like a number: "C1 was at
// school", "2.5 units of alcohol". A number of that kind stands in a series.
func confirmLabels(parts []Part) {
	kept := map[numbering.Kind]numbering.Label{}
	for i := range parts {
		k := parts[i].Label
		doubtful := k.Kind == numbering.Lettered || k.Kind == numbering.Decimal && paper.StartsLower(k.Rest)
		before, met := kept[k.Kind]
		if doubtful && !(met && k.Follows(before)) && !nextFollows(parts[i+1:], k) {
			parts[i].Text = strings.TrimSpace(k.Text + " " + parts[i].Text)
			parts[i].Label = numbering.Label{Rest: parts[i].Text}
			continue
		}
		kept[k.Kind] = k
	}
}

// nextFollows reports whether the next label of the kind follows k.
func nextFollows(parts []Part, k numbering.Label) bool {
	for _, p := range parts[:min(len(parts), 12)] {
		if p.Label.Kind == k.Kind {
			return p.Label.Follows(k)
		}
	}
	return false
}

// bareNumber is a number without a stop before a sentence.
var bareNumber = regexp.MustCompile(`^(\d{1,3})\s+["'“‘(]?\p{Lu}`)

// dayOfMonth is a date that a paragraph begins with.
var dayOfMonth = regexp.MustCompile(`^\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b`)

// numberBare takes the numbers for labels that paragraphs begin with, without a stop,
// where at least three count on.
func numberBare(parts []Part) {
	var run []int
	last := 0
	end := func() {
		for _, i := range run {
			if len(run) < series {
				break
			}
			p := &parts[i]
			number, rest, _ := strings.Cut(p.Text, " ")
			p.Label = numbering.Label{Text: number, Rest: strings.TrimSpace(rest), Kind: numbering.Counted, Value: numbering.Value(number)}
			for k := range p.Marks {
				p.Marks[k].At = max(p.Marks[k].At-utf8.RuneCountInString(p.Text)+utf8.RuneCountInString(p.Label.Rest), -1)
			}
			p.Text = p.Label.Rest
		}
		run = run[:0]
	}
	for i, p := range parts {
		if p.Row || p.Label.Kind != numbering.None {
			continue
		}
		m := bareNumber.FindStringSubmatch(p.Text)
		if m == nil || dayOfMonth.MatchString(p.Text) || paper.WordCount(p.Text) < 6 {
			continue
		}
		n := numbering.Value(m[1])
		if n != last+1 {
			end()
		}
		last = n
		run = append(run, i)
	}
	end()
}
