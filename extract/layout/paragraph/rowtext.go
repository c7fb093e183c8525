package paragraph

import (
	"regexp"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
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
func (b *builder) tableRow(t *paper.TableRow) {
	p := Part{Row: true, Names: t.Names}
	names := t.Names
	if len(names) != len(t.Cells) || len(names) < namedColumns || t.Rest {
		names = nil
	}
	var cells []string
	numbered := ""
	for i, lines := range t.Cells {
		if len(lines) == 0 {
			continue
		}
		p.Lines = append(p.Lines, lines...)
		c, marks := b.v.marked(lines)
		for _, m := range marks {
			m.At = -1
			p.Marks = append(p.Marks, m)
		}
		n := len(cells) - 1
		if n < 0 && numbered == "" && numbering.IsLabel(c) {
			numbered = strings.TrimRight(c, ".:)") + ". "
			continue
		}
		if k := numbering.BareLabel.FindStringSubmatch(c); n < 0 && k != nil && len(k[0]) < len(c) && numberColumn.MatchString(nameOf(t.Names, i)) {
			numbered, c = k[1]+". ", c[len(k[0]):] // no gutter parts the numbers from the text
		}
		if n >= 0 && strings.HasPrefix(strings.ToLower(c), strings.ToLower(cells[n])) {
			cells[n] = c
			continue
		}
		if names != nil && n >= 0 && !paper.Ends(cells[n]) {
			cells[n] += "."
		}
		if name := nameOf(names, i); name != "" && i > 0 && (n >= 0 || numbered == "") {
			c = name + ": " + c
		}
		cells = append(cells, c)
	}
	if len(p.Lines) == 0 {
		return
	}
	p.Style = styleOf(p.Lines)
	p.Label = numbering.Parse(numbered + strings.Join(cells, " "))
	p.Text = strings.TrimSpace(p.Label.Rest)
	if p.Full() != "" {
		b.parts = append(b.parts, p)
	}
}

func nameOf(names []string, i int) string {
	if i >= len(names) {
		return ""
	}
	return strings.TrimRight(strings.TrimSpace(names[i]), ":.")
}
