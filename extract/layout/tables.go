package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// tableRow is one row of a table: for each column the lines of its cell.
type tableRow struct {
	page   int
	cells  [][]line
	header bool // names the columns
}

// table is a band read as a table. Before and after count rows at the band's ends
// that stand outside it.
type table struct {
	rows          []*tableRow
	before, after int
}

var (
	headerCell = regexp.MustCompile(`(?i)^(?:no|nr|number|ref(?:erence)?|date(?:s| and time| of (?:event|contact|entry))?|time|source|agency|agencies|event|events|incident|details?|description|summary|entry|contact|nature of contact|significant event|comments?|analysis|response|outcomes?|recommendations?|actions?(?: to (?:take|be taken)| taken)?|lead(?: (?:agency|officer|person))?|owner|responsib(?:le|ility)|target(?: date)?|(?:key )?milestones?(?: achieved)?|timescales?|by when|who|completion(?: date)?|(?:date )?completed?|status|progress|rag(?: rating)?|evidence|scope|name|role|title|job title|position|organisation|organization|representative|member|panel member|abbreviation|acronym|term|meaning|definition|explanation|expla?nation|relationship|person|age|ethnicity|theme|learning|objective|priority)\.?$`)

	dateCell = regexp.MustCompile(`(?i)^(?:(?:on|in|by|from|between|early|late|mid|circa|c\.|around|about|until|since|the|week|spring|summer|autumn|winter|christmas|easter|of)[ -]*)*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? +)?(?:\d{1,2}(?:st|nd|rd|th)?[ ./-]+)?(?:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[ ./-]*(?:\d{2,4})?|\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d)`)
)

// asTable decides whether a band is a table, and reads its rows if so.
func (r *reader) asTable(rows []row, columns [][]row, b band) (table, bool) {
	if r.tableScore(rows, columns, b) < 2 {
		return table{}, false
	}
	t := table{before: leadingOutside(rows, b.gutters)}
	if r.continues(b.gutters) && t.before > 0 {
		t.before = 0
	}
	t.after = r.trailingOutside(rows, b.gutters, t.before)
	if t.before+t.after >= len(rows) {
		return table{}, false
	}
	t.rows = r.tableRows(rows[t.before:len(rows)-t.after], b)
	return t, true
}

// continues reports whether the band before was a table with these gutters.
func (r *reader) continues(gutters []float64) bool {
	return slices.EqualFunc(r.table, gutters, func(a, b float64) bool { return math.Abs(a-b) < 15 })
}

// tableScore weighs what tells a table from columns of running text.
func (r *reader) tableScore(rows []row, columns [][]row, b band) float64 {
	score := 0.0
	if r.table != nil && r.continues(b.gutters) {
		score += 3
	}
	for i := 0; i < len(rows) && i < 4; i++ {
		if isHeader(cellTexts(rows[i], b.gutters)) {
			score += 3
			break
		}
	}
	if len(columns) >= 3 {
		score++
	}
	dates := 0
	for _, c := range columns[0] {
		if t := joined(c.words); dateCell.MatchString(t) && len(t) < 30 {
			dates++
		}
	}
	if dates*2 >= len(columns[0]) {
		score += 2
	}
	fewest, most := len(columns[0]), 0
	for _, c := range columns {
		fewest, most = min(fewest, len(c)), max(most, len(c))
	}
	shared := 0 // rows with words in every column or all but one
	for _, rw := range rows {
		if n := filled(rw, b.gutters); n == len(columns) {
			shared++
		}
	}
	switch {
	case shared*2 < fewest:
		score -= 3 // lines of columns at other heights
	case fewest*2 <= most && !solid(columns, fewest, r.m):
		score += 2
	}
	full := 0
	for _, c := range columns {
		if len(c) >= 6 && fill(c) > 0.8 {
			full++
		}
	}
	if full == len(columns) {
		score -= 2
	}
	if narrow(columns[0], b.gutters[0]) {
		score++
	}
	return score
}

// solid reports whether the shortest column is one block of lines from the top, as
// the last column of running text is.
func solid(columns [][]row, fewest int, m *measure) bool {
	for _, c := range columns {
		if len(c) != fewest {
			continue
		}
		if len(c) < 3 {
			return false
		}
		for i := 1; i < len(c); i++ {
			if c[i].base-c[i-1].base > 2.6*m.leading {
				return false
			}
		}
	}
	return true
}

// fill is the median length of the column's lines in parts of the longest.
func fill(column []row) float64 {
	var lengths []float64
	for _, r := range column {
		last := r.words[len(r.words)-1]
		lengths = append(lengths, last.X+last.W-r.words[0].X)
	}
	slices.Sort(lengths)
	longest := lengths[len(lengths)-1]
	if longest <= 0 {
		return 0
	}
	return lengths[len(lengths)/2] / longest
}

// narrow reports whether the column's longest line takes up little of the page.
func narrow(column []row, gutter float64) bool {
	longest := 0.0
	for _, r := range column {
		last := r.words[len(r.words)-1]
		longest = math.Max(longest, last.X+last.W-r.words[0].X)
	}
	return longest < 120
}

// cellTexts gives the row's text in each column.
func cellTexts(rw row, gutters []float64) []string {
	b := band{gutters: gutters}
	cells := make([]string, len(gutters)+1)
	for c, rows := range b.split([]row{rw}) {
		for _, r := range rows {
			cells[c] = joined(r.words)
		}
	}
	return cells
}

func filled(rw row, gutters []float64) int {
	n := 0
	for _, t := range cellTexts(rw, gutters) {
		if t != "" {
			n++
		}
	}
	return n
}

// isHeader reports whether the cells name columns.
func isHeader(cells []string) bool {
	named, other := 0, 0
	for _, c := range cells {
		switch c = strings.TrimSpace(c); {
		case c == "":
		case headerCell.MatchString(c):
			named++
		default:
			other++
		}
	}
	return named >= 2 && other*2 <= named
}

// leadingOutside counts rows at the top that have words in the first column only:
// a heading or the end of a paragraph above the table.
func leadingOutside(rows []row, gutters []float64) int {
	n := 0
	for n < len(rows) {
		cells := cellTexts(rows[n], gutters)
		if cells[0] == "" || filled(rows[n], gutters) > 1 {
			break
		}
		n++
	}
	return n
}

// trailingOutside counts rows at the bottom that have words in the first column
// only and stand apart from the row above.
func (r *reader) trailingOutside(rows []row, gutters []float64, before int) int {
	n := 0
	for len(rows)-n-1 > before {
		i := len(rows) - n - 1
		cells := cellTexts(rows[i], gutters)
		if cells[0] == "" || filled(rows[i], gutters) > 1 {
			break
		}
		n++
	}
	for n > 0 {
		i := len(rows) - n
		if rows[i].base-rows[i-1].base > 1.3*r.m.lead(rows[i].words[0].Size) {
			break
		}
		n--
	}
	return n
}

// tableRows cuts the band's lines into rows: where the first column begins anew,
// or where all columns leave a gap and the first has words.
func (r *reader) tableRows(rows []row, b band) []*tableRow {
	var out []*tableRow
	columns := len(b.gutters) + 1
	last := math.Inf(-1) // baseline of the first column's last line
	lead := tableLead(rows, r.m)
	for i, rw := range rows {
		gap := i > 0 && rw.base-rows[i-1].base > 1.25*lead
		parts := b.split([]row{rw})
		first := len(parts[0]) > 0
		starts := len(out) == 0
		if first && len(out) > 0 {
			t := joined(parts[0][0].words)
			starts = gap || rw.base-last > 1.5*lead || out[len(out)-1].header ||
				(filled(rw, b.gutters) > 1 && (isLabel(t) || dateCell.MatchString(t)))
		}
		if len(out) > 0 && out[len(out)-1].header {
			starts = !out[len(out)-1].wraps(parts)
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
		at.header = isHeader(at.texts())
	}
	return out
}

// wraps reports whether the row's words are second lines of a header's cells.
func (t *tableRow) wraps(parts [][]row) bool {
	cells := t.texts()
	for c, p := range parts {
		for _, cell := range p {
			cells[c] += " " + joined(cell.words)
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

// texts gives the text of each cell, line breaks as spaces.
func (t *tableRow) texts() []string {
	cells := make([]string, len(t.cells))
	for i, lines := range t.cells {
		var parts []string
		for _, l := range lines {
			parts = append(parts, l.text())
		}
		cells[i] = strings.Join(parts, " ")
	}
	return cells
}

// rows appends the table's rows to the flow, without those that name the columns.
// The first row goes on from the page
// before when its first cell is empty and that page ended in the same table.
func (r *reader) rows(t table, gutters []float64) {
	first := true
	for _, tr := range t.rows {
		if tr.header {
			continue
		}
		n := len(r.flow) - 1
		again := first && n >= 0
		first = false
		if again && r.flow[n].row != nil && r.continues(gutters) &&
			len(tr.cells[0]) == 0 && len(r.flow[n].row.cells) == len(tr.cells) {
			for c, lines := range tr.cells {
				r.flow[n].row.cells[c] = append(r.flow[n].row.cells[c], lines...)
			}
			continue
		}
		r.flow = append(r.flow, item{row: tr})
	}
	r.table = gutters
}

// goOn adds the page's first rows to the last row of the table that the page before
// ended in, when they leave its first column empty, and returns the rest. A head
// that the table repeats before them is dropped.
func (r *reader) goOn(rows []row) []row {
	n := len(r.flow) - 1
	if n < 0 || r.flow[n].row == nil || len(r.table) == 0 || len(rows) == 0 {
		return rows
	}
	rest := rows
	for len(rest) > 0 && isHeader(cellTexts(rest[0], r.table)) {
		rest = rest[1:]
	}
	head := len(rows) - len(rest)
	last := r.flow[n].row
	b := band{gutters: r.table}
	for len(rest) > 0 && rest[0].words[0].X > r.table[0]-2 && !straddles(rest[0], r.table) && len(last.cells) == len(r.table)+1 {
		for c, p := range b.split(rest[:1]) {
			for _, cell := range p {
				last.cells[c] = append(last.cells[c], newLine(r.page.number, cell.words))
			}
		}
		rest = rest[1:]
	}
	if len(rows)-len(rest) == head {
		return rows
	}
	return rest
}

// straddles reports whether a word of the row stands across a gutter.
func straddles(rw row, gutters []float64) bool {
	for _, w := range rw.words {
		for _, g := range gutters {
			if w.X < g-2 && w.X+w.W > g {
				return true
			}
		}
	}
	return false
}
