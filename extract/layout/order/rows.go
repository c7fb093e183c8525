package order

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// tableRows cuts the band's lines into rows. Where rows are set apart, they are cut
// at the gaps that all columns share; what has no words in the first column and
// words in one other only goes on with the row above. Otherwise a row begins where
// the first column begins anew.
func (r *reader) tableRows(rows []paper.Row, b Band) []*paper.TableRow {
	var out []*paper.TableRow
	columns := len(b.Gutters) + 1
	last := math.Inf(-1) // baseline of the first column's last line
	lead := tableLead(rows, r.m)
	widths := newCellWidths(rows, b, r.m)
	apart := rowsApart(rows, b, lead, widths)
	span := spanning(rows, nil)
	oneLine := mostlyFull(rows, b)
	lines := make([]int, columns) // the last line of each column, counted from 1
	for i, rw := range rows {
		if span[i] {
			out = append(out, &paper.TableRow{Page: r.page.Number, Across: true, Cells: [][]paper.Line{{paper.NewLine(r.page.Number, rw.Words)}}})
			continue
		}
		parts := b.Split([]paper.Row{rw})
		first := len(parts[0]) > 0
		gap := i > 0 && rw.Base-rows[i-1].Base > 1.25*lead
		starts := len(out) == 0 || out[len(out)-1].Across
		switch {
		case starts:
		case out[len(out)-1].Header:
			starts = !wraps(out[len(out)-1], parts)
		case apart:
			starts = gap && !goesOn(rows, i, b, lead)
		case first:
			t := paper.Joined(parts[0][0].Words)
			starts = gap || rw.Base-last > 1.5*lead ||
				filled(rw, b.Gutters) > 1 && (numbered(t) || numbering.IsLabel(t) && numbering.IsLabel(out[len(out)-1].Texts()[0]) || dateCell.MatchString(t) && !bareYear.MatchString(t) && !dateGoesOn(out[len(out)-1].Texts()[0], t)) ||
				beginsAnew(CellTexts(rw, b.Gutters), out[len(out)-1].Texts()) ||
				widths.leaveRoom(out[len(out)-1], parts) ||
				oneLine && filled(rw, b.Gutters) == columns && widths.room(out[len(out)-1], parts, 0)
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
			out = append(out, &paper.TableRow{Page: r.page.Number, Cells: make([][]paper.Line, columns)})
		}
		if first {
			last = rw.Base
		}
		at := out[len(out)-1]
		for c, p := range parts {
			for _, cell := range p {
				at.Cells[c] = append(at.Cells[c], paper.NewLine(r.page.Number, cell.Words))
			}
		}
		at.Header = isHeader(at.Texts()) || len(at.Texts()) >= 3 && i == 0 && filled(rw, b.Gutters) == columns && isHead(rows, 0)
	}
	return out
}

// RowStarts gives for each row of a table, whose columns are parted at the gutters,
// the baseline of its first line.
func RowStarts(rows []paper.Row, gutters []float64, m *paper.Measure) []float64 {
	r := &reader{m: m, page: &paper.Sheet{}}
	var starts []float64
	for _, tr := range r.tableRows(rows, Band{Gutters: gutters}) {
		first := math.Inf(1)
		for _, cell := range tr.Cells {
			if len(cell) > 0 {
				first = math.Min(first, cell[0].Base)
			}
		}
		starts = append(starts, first)
	}
	return starts
}

// mostlyFull reports whether most lines have words in every column, as in tables
// whose rows have one line.
func mostlyFull(rows []paper.Row, b Band) bool {
	full := 0
	for _, rw := range rows {
		if filled(rw, b.Gutters) == len(b.Gutters)+1 {
			full++
		}
	}
	return full*10 >= len(rows)*7
}

// resumes counts the columns that had words, had none on the line above, and have
// some in line i again: those of a cell stand below one another, so that another
// row begins.
func resumes(lines []int, parts [][]paper.Row, i int) int {
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
	k := numbering.Parse(cell).Kind
	return k != numbering.None && k != numbering.Bullet
}

// figure is a number, an amount or a share.
var figure = regexp.MustCompile(`^[£€$]?\d[\d,.]*(?: ?%)?$`)

// beginsAnew reports whether nearly every cell of the line begins as a sentence or
// a name does, and the row above can be over: of two columns the second must have
// ended a sentence.
func beginsAnew(cells, above []string) bool {
	upper, n, figures := 0, 0, false
	for i, c := range cells {
		if c == "" {
			continue
		}
		n++
		if figure.MatchString(c) {
			upper++
			figures = figures || figure.MatchString(above[i])
			continue
		}
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(c, "\"'“‘(")); unicode.IsUpper(r) {
			upper++
		}
	}
	if cells[0] == "" || upper < n || n < 2 || n < len(cells)-1 {
		return false
	}
	return len(cells) > 2 || figures || paper.Ends(above[len(above)-1])
}

var bareYear = regexp.MustCompile(`^(?:19|20)\d\d$`)

var (
	monthAtEnd  = regexp.MustCompile(`(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|december|to|and|until|[-–])$`)
	yearAtStart = regexp.MustCompile(`^(?:(?:19|20)\d\d|(?i:january|february|march|april|may|june|july|august|september|october|november|december))\b`)
)

// dateGoesOn reports whether a cell's line is the rest of a date above it: the year
// after a month, or what follows "to".
func dateGoesOn(above, line string) bool {
	return monthAtEnd.MatchString(above) && yearAtStart.MatchString(line)
}

// rowsApart reports whether the table sets its rows apart: most of the lines that
// begin a cell have a gap above.
func rowsApart(rows []paper.Row, b Band, lead float64, widths cellWidths) bool {
	gaps, begins := 0, 0
	above := &paper.TableRow{Cells: make([][]paper.Line, len(b.Gutters)+1)} // of each column the last line
	for i, rw := range rows {
		parts := b.Split([]paper.Row{rw})
		if i > 0 {
			if rw.Base-rows[i-1].Base > 1.25*lead {
				gaps++
			}
			if t := CellTexts(rw, b.Gutters)[0]; dateCell.MatchString(t) && !bareYear.MatchString(t) || widths.leaveRoom(above, parts) {
				begins++
			}
		}
		for c, p := range parts {
			for _, cell := range p {
				above.Cells[c] = []paper.Line{paper.NewLine(0, cell.Words)}
			}
		}
	}
	return gaps > 0 && gaps*2 >= begins
}

// goesOn reports whether the lines from i to the next gap belong to the row above:
// they leave the first column empty and fill one other.
func goesOn(rows []paper.Row, i int, b Band, lead float64) bool {
	used := make([]bool, len(b.Gutters)+1)
	for j := i; j < len(rows) && (j == i || rows[j].Base-rows[j-1].Base <= 1.25*lead); j++ {
		for c, t := range CellTexts(rows[j], b.Gutters) {
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
func wraps(t *paper.TableRow, parts [][]paper.Row) bool {
	cells := t.Texts()
	for c, p := range parts {
		for _, cell := range p {
			cells[c] += " " + paper.Joined(cell.Words)
			if paper.WordCount(cells[c]) > 5 || paper.Ends(cells[c]) {
				return false
			}
		}
	}
	return isHeader(cells)
}

// tableLead is the distance of lines within the table's cells.
func tableLead(rows []paper.Row, m *paper.Measure) float64 {
	leads := paper.NewTally(0.5)
	for i := 1; i < len(rows); i++ {
		if d := rows[i].Base - rows[i-1].Base; d < 2.5*m.Leading {
			leads.Add(d, 1)
		}
	}
	lead, n := leads.Most()
	if n < 2 || lead < 0.7*m.Size {
		return m.Lead(rows[0].Words[0].Size)
	}
	return math.Min(lead, 1.3*m.Leading)
}

// rows appends the table's rows to the flow, without those that name the columns.
// The first row goes on from the page
// before when its first cell is empty and that page ended in the same table.
func (r *reader) rows(t table) {
	first := true
	if !r.continues(t.Gutters) {
		r.names = nil
	}
	for _, tr := range t.rows {
		if tr.Header {
			r.names = tr.Texts()
			continue
		}
		if tr.Across {
			r.acrossTable(tr, t)
			continue
		}
		tr.Names = r.names
		n := len(r.flow) - 1
		again := first && n >= 0
		first = false
		if again && r.flow[n].Row != nil && r.continues(t.Gutters) &&
			len(r.flow[n].Row.Cells) == len(tr.Cells) && goesOnIn(r.flow[n].Row, tr) {
			for c, lines := range tr.Cells {
				r.flow[n].Row.Cells[c] = append(r.flow[n].Row.Cells[c], lines...)
			}
			continue
		}
		r.flow = append(r.flow, paper.Item{Row: tr})
	}
	r.table = t.Gutters
}
