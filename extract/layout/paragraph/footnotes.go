package paragraph

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/text"
)

// noteStart is how a footnote begins: its number, with or without a space, or a
// note sign.
var noteStart = regexp.MustCompile(`^[\[(]?(\d{1,3}|[*†‡§]{1,3})[\])]?[.]?\s*["'“‘(]?\p{L}|^(\d{1,3})\s+https?:|^(\d{1,3})$`)

// Note is a footnote: its number and its lines, the first of which still has it.
type Note struct {
	Number string
	Lines  []paper.Line
}

// DropFootnotes takes notes out of the flow and gives them: runs of lines in smaller
// type at the foot of a column that begin with a number. Where a note's number
// stands in the text without being raised, it is taken off its word.
func DropFootnotes(flow []paper.Item, m *paper.Measure) ([]paper.Item, []Note) {
	var found []Note
	drop := make([]bool, len(flow))
	notes := map[int][]string{} // by page, the numbers of its notes
	open := false               // the last page's note goes on
	lastRunning := lastRunningLine(flow, m)
	for from := 0; from < len(flow); {
		to := from
		for to < len(flow) && flow[to].Row == nil && flow[from].Row == nil && flow[to].Line.Block == flow[from].Line.Block {
			to++
		}
		if to == from {
			from++
			continue
		}
		start := to
		for start > from && isSmall(flow[start-1].Line, m) {
			start--
		}
		// The run begins at a note, unless the last page's note goes on here.
		first := start
		for first < to && noteNumber(flow[first].Line) == "" {
			first++
		}
		if open && start < to && first > start {
			first = start
		}
		if first < to && (flow[first].Line.Base > 0.4*flow[first].Line.Height || first > lastRunning && first == start) {
			for i := first; i < to; i++ {
				drop[i] = true
				l := flow[i].Line
				if n := noteNumber(l); n != "" {
					notes[l.Page] = append(notes[l.Page], n)
					found = append(found, Note{n, []paper.Line{l}})
				} else if k := len(found) - 1; k >= 0 {
					found[k].Lines = append(found[k].Lines, l)
				}
			}
			open = !paper.Ends(flow[to-1].Line.Text())
		} else if start < to {
			open = false
		}
		from = to
	}
	var kept []paper.Item
	for i, it := range flow {
		if drop[i] {
			continue
		}
		if numbers := notes[it.Page()]; len(numbers) > 0 && it.Row == nil {
			it.Line.Words = withoutNotes(it.Line.Words, numbers)
			it.Line.Said = paper.Joined(it.Line.Words)
		}
		kept = append(kept, it)
	}
	return kept, found
}

// lastRunningLine gives the place of the last line in the size of running text or a
// larger one: notes in smaller type after it are those of the whole document.
func lastRunningLine(flow []paper.Item, m *paper.Measure) int {
	for i := len(flow) - 1; i >= 0; i-- {
		if flow[i].Row == nil && !isSmall(flow[i].Line, m) {
			return i
		}
	}
	return -1
}

func isSmall(l paper.Line, m *paper.Measure) bool {
	return l.Size <= m.Size-0.8 && l.Size <= 0.93*m.Size
}

// noteNumber gives the number of the note that the line begins.
func noteNumber(l paper.Line) string {
	if len(l.Words) > 1 && paper.Noted(l.Words[0]) {
		return strings.Trim(l.Words[0].Text, "[]()")
	}
	var parts []string
	for _, w := range l.Words[:min(len(l.Words), 3)] {
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
