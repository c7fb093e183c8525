package layout

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr/extract/text"
)

// noteStart is how a footnote begins: its number, with or without a space, or a
// note sign.
var noteStart = regexp.MustCompile(`^[\[(]?(\d{1,3}|[*†‡§]{1,3})[\])]?[.]?\s*["'“‘(]?\p{L}|^(\d{1,3})\s+https?:|^(\d{1,3})$`)

// note is a footnote: its number and its lines, the first of which still has it.
type note struct {
	number string
	lines  []line
}

// dropFootnotes takes notes out of the flow and gives them: runs of lines in smaller
// type at the foot of a column that begin with a number. Where a note's number
// stands in the text without being raised, it is taken off its word.
func dropFootnotes(flow []item, m *measure) ([]item, []note) {
	var found []note
	drop := make([]bool, len(flow))
	notes := map[int][]string{} // by page, the numbers of its notes
	open := false               // the last page's note goes on
	lastRunning := lastRunningLine(flow, m)
	for from := 0; from < len(flow); {
		to := from
		for to < len(flow) && flow[to].row == nil && flow[from].row == nil && flow[to].line.block == flow[from].line.block {
			to++
		}
		if to == from {
			from++
			continue
		}
		start := to
		for start > from && isSmall(flow[start-1].line, m) {
			start--
		}
		// The run begins at a note, unless the last page's note goes on here.
		first := start
		for first < to && noteNumber(flow[first].line) == "" {
			first++
		}
		if open && start < to && first > start {
			first = start
		}
		if first < to && (flow[first].line.base > 0.4*flow[first].line.height || first > lastRunning && first == start) {
			for i := first; i < to; i++ {
				drop[i] = true
				l := flow[i].line
				if n := noteNumber(l); n != "" {
					notes[l.page] = append(notes[l.page], n)
					found = append(found, note{n, []line{l}})
				} else if k := len(found) - 1; k >= 0 {
					found[k].lines = append(found[k].lines, l)
				}
			}
			open = !ends(flow[to-1].line.text())
		} else if start < to {
			open = false
		}
		from = to
	}
	var kept []item
	for i, it := range flow {
		if drop[i] {
			continue
		}
		if numbers := notes[it.page()]; len(numbers) > 0 && it.row == nil {
			it.line.words = withoutNotes(it.line.words, numbers)
			it.line.said = joined(it.line.words)
		}
		kept = append(kept, it)
	}
	return kept, found
}

// lastRunningLine gives the place of the last line in the size of running text or a
// larger one: notes in smaller type after it are those of the whole document.
func lastRunningLine(flow []item, m *measure) int {
	for i := len(flow) - 1; i >= 0; i-- {
		if flow[i].row == nil && !isSmall(flow[i].line, m) {
			return i
		}
	}
	return -1
}

func isSmall(l line, m *measure) bool { return l.size <= m.size-0.8 && l.size <= 0.93*m.size }

// noteNumber gives the number of the note that the line begins.
func noteNumber(l line) string {
	if len(l.words) > 1 && noted(l.words[0]) {
		return strings.Trim(l.words[0].Text, "[]()")
	}
	var parts []string
	for _, w := range l.words[:min(len(l.words), 3)] {
		parts = append(parts, w.Text)
	}
	if m := noteStart.FindStringSubmatch(strings.Join(parts, " ")); m != nil {
		return m[1] + m[2] + m[3]
	}
	return ""
}

// withoutNotes takes note numbers off words that end in them: "homicide11". They
// become raised words of their own.
func withoutNotes(words []text.Word, numbers []string) []text.Word {
	var out []text.Word
	for _, w := range words {
		for _, n := range numbers {
			stem, ok := strings.CutSuffix(w.Text, n)
			if !ok || stem == "" || w.Raised {
				continue
			}
			r := []rune(stem)
			last := r[len(r)-1]
			if len(r) >= 4 && (unicode.IsLower(last) || strings.ContainsRune(`.,;:)"”’'`, last) && unicode.IsLetter(r[0])) && !strings.ContainsAny(stem, "0123456789/@") {
				mark := w
				mark.Text, mark.Raised = n, true
				mark.W = w.W * float64(len(n)) / float64(len(w.Text))
				w.Text, w.W = stem, w.W-mark.W
				mark.X = w.X + w.W
				out = append(out, w)
				w = mark
				break
			}
		}
		out = append(out, w)
	}
	return out
}
