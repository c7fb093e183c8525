package layout

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tableRows cuts the band's lines into rows. Where rows are set apart, they are cut
// at the gaps that all columns share; what has no words in the first column and
// words in one other only goes on with the row above. Otherwise a row begins where
// the first column begins anew.
func (r *reader) tableRows(rows []row, b band) []*tableRow {
	var out []*tableRow
	columns := len(b.gutters) + 1
	last := math.Inf(-1) // baseline of the first column's last line
	lead := tableLead(rows, r.m)
	widths := newCellWidths(rows, b, r.m)
	apart := rowsApart(rows, b, lead, widths)
	span := spanning(rows, nil)
	oneLine := mostlyFull(rows, b)
	lines := make([]int, columns) // the last line of each column, counted from 1
	for i, rw := range rows {
		if span[i] {
			out = append(out, &tableRow{page: r.page.number, across: true, cells: [][]line{{newLine(r.page.number, rw.words)}}})
			continue
		}
		parts := b.split([]row{rw})
		first := len(parts[0]) > 0
		gap := i > 0 && rw.base-rows[i-1].base > 1.25*lead
		starts := len(out) == 0 || out[len(out)-1].across
		switch {
		case starts:
		case out[len(out)-1].header:
			starts = !wraps(out[len(out)-1], parts)
		case apart:
			starts = gap && !goesOn(rows, i, b, lead)
		case first:
			t := joined(parts[0][0].words)
			starts = gap || rw.base-last > 1.5*lead ||
				filled(rw, b.gutters) > 1 && (numbered(t) || isLabel(t) && isLabel(out[len(out)-1].texts()[0]) || dateCell.MatchString(t) && !bareYear.MatchString(t)) ||
				beginsAnew(cellTexts(rw, b.gutters), out[len(out)-1].texts()) ||
				widths.leaveRoom(out[len(out)-1], parts) ||
				oneLine && filled(rw, b.gutters) == columns && widths.room(out[len(out)-1], parts, 0)
		default:
			starts = resumes(lines, parts, i) > 1 || widths.anew(out[len(out)-1], parts)
		}
		for c, p := range parts {
			if len(p) > 0 {
				lines[c] = i + 1
			} else if starts {
				lines[c] = 0
			}
		}
		if starts {
			out = append(out, &tableRow{page: r.page.number, cells: make([][]line, columns)})
		}
		if first {
			last = rw.base
		}
		at := out[len(out)-1]
		for c, p := range parts {
			for _, cell := range p {
				at.cells[c] = append(at.cells[c], newLine(r.page.number, cell.words))
			}
		}
		at.header = isHeader(at.texts()) || len(at.texts()) >= 3 && i == 0 && filled(rw, b.gutters) == columns && isHead(rows, 0)
	}
	return out
}

// mostlyFull reports whether most lines have words in every column, as in tables
// whose rows have one line.
func mostlyFull(rows []row, b band) bool {
	full := 0
	for _, rw := range rows {
		if filled(rw, b.gutters) == len(b.gutters)+1 {
			full++
		}
	}
	return full*10 >= len(rows)*7
}

// resumes counts the columns that had words, had none on the line above, and have
// some in line i again: those of a cell stand below one another, so that another
// row begins.
func resumes(lines []int, parts [][]row, i int) int {
	n := 0
	for c, p := range parts {
		if len(p) > 0 && lines[c] > 0 && lines[c] < i {
			n++
		}
	}
	return n
}

// numbered reports whether the cell begins with a number of its own.
func numbered(cell string) bool {
	k := parseLabel(cell).kind
	return k != noLabel && k != bullet
}

// beginsAnew reports whether nearly every cell of the line begins as a sentence or
// a name does, and the row above can be over: of two columns the second must have
// ended a sentence.
func beginsAnew(cells, above []string) bool {
	upper, n := 0, 0
	for _, c := range cells {
		if c == "" {
			continue
		}
		n++
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(c, "\"'“‘(")); unicode.IsUpper(r) {
			upper++
		}
	}
	if cells[0] == "" || upper < n || n < 2 || n < len(cells)-1 {
		return false
	}
	return len(cells) > 2 || ends(above[len(above)-1])
}

var bareYear = regexp.MustCompile(`^(?:19|20)\d\d$`)

// rowsApart reports whether the table sets its rows apart: most of the lines that
// begin a cell have a gap above.
func rowsApart(rows []row, b band, lead float64, widths cellWidths) bool {
	gaps, begins := 0, 0
	above := &tableRow{cells: make([][]line, len(b.gutters)+1)} // of each column the last line
	for i, rw := range rows {
		parts := b.split([]row{rw})
		if i > 0 {
			if rw.base-rows[i-1].base > 1.25*lead {
				gaps++
			}
			if t := cellTexts(rw, b.gutters)[0]; dateCell.MatchString(t) && !bareYear.MatchString(t) || widths.leaveRoom(above, parts) {
				begins++
			}
		}
		for c, p := range parts {
			for _, cell := range p {
				above.cells[c] = []line{newLine(0, cell.words)}
			}
		}
	}
	return gaps > 0 && gaps*2 >= begins
}

// goesOn reports whether the lines from i to the next gap belong to the row above:
// they leave the first column empty and fill one other.
func goesOn(rows []row, i int, b band, lead float64) bool {
	used := make([]bool, len(b.gutters)+1)
	for j := i; j < len(rows) && (j == i || rows[j].base-rows[j-1].base <= 1.25*lead); j++ {
		for c, t := range cellTexts(rows[j], b.gutters) {
			used[c] = used[c] || t != ""
		}
	}
	n := 0
	for _, u := range used {
		if u {
			n++
		}
	}
	return !used[0] && n == 1
}

// wraps reports whether the row's words are second lines of a header's cells.
func wraps(t *tableRow, parts [][]row) bool {
	cells := t.texts()
	for c, p := range parts {
		for _, cell := range p {
			cells[c] += " " + joined(cell.words)
			if wordCount(cells[c]) > 5 || ends(cells[c]) {
				return false
			}
		}
	}
	return isHeader(cells)
}

// tableLead is the distance of lines within the table's cells.
func tableLead(rows []row, m *measure) float64 {
	leads := newTally(0.5)
	for i := 1; i < len(rows); i++ {
		if d := rows[i].base - rows[i-1].base; d < 2.5*m.leading {
			leads.add(d, 1)
		}
	}
	lead, n := leads.most()
	if n < 2 || lead < 0.7*m.size {
		return m.lead(rows[0].words[0].Size)
	}
	return math.Min(lead, 1.3*m.leading)
}

// rows appends the table's rows to the flow, without those that name the columns.
// The first row goes on from the page
// before when its first cell is empty and that page ended in the same table.
func (r *reader) rows(t table) {
	first := true
	if !r.continues(t.gutters) {
		r.names = nil
	}
	for _, tr := range t.rows {
		if tr.header {
			r.names = tr.texts()
			continue
		}
		if tr.across {
			r.acrossTable(tr, t)
			continue
		}
		tr.names = r.names
		n := len(r.flow) - 1
		again := first && n >= 0
		first = false
		if again && r.flow[n].row != nil && r.continues(t.gutters) &&
			len(r.flow[n].row.cells) == len(tr.cells) && goesOnIn(r.flow[n].row, tr) {
			for c, lines := range tr.cells {
				r.flow[n].row.cells[c] = append(r.flow[n].row.cells[c], lines...)
			}
			continue
		}
		r.flow = append(r.flow, item{row: tr})
	}
	r.table = t.gutters
}
