package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// maxReasons is how many different reasons doubts gives: `dhr doctor` has them all.
const maxReasons = 3

// doubts says what is poor about a reading, or nothing.
func doubts(r dhr.Reading) string {
	var unread, poor []int
	var whyUnread, whyPoor []string
	for _, p := range r.Pages {
		switch {
		case p.Method == dhr.PageUnread:
			unread, whyUnread = append(unread, p.Number), with(whyUnread, p.Reason)
		case p.Reason != "":
			poor, whyPoor = append(poor, p.Number), with(whyPoor, p.Reason)
		}
	}
	var parts []string
	switch {
	case len(r.Pages) == 0:
		return "it has no pages"
	case len(unread) == len(r.Pages):
		return fmt.Sprintf("none of its %d pages could be read%s", len(r.Pages), why(whyUnread))
	case len(unread) > 0:
		parts = append(parts, fmt.Sprintf("%d of its %d pages could not be read: %s%s", len(unread), len(r.Pages), ranges(unread), why(whyUnread)))
	case len(r.Passages) == 0:
		parts = append(parts, "no text was found in it")
	}
	if len(poor) > 0 {
		parts = append(parts, fmt.Sprintf("%d of its %d pages may hold wrong words: %s%s", len(poor), len(r.Pages), ranges(poor), why(whyPoor)))
	}
	return strings.Join(parts, "; ")
}

func with(reasons []string, reason string) []string {
	if reason == "" || slices.Contains(reasons, reason) {
		return reasons
	}
	return append(reasons, reason)
}

func why(reasons []string) string {
	if len(reasons) == 0 {
		return ""
	}
	if len(reasons) > maxReasons {
		reasons = append(reasons[:maxReasons:maxReasons], "…")
	}
	return " (" + strings.Join(reasons, "; ") + ")"
}

// ranges writes ascending page numbers as "3, 5-8".
func ranges(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		if j == i {
			parts = append(parts, fmt.Sprint(pages[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d-%d", pages[i], pages[j]))
		}
		i = j + 1
	}
	return strings.Join(parts, ", ")
}
