package order

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// table is a band read as a table.
type table struct {
	Band
	rows []*paper.TableRow
}

var (
	headerCell = regexp.MustCompile(`(?i)^(?:no|nr|number|when|who|what|why|where|so what\??|what happened|agency response|missed opportunit(?:y|ies)|learning points?|ref(?:erence)?|date(?:s| and time| of (?:event|contact|entry))?|time|source|agency|agencies|event|events|incident|details?|description|summary|entry|contact|nature of contact|significant event|comments?|analysis|response|outcomes?|recommendations?|actions?(?: to (?:take|be taken)| taken)?|lead(?: (?:agency|officer|person))?|owner|responsib(?:le|ility)|target(?: date)?|(?:key )?milestones?(?: achieved)?|timescales?|by when|who|completion(?: date)?|(?:date )?completed?|status|progress|rag(?: rating)?|evidence|scope|name|role|title|job title|position|organisation|organization|representative|member|panel member|abbreviation|acronym|term|meaning|definition|explanation|expla?nation|relationship|person|age|ethnicity|theme|learning|objective|priority)\.?$`)

	dateCell = regexp.MustCompile(`(?i)^(?:(?:on|in|by|from|between|early|late|mid|circa|c\.|around|about|until|since|the|week|spring|summer|autumn|winter|christmas|easter|of)[ -]*)*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? +)?(?:\d{1,2}(?:st|nd|rd|th)?[ ./-]+)?(?:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[ ./-]*(?:\d{2,4})?|\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d)`)
)

// asTable decides whether a band is a table, but for rows at its ends that stand
// outside it, and reads its rows if so.
func (r *reader) asTable(rows []paper.Row, b Band, low, high float64) (table, bool) {
	if hasMark(rows[b.first : b.last+1]) {
		return table{}, false
	}
	b = r.trim(rows, b, low, high)
	if len(b.Gutters) == 0 {
		return table{}, false
	}
	inside := rows[b.first : b.last+1]
	if r.tableScore(inside, b.Split(inside), b) < 2 {
		return table{}, false
	}
	return table{b, r.tableRows(inside, b)}, true
}

// trim drops rows at the band's ends that have words left of the gutter only: the
// end of a paragraph or a heading above, and what stands apart below. The gutters
// of what is left are found anew.
func (r *reader) trim(rows []paper.Row, b Band, low, high float64) Band {
	oneSided := func(rw paper.Row) bool {
		last := rw.Words[len(rw.Words)-1]
		return rw.Words[0].X < b.Gutters[0]-2 && last.X+last.W <= b.Gutters[0]
	}
	if !r.continues(b.Gutters) {
		for b.first < b.last && oneSided(rows[b.first]) {
			b.first++
		}
	}
	for k := b.last; k > b.first && oneSided(rows[k]); k-- {
		if rows[k].Base-rows[k-1].Base > 1.3*r.m.Lead(rows[k].Words[0].Size) {
			b.last = k - 1
		}
	}
	g := r.newGrid(rows[b.first:b.last+1], low, int(math.Min(high-low, maxStrip))+1)
	b.Gutters = g.gutters(0, b.last-b.first)
	return b
}

// continues reports whether the band before was a table with these gutters.
func (r *reader) continues(gutters []float64) bool {
	return slices.EqualFunc(r.table, gutters, func(a, b float64) bool { return math.Abs(a-b) < 15 })
}

// tableScore weighs what tells a table from columns of running text.
func (r *reader) tableScore(rows []paper.Row, columns [][]paper.Row, b Band) float64 {
	score := 0.0
	if r.table != nil && r.continues(b.Gutters) {
		score += 3
	}
	for i := 0; i < len(rows) && i < 4; i++ {
		if isHeader(CellTexts(rows[i], b.Gutters)) {
			score += 3
			break
		}
	}
	if len(columns) >= 3 {
		score++
	}
	dates := 0
	for _, c := range columns[0] {
		if t := paper.Joined(c.Words); dateCell.MatchString(t) && len(t) < 30 {
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
		if n := filled(rw, b.Gutters); n == len(columns) {
			shared++
		}
	}
	slim := narrow(columns)
	switch {
	case shared*2 < fewest && !slim:
		score -= 3 // lines of columns at other heights
	case fewest*2 <= most && !solid(columns, fewest, r.m):
		score += 2
	case shared == fewest:
		score++
	}
	full := 0
	for _, c := range columns {
		if len(c) >= 6 && Fill(c) > 0.8 {
			full++
		}
	}
	if full == len(columns) {
		score -= 2
	}
	if slim {
		score++
	}
	return score
}

// solid reports whether the shortest column is one block of lines from the top, as
// the last column of running text is.
func solid(columns [][]paper.Row, fewest int, m *paper.Measure) bool {
	for _, c := range columns {
		if len(c) != fewest {
			continue
		}
		if len(c) < 3 {
			return false
		}
		for i := 1; i < len(c); i++ {
			if c[i].Base-c[i-1].Base > 2.6*m.Leading {
				return false
			}
		}
	}
	return true
}

// Fill is the median length of the column's lines in parts of the longest.
func Fill(column []paper.Row) float64 {
	var lengths []float64
	for _, r := range column {
		last := r.Words[len(r.Words)-1]
		lengths = append(lengths, last.X+last.W-r.Words[0].X)
	}
	slices.Sort(lengths)
	longest := lengths[len(lengths)-1]
	if longest <= 0 {
		return 0
	}
	return lengths[len(lengths)/2] / longest
}

// narrow reports whether the first column is far narrower than the widest, as
// columns of running text are not.
func narrow(columns [][]paper.Row) bool {
	first, widest := 0.0, 0.0
	for i, c := range columns {
		longest := 0.0
		for _, r := range c {
			last := r.Words[len(r.Words)-1]
			longest = math.Max(longest, last.X+last.W-r.Words[0].X)
		}
		if i == 0 {
			first = longest
		}
		widest = math.Max(widest, longest)
	}
	return first < 120 && first < 0.5*widest
}

// CellTexts gives the row's text in each column.
func CellTexts(rw paper.Row, gutters []float64) []string {
	b := Band{Gutters: gutters}
	cells := make([]string, len(gutters)+1)
	for c, rows := range b.Split([]paper.Row{rw}) {
		for _, r := range rows {
			cells[c] = paper.Joined(r.Words)
		}
	}
	return cells
}

func filled(rw paper.Row, gutters []float64) int {
	n := 0
	for _, t := range CellTexts(rw, gutters) {
		if t != "" {
			n++
		}
	}
	return n
}

// firstOfNames are the words that names of columns begin with: a look at them spares
// trying the expression.
var firstOfNames = firstWords("no nr number when who what why where so missed learning ref reference date dates time source agency agencies event events " +
	"incident detail details description summary entry contact nature significant comment comments analysis response outcome outcomes " +
	"recommendation recommendations action actions lead owner responsible responsibility target key milestone milestones timescale timescales " +
	"by completion completed status progress rag evidence scope name role title job position organisation organization representative " +
	"member panel abbreviation acronym term meaning definition explanation explaination explnation relationship person age ethnicity theme objective priority")

func firstWords(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// namesColumn reports whether a cell says what a column is commonly called.
func namesColumn(cell string) bool {
	first, _, _ := strings.Cut(cell, " ")
	return len(cell) < 40 && firstOfNames[strings.ToLower(strings.TrimRight(first, "?."))] && headerCell.MatchString(cell)
}

// isHeader reports whether the cells name columns.
func isHeader(cells []string) bool {
	if len(cells) < 2 {
		return false
	}
	named, other := 0, 0
	for _, c := range cells {
		switch c = strings.TrimSpace(c); {
		case c == "":
		case namesColumn(c):
			named++
		default:
			other++
		}
	}
	return named >= 2 && other*2 <= named
}
