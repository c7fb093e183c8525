package layout

import (
	"regexp"
	"strings"
)

// namedColumns is how many columns a table has whose cells are said with the names
// of their columns: of a date and an event it is plain which is which.
const namedColumns = 3

// numberColumn is what a column of numbers is called.
var numberColumn = regexp.MustCompile(`(?i)^(?:no|nr|number|rec(?:ommendation)? no|ref(?:erence)?)\b|^#`)

// tableRow makes a part of a table row. A cell that the next one begins with, as a
// date that its event repeats, is not said twice. In tables of several columns that
// have names, each cell but the first, which says what the row is about, has the
// name before it: "3 May 2014. Agency: Police. Event: A neighbour …". A mere number
// in the first column is the row's label.
func (b *builder) tableRow(t *tableRow) {
	p := part{row: true, names: t.names}
	names := t.names
	if len(names) != len(t.cells) || len(names) < namedColumns {
		names = nil
	}
	var cells []string
	numbered := ""
	for i, lines := range t.cells {
		if len(lines) == 0 {
			continue
		}
		p.lines = append(p.lines, lines...)
		c, marks := b.v.marked(lines)
		for _, m := range marks {
			m.at = -1
			p.marks = append(p.marks, m)
		}
		n := len(cells) - 1
		if n < 0 && numbered == "" && isLabel(c) {
			numbered = strings.TrimRight(c, ".:)") + ". "
			continue
		}
		if k := bareLabel.FindStringSubmatch(c); n < 0 && k != nil && len(k[0]) < len(c) && numberColumn.MatchString(nameOf(t.names, i)) {
			numbered, c = k[1]+". ", c[len(k[0]):] // no gutter parts the numbers from the text
		}
		if n >= 0 && strings.HasPrefix(strings.ToLower(c), strings.ToLower(cells[n])) {
			cells[n] = c
			continue
		}
		if names != nil && n >= 0 && !ends(cells[n]) {
			cells[n] += "."
		}
		if name := nameOf(names, i); name != "" && i > 0 && (n >= 0 || numbered == "") {
			c = name + ": " + c
		}
		cells = append(cells, c)
	}
	if len(p.lines) == 0 {
		return
	}
	p.style = styleOf(p.lines)
	p.label = parseLabel(numbered + strings.Join(cells, " "))
	p.text = strings.TrimSpace(p.label.rest)
	if p.full() != "" {
		b.parts = append(b.parts, p)
	}
}

func nameOf(names []string, i int) string {
	if i >= len(names) {
		return ""
	}
	return strings.TrimRight(strings.TrimSpace(names[i]), ":.")
}
