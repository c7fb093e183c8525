package layout

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/text"
)

// measure is what is usual in a document: the type of its running text, the
// distance of its lines and the margins of its columns.
type measure struct {
	size    float64         // of running text
	leading float64         // distance of baselines within a paragraph of running text
	bold    bool            // running text is set in bold
	edges   map[int]margins // of each block of lines
}

// margins is where the lines of a block begin and end.
type margins struct{ left, right float64 }

// tally counts numbers in steps, to find the commonest.
type tally struct {
	step  float64
	count map[int]int
}

func newTally(step float64) tally { return tally{step, map[int]int{}} }

func (t tally) add(v float64, n int) { t.count[int(math.Round(v/t.step))] += n }

// most returns the commonest value, the smallest of equals, and its count.
func (t tally) most() (float64, int) {
	best, n := 0, 0
	for v, c := range t.count {
		if c > n || c == n && v < best {
			best, n = v, c
		}
	}
	return float64(best) * t.step, n
}

// measureWords finds the type size and leading of running text.
func measureWords(sheets []*sheet) *measure {
	m := &measure{size: runningSize(sheets)}
	bold, all := 0, 0
	for _, s := range sheets {
		for _, r := range s.rows {
			for _, w := range r.words {
				all++
				if w.Bold {
					bold++
				}
			}
		}
	}
	m.bold = bold*2 > all
	if m.size <= 0 {
		m.size = 11
	}
	// Distances are taken between words that overlap in x, so that columns with
	// lines at other heights do not count.
	var leads []float64
	for _, s := range sheets {
		for i, r := range s.rows {
			if !m.running(r.words[0].Size) {
				continue
			}
			for j := i + 1; j < len(s.rows) && s.rows[j].base-r.base < 3*m.size; j++ {
				if overlap(r.words, s.rows[j].words) {
					leads = append(leads, s.rows[j].base-r.base)
					break
				}
			}
		}
	}
	m.leading = commonest(leads, 0.1*m.size)
	if m.leading < 0.8*m.size {
		m.leading = 1.2 * m.size
	}
	return m
}

// runningSize is the commonest size of type in rows that are no rows of tables: in
// many reports there is more text in tables, and in smaller type, than outside.
func runningSize(sheets []*sheet) float64 {
	all, prose := newTally(0.5), newTally(0.5)
	letters, inProse := 0, 0
	for _, s := range sheets {
		for _, r := range s.rows {
			plain := r.words[0].X < 0.3*s.width && !gapped(r, 1.5)
			for _, w := range r.words {
				all.add(w.Size, len(w.Text))
				letters += len(w.Text)
				if plain {
					prose.add(w.Size, len(w.Text))
					inProse += len(w.Text)
				}
			}
		}
	}
	if inProse*20 < letters { // several columns on every page
		prose = all
	}
	size, _ := prose.most()
	return size
}

// commonest gives the middle of the fullest window of that width over the values:
// the leftmost of those that are nearly as full, as lines within a paragraph are
// nearer to one another than paragraphs are.
func commonest(values []float64, width float64) float64 {
	slices.Sort(values)
	most := 0
	for pass := range 2 {
		for i := range values {
			j := i
			for j < len(values) && values[j] <= values[i]+width {
				j++
			}
			if pass == 1 && (j-i)*10 >= most*6 {
				return values[(i+j-1)/2]
			}
			if pass == 0 {
				most = max(most, j-i)
			}
		}
	}
	return 0
}

// running reports whether the size is that of running text.
func (m *measure) running(size float64) bool { return math.Abs(size-m.size) <= 0.6 }

// nearly reports whether the size is that of text set a little larger or smaller, as
// in boxes.
func (m *measure) nearly(size float64) bool { return math.Abs(size-m.size) <= 0.15*m.size }

// lead is the usual distance of baselines for type of that size.
func (m *measure) lead(size float64) float64 {
	if m.running(size) || size <= 0 {
		return m.leading
	}
	return m.leading * size / m.size
}

func overlap(a, b []text.Word) bool {
	a0, a1 := a[0].X, a[len(a)-1].X+a[len(a)-1].W
	b0, b1 := b[0].X, b[len(b)-1].X+b[len(b)-1].W
	return math.Min(a1, b1)-math.Max(a0, b0) > 0
}

// margins finds where the lines of each block begin and end. Blocks of the same
// place and width on different pages share their margins, so that a block of few
// lines knows how long its lines may be.
func (m *measure) margins(flow []item) {
	type group struct {
		low, high float64 // of the region
		left      tally
		ends      []float64
		blocks    []int
	}
	var groups []*group
	of := map[int]*group{}
	for _, it := range flow {
		if it.row != nil {
			continue
		}
		l := it.line
		g := of[l.block]
		if g == nil {
			for _, other := range groups {
				if math.Abs(other.low-l.low) < 12 && math.Abs(other.high-l.high) < 12 {
					g = other
				}
			}
			if g == nil {
				g = &group{low: l.low, high: l.high, left: newTally(2)}
				groups = append(groups, g)
			}
			of[l.block] = g
			g.blocks = append(g.blocks, l.block)
		}
		if m.running(l.size) {
			g.left.add(l.x0, 1)
			g.ends = append(g.ends, l.x1)
		}
	}
	m.edges = map[int]margins{}
	for _, g := range groups {
		left, _ := g.left.most()
		right := 0.0
		if len(g.ends) > 0 {
			slices.Sort(g.ends)
			right = g.ends[len(g.ends)-1-len(g.ends)/50]
		}
		for _, b := range g.blocks {
			m.edges[b] = margins{left, right}
		}
	}
}
