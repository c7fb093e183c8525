package front

import (
	"regexp"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/furniture"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/layout/paragraph"
	"github.com/dhrcoder/dhr/extract/layout/section"
)

// findTitle takes the lines in the largest type on the first page; without a type
// that stands out, the first lines that say what titles say.
func findTitle(title []paper.Line, parts []paragraph.Part) string {
	largest, smallest := 0.0, 0.0
	for _, l := range title {
		if len(l.Text()) > 3 {
			largest = max(largest, l.Size)
			if smallest == 0 || l.Size < smallest {
				smallest = l.Size
			}
		}
	}
	var lines []paper.Line
	for i, l := range title {
		big := largest > 1.15*smallest && l.Size > 0.93*largest
		if !big && largest <= 1.15*smallest {
			big = section.TitleWords.MatchString(l.Text()) && paper.WordCount(l.Text()) <= 25
		}
		if big {
			if len(lines) > 0 && title[i-1].Text() != lines[len(lines)-1].Text() && len(lines) >= 1 {
				break
			}
			lines = append(lines, l)
			continue
		}
		if len(lines) > 0 {
			break
		}
	}
	var words []string
	for _, l := range lines {
		words = append(words, l.Text())
	}
	if t := strings.Join(words, " "); t != "" && paper.WordCount(t) <= 60 {
		switch {
		case !subject.MatchString(t):
			t += subtitle(title, lines[len(lines)-1])
		case kindOnly.MatchString(t):
			t += whom(title, lines[len(lines)-1])
		}
		return t
	}
	for _, p := range parts {
		if p.Page() <= 2 && section.TitleWords.MatchString(p.Full()) && paper.WordCount(p.Full()) <= 25 {
			return p.Full()
		}
	}
	return ""
}

// subject is what a title names beside the kind of report.
var subject = regexp.MustCompile(`(?i)domestic|death|review|homicide|\bdhr\b|["“‘]`)

// kindOnly is a title that says what kind of document it is and no more.
var kindOnly = regexp.MustCompile(`(?i)^(?:(?:domestic (?:homicide|abuse related death|violence homicide) reviews?|overview report|executive summary|dhr|final|combined|report|and|the)\b[\W_]*)+$`)

// notSubject begins lines of a title page that say who made the report and when.
var notSubject = regexp.MustCompile(`(?i)^(?:independent |report |review |overview |panel )*(?:author|chair|writer)|^(?:prepared|written|produced|commissioned|completed|published|presented|submitted|conducted|undertaken|report (?:produced|completed|by)|version|draft|final|date|on behalf|for the|by)\b|^\W*$`)

// whom gives the lines of the first page under a title that names no case: those
// that say the kind of document, too, and the first that says whom it is about.
func whom(title []paper.Line, after paper.Line) string {
	kinds, below := "", false
	for i, l := range title {
		t := l.Text()
		switch {
		case l.Base == after.Base && l.Page == after.Page:
			below = true
		case !below:
		case dateAlone.MatchString(t) || cspLine.MatchString(t) || notSubject.MatchString(t) || furniture.IsMarking(t) || yearWord.FindString(t) == t && t != "":
			if kinds == "" {
				continue
			}
			return kinds
		case kindOnly.MatchString(t):
			kinds += " " + t
		default:
			t = " – " + t
			if i+1 < len(title) && title[i+1].Size == l.Size && title[i+1].Base-l.Base < 1.6*l.Size && !cspLine.MatchString(title[i+1].Text()) {
				t += " " + title[i+1].Text()
			}
			if paper.WordCount(t) > 30 {
				return kinds
			}
			return kinds + t
		}
	}
	return kinds
}

// subtitle gives the lines of the first page under the title that say whom the
// report is about.
func subtitle(title []paper.Line, after paper.Line) string {
	below, t := false, ""
	var prev paper.Line
	for _, l := range title {
		wraps := t != "" && l.Size == prev.Size && l.Base-prev.Base < 1.6*l.Size && !cspLine.MatchString(l.Text())
		switch {
		case below && (section.TitleWords.MatchString(l.Text()) || wraps) && paper.WordCount(t) < 40:
			t += " " + l.Text()
			prev = l
		case below && t != "":
			return " –" + t
		case l.Base == after.Base:
			below = true
		}
	}
	if t == "" {
		return ""
	}
	return " –" + t
}
