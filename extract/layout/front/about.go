package front

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
)

// About reads what the report says of itself from its first page and its opening.
func About(title []paper.Line, parts []paragraph.Part, passages []dhr.Passage) dhr.About {
	title = aboveText(title, passages)
	var first []string
	for _, l := range title {
		first = append(first, l.Text())
	}
	opening := openingText(passages)
	return dhr.About{
		Title: findTitle(title, parts),
		CSP:   findCSP(first, opening),
		Year:  findYear(first, opening, parts),
		Type:  findType(passages),
	}
}

const openingPassages = 25

func openingText(passages []dhr.Passage) string {
	var b strings.Builder
	for _, p := range passages[:min(len(passages), openingPassages)] {
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

// aboveText gives the lines of the first page above the first passage.
func aboveText(title []paper.Line, passages []dhr.Passage) []paper.Line {
	if len(passages) == 0 || len(passages[0].Boxes) == 0 {
		return title
	}
	b := passages[0].Boxes[0]
	for i, l := range title {
		if i > 0 && l.Page == b.Page && l.Bottom > b.Y+1 && l.Top < b.Y+b.H {
			return title[:i]
		}
	}
	return title
}

const capitalised = `(?:[A-Z][\p{L}'’-]+|and|of|the|in|&|with|upon|on)`

var (
	cspLine   = regexp.MustCompile(`((?:[A-Z][\p{L}'’-]+ )(?:` + capitalised + `,? )*(?:Partnership|Partnerships|Board|Forum)(?: Board)?)\b`)
	cspName   = regexp.MustCompile(`(?i)community safety|safer|safe |stronger|crime and disorder|public services board|partnership against`)
	cspPhrase = regexp.MustCompile(`(?:(?:commissioned|prepared|undertaken|conducted|carried out|established|published) (?:by|for|on behalf of)|[Cc]hair of|submitted to|on behalf of) (?:the )?((?:[A-Z][\p{L}'’-]+ )(?:` + capitalised + `,? )*Partnerships?)\b`)
)

// findCSP gives the Community Safety Partnership that the first page or the opening
// names.
func findCSP(first []string, opening string) string {
	for _, l := range append(append([]string{}, first...), strings.Join(first, " ")) {
		if m := cspLine.FindString(l); m != "" && (cspName.MatchString(m) || m == strings.TrimSpace(l)) {
			return trimArticle(m)
		}
	}
	if m := cspPhrase.FindStringSubmatch(opening); m != nil {
		return trimArticle(m[1])
	}
	for _, m := range cspLine.FindAllString(opening, 40) {
		if cspName.MatchString(m) && paper.WordCount(m) > 3 {
			return trimArticle(m)
		}
	}
	return ""
}

func trimArticle(s string) string { return strings.TrimPrefix(strings.TrimSpace(s), "The ") }

var (
	yearWord    = regexp.MustCompile(`\b(20[0-4]\d)\b`)
	reportDated = regexp.MustCompile(`(?i)\b(?:report|review|overview|final|version|draft|completed?|dated?|date|published|publication|presented|approved|submitted|signed off|accepted|agreed|author(?:ed)?)[^.\n]{0,60}?\b(20[0-4]\d)\b`)
	deathDated  = regexp.MustCompile(`(?i)(?:died|death|killed|murder|homicide (?:on|in)|incident)[^.\n]{0,80}?\b(20[0-4]\d)\b|\b(?:Act|Regulations|Order) (20[0-4]\d)\b`)
)

// findYear gives the year of the report: a date on the first page that is not the
// death's, else a date that the opening gives the report, else the latest year of
// the opening.
func findYear(first []string, opening string, parts []paragraph.Part) int {
	for _, l := range first {
		if m := reportDated.FindStringSubmatch(deathDated.ReplaceAllString(l, "")); m != nil {
			return toYear(m[1])
		}
	}
	latest := 0
	for _, l := range first {
		for _, m := range yearWord.FindAllString(deathDated.ReplaceAllString(l, ""), 4) {
			latest = max(latest, toYear(m))
		}
	}
	if latest > 0 {
		return latest
	}
	for _, m := range yearWord.FindAllString(opening+" "+strings.Join(first, " "), -1) {
		latest = max(latest, toYear(m))
	}
	return latest
}

func toYear(s string) int {
	y, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return y
}
