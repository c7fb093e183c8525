package layout

import (
	"regexp"
	"strings"
)

// findTitle takes the lines in the largest type on the first page; without a type
// that stands out, the first lines that say what titles say.
func findTitle(title []line, parts []part) string {
	largest, smallest := 0.0, 0.0
	for _, l := range title {
		if len(l.text()) > 3 {
			largest = max(largest, l.size)
			if smallest == 0 || l.size < smallest {
				smallest = l.size
			}
		}
	}
	var lines []line
	for i, l := range title {
		big := largest > 1.15*smallest && l.size > 0.93*largest
		if !big && largest <= 1.15*smallest {
			big = titleWords.MatchString(l.text()) && wordCount(l.text()) <= 25
		}
		if big {
			if len(lines) > 0 && title[i-1].text() != lines[len(lines)-1].text() && len(lines) >= 1 {
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
		words = append(words, l.text())
	}
	if t := strings.Join(words, " "); t != "" && wordCount(t) <= 60 {
		switch {
		case !subject.MatchString(t):
			t += subtitle(title, lines[len(lines)-1])
		case kindOnly.MatchString(t):
			t += whom(title, lines[len(lines)-1])
		}
		return t
	}
	for _, p := range parts {
		if p.page() <= 2 && titleWords.MatchString(p.full()) && wordCount(p.full()) <= 25 {
			return p.full()
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
func whom(title []line, after line) string {
	kinds, below := "", false
	for i, l := range title {
		t := l.text()
		switch {
		case l.base == after.base && l.page == after.page:
			below = true
		case !below:
		case dateAlone.MatchString(t) || cspLine.MatchString(t) || notSubject.MatchString(t) || isMarking(t) || yearWord.FindString(t) == t && t != "":
			if kinds == "" {
				continue
			}
			return kinds
		case kindOnly.MatchString(t):
			kinds += " " + t
		default:
			t = " – " + t
			if i+1 < len(title) && title[i+1].size == l.size && title[i+1].base-l.base < 1.6*l.size && !cspLine.MatchString(title[i+1].text()) {
				t += " " + title[i+1].text()
			}
			if wordCount(t) > 30 {
				return kinds
			}
			return kinds + t
		}
	}
	return kinds
}

// subtitle gives the lines of the first page under the title that say whom the
// report is about.
func subtitle(title []line, after line) string {
	below, t := false, ""
	var prev line
	for _, l := range title {
		wraps := t != "" && l.size == prev.size && l.base-prev.base < 1.6*l.size && !cspLine.MatchString(l.text())
		switch {
		case below && (titleWords.MatchString(l.text()) || wraps) && wordCount(t) < 40:
			t += " " + l.text()
			prev = l
		case below && t != "":
			return " –" + t
		case l.base == after.base:
			below = true
		}
	}
	if t == "" {
		return ""
	}
	return " –" + t
}
