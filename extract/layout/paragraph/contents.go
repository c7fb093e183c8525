package paragraph

import (
	"regexp"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

var (
	contentsHeading = regexp.MustCompile(`(?i)^(?:table of )?contents(?: page)?:?$|^index:?$|^list of contents:?$`)
	leaderLine      = regexp.MustCompile(`(?:\.\s?){4,}|…{2,}|_{5,}|·{4,}`)
	pageAtEnd       = regexp.MustCompile(`(?:\s|\.|…)(?:\d{1,3}|[ivx]{1,5})(?:\s?[-–]\s?\d{1,3})?$`)
)

// leaders are what every row of dots has some of.
var leaders = [...]string{"..", ". .", "……", "_____", "····"}

// longestContents is how long the heading of a contents page may be.
const longestContents = 40

// DropContents takes contents pages out of the flow: lines with dotted leaders and
// what stands between them, and the lines after a contents heading that end in a
// page number or say what a later line says.
func DropContents(flow []paper.Item, m *paper.Measure) []paper.Item {
	drop := make([]bool, len(flow))
	var later map[string]int // the last place of each text
	for i := 0; i < len(flow); i++ {
		t := flow[i].Text()
		if len(t) <= longestContents && contentsHeading.MatchString(strings.TrimSpace(t)) {
			drop[i] = true
			if later == nil {
				later = lastPlaces(flow)
			}
			i = dropEntries(flow, drop, i+1, later) - 1
			continue
		}
		if hasLeader(t) && (pageAtEnd.MatchString(t) || strings.Count(t, ".") > 12) {
			drop[i] = true
			// An entry's first lines stand right above its leader.
			for j := i - 1; j >= 0 && i-j <= 2 && !drop[j] && j > 0 && drop[j-1] && flow[j].Page() == flow[i].Page(); j-- {
				drop[j] = true
			}
		}
	}
	dropNumbered(flow, drop, m)
	var kept []paper.Item
	for i, it := range flow {
		if !drop[i] {
			kept = append(kept, it)
		}
	}
	return kept
}

func lastPlaces(flow []paper.Item) map[string]int {
	last := map[string]int{}
	for i, it := range flow {
		if it.Row == nil {
			last[entryKey(it.Line.Text())] = i
		}
	}
	return last
}

// hasLeader reports whether the text has a row of dots, as between a contents entry
// and its page.
func hasLeader(s string) bool {
	return slices.ContainsFunc(leaders[:], func(l string) bool { return strings.Contains(s, l) }) && leaderLine.MatchString(s)
}

// dropEntries marks the entries that follow a contents heading and returns where
// they end.
func dropEntries(flow []paper.Item, drop []bool, from int, later map[string]int) int {
	end := from
	misses := 0
	for i := from; i < len(flow) && misses < 3 && flow[i].Page()-flow[from].Page() <= 3; i++ {
		t := flow[i].Text()
		entry := len(t) < 200 && pageAtEnd.MatchString(t) || hasLeader(t) || numbering.PageNumber.MatchString(t) ||
			later[entryKey(t)] > i && len(t) < 200
		if !entry {
			misses++
			continue
		}
		misses = 0
		end = i + 1
	}
	for i := from; i < end; i++ {
		drop[i] = true
	}
	return end
}

// entryKey is a contents entry, or a heading, without what differs between them.
func entryKey(s string) string {
	if hasLeader(s) {
		s = leaderLine.ReplaceAllString(s, " ")
	}
	if s != "" && strings.ContainsRune("0123456789ivx", rune(s[len(s)-1])) {
		s = pageAtEnd.ReplaceAllString(s, "")
	}
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// dropNumbered marks runs of lines that end in page numbers set apart, none less
// than the one before: a contents page without leaders, whatever its heading.
func dropNumbered(flow []paper.Item, drop []bool, m *paper.Measure) {
	const least = 4
	for i := 0; i < len(flow); i++ {
		j, last := i, 0
		for j < len(flow) {
			n := numberApart(flow[j], m)
			if n < max(last, 1) {
				break
			}
			last = n
			j++
		}
		if j-i >= least {
			for k := i; k < j; k++ {
				drop[k] = true
			}
			i = j
		}
	}
}

// numberApart gives the number that a line ends in after a wide space, or 0.
func numberApart(it paper.Item, m *paper.Measure) int {
	if it.Row != nil || len(it.Line.Words) < 2 {
		return 0
	}
	words := it.Line.Words
	last, before := words[len(words)-1], words[len(words)-2]
	if len(last.Text) > 3 || last.X-before.X-before.W < 2*m.Size {
		return 0
	}
	return numbering.Value(last.Text)
}
