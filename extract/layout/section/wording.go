package section

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout/match"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
	"github.com/dhrcoder/dhr/extract/lexicon"
)

//go:embed zones.yaml
var zonesYAML []byte

// clue is a wording that speaks for a zone.
type clue struct {
	zone   int // place in dhr.Zones
	weight float64
}

// clueSet is clues with their wordings, in the same order.
type clueSet struct {
	clues []clue
	words *match.Set
}

// wording is what zones.yaml says.
type wording struct{ headings, paragraphs clueSet }

// scores holds a number for each zone, in the order of dhr.Zones.
type scores [14]float64

// clues reads the embedded file once. A mistake in it is a mistake in the program.
var clues = sync.OnceValue(func() wording {
	w, err := readWording(zonesYAML)
	if err != nil {
		panic("layout: zones.yaml: " + err.Error())
	}
	return w
})

func readWording(data []byte) (wording, error) {
	type entry struct {
		Weight float64
		Words  string
	}
	var file struct {
		Headings, Paragraphs map[string][]entry
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		return wording{}, err
	}
	zones := dhr.Zones()
	compile := func(entries map[string][]entry) (clueSet, error) {
		var all clueSet
		var words []string
		for name := range entries {
			if _, err := dhr.ParseZone(name); err != nil {
				return clueSet{}, err
			}
		}
		for i, z := range zones {
			for _, e := range entries[string(z)] {
				if _, err := regexp.Compile(e.Words); err != nil {
					return clueSet{}, fmt.Errorf("zone %s: %w", z, err)
				}
				all.clues = append(all.clues, clue{i, e.Weight})
				words = append(words, e.Words)
			}
		}
		var err error
		all.words, err = match.New(words)
		return all, err
	}
	headings, err := compile(file.Headings)
	if err != nil {
		return wording{}, err
	}
	paragraphs, err := compile(file.Paragraphs)
	return wording{headings, paragraphs}, err
}

// Plain is text as the clues want it.
func Plain(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	if !strings.Contains(s, "\xe2\x80") { // which all of them begin with
		return s
	}
	return straight.Replace(s)
}

// straight puts straight quotation marks for others.
var straight = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)

// headingZones scores a heading: for each zone the strongest clue.
func headingZones(number, words string) scores {
	var s scores
	t := strings.Trim(Plain(words), " :.-–—")
	whole := strings.TrimSpace(strings.ToLower(number) + " " + t)
	known := clues().headings
	raise := func(i int) {
		c := known.clues[i]
		s[c.zone] = max(s[c.zone], c.weight)
	}
	known.words.Each(t, raise)
	if whole != t {
		known.words.Each(whole, raise)
	}
	if strongest(s) < 3 && pairOfNames.MatchString(words) && !commonWords(t) {
		s[zBackground] = 5
	}
	return s
}

// pairOfNames is a heading that is the names of the parties.
var pairOfNames = regexp.MustCompile(`^["“‘']?\p{Lu}[\p{L}.]*["”’']?(?: \p{Lu}[\p{L}.]*)?,? (?i:and|&) ["“‘']?\p{Lu}[\p{L}.]*["”’']?(?: \p{Lu}[\p{L}.]*)?$`)

func strongest(s scores) float64 {
	best := 0.0
	for _, v := range s {
		best = max(best, v)
	}
	return best
}

// HeadingScore says how much a line is like a known heading.
func HeadingScore(s string) float64 {
	return strongest(headingZones(HeadingNumber(s)))
}

// openingChars is how much of a paragraph is looked at for its zone.
const openingChars = 700

// paragraphZones scores a paragraph: the sum of the clues in it.
func paragraphZones(p paragraph.Part) scores {
	var s scores
	t := p.Text
	if len(t) > openingChars {
		t = t[:openingChars]
	}
	t = Plain(strings.ToValidUTF8(t, ""))
	known := clues().paragraphs
	known.words.Each(t, func(i int) { s[known.clues[i].zone] += known.clues[i].weight })
	if p.Row && len(p.Names) > 0 {
		z, weight := tableZone(p.Names)
		s[z] += weight
	}
	return s
}

var (
	planColumn  = regexp.MustCompile(`(?i)\baction|milestone|progress|\brag\b|complet|outcome`)
	leadColumn  = regexp.MustCompile(`(?i)\blead|owner|responsib|target|milestone|timescale|by when|\bwho\b|scope`)
	termColumn  = regexp.MustCompile(`(?i)abbreviation|acronym|\bterm\b|meaning|definition|expla?nation|initials`)
	dateColumn  = regexp.MustCompile(`(?i)^(?:date|time|when)`)
	eventColumn = regexp.MustCompile(`(?i)event|incident|contact|detail|description|entry|summary`)
	roleColumn  = regexp.MustCompile(`(?i)\brole|title|position|organi[sz]ation|representative|relationship|agency`)
)

// tableZone says of which zone a table is by the names of its columns, and how
// strongly they say it.
func tableZone(names []string) (zone int, weight float64) {
	has := func(re *regexp.Regexp) bool { return slices.ContainsFunc(names, re.MatchString) }
	switch {
	case has(planColumn) && has(leadColumn):
		return zPlan, 3
	case dateColumn.MatchString(names[0]) && has(eventColumn):
		return zChronology, 1
	case has(termColumn) && len(names) <= 3:
		return zGlossary, 3
	case strings.EqualFold(names[0], "name") && has(roleColumn):
		return zProcess, 1.5
	}
	return zFront, 0
}

// commonWords reports whether all words of a heading are those of a dictionary, so
// that it names a subject, such as "Care and treatment", and no people.
func commonWords(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if !lexicon.Has(strings.Trim(w, `"'.,&`)) && w != "&" {
			return false
		}
	}
	return true
}
