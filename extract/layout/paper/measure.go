package paper

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/text"
)

// Measure is what is usual in a document: the type of its running text, the
// distance of its lines and the margins of its columns.
type Measure struct {
	Size    float64         // of running text
	Leading float64         // distance of baselines within a paragraph of running text
	Bold    bool            // running text is set in bold
	Edges   map[int]margins // of each block of lines
}

// margins is where the lines of a block begin and end.
type margins struct{ Left, Right float64 }

// Tally counts numbers in steps, to find the commonest.
type Tally struct {
	step  float64
	count map[int]int
}

// NewTally counts in steps of that size.
func NewTally(step float64) Tally { return Tally{step, map[int]int{}} }

// Add counts a number n times.
func (t Tally) Add(v float64, n int) { t.count[int(math.Round(v/t.step))] += n }

// Most returns the commonest value, the smallest of equals, and its count.
func (t Tally) Most() (float64, int) {
	best, n := 0, 0
	for v, c := range t.count {
		if c > n || c == n && v < best {
			best, n = v, c
		}
	}
	return float64(best) * t.step, n
}

// NewMeasure finds the type size and leading of running text.
func NewMeasure(sheets []*Sheet) *Measure {
	m := &Measure{Size: runningSize(sheets)}
	bold, all := 0, 0
	for _, s := range sheets {
		for _, r := range s.Rows {
			for _, w := range r.Words {
				all++
				if w.Bold {
					bold++
				}
			}
		}
	}
	m.Bold = bold*2 > all
	if m.Size <= 0 {
		m.Size = 11
	}
	// Distances are taken between words that overlap in x, so that columns with
	// lines at other heights do not count.
	var leads []float64
	for _, s := range sheets {
		for i, r := range s.Rows {
			if !m.Running(r.Words[0].Size) {
				continue
			}
			for j := i + 1; j < len(s.Rows) && s.Rows[j].Base-r.Base < 3*m.Size; j++ {
				if overlap(r.Words, s.Rows[j].Words) {
					leads = append(leads, s.Rows[j].Base-r.Base)
					break
				}
			}
		}
	}
	m.Leading = commonest(leads, 0.1*m.Size)
	if m.Leading < 0.8*m.Size {
		m.Leading = 1.2 * m.Size
	}
	return m
}

// runningSize is the commonest size of type in rows that are no rows of tables: in
// many reports there is more text in tables, and in smaller type, than outside.
func runningSize(sheets []*Sheet) float64 {
	all, prose := NewTally(0.5), NewTally(0.5)
	letters, inProse := 0, 0
	for _, s := range sheets {
		for _, r := range s.Rows {
			plain := r.Words[0].X < 0.3*s.Width && !Gapped(r, 1.5)
			for _, w := range r.Words {
				all.Add(w.Size, len(w.Text))
				letters += len(w.Text)
				if plain {
					prose.Add(w.Size, len(w.Text))
					inProse += len(w.Text)
				}
			}
		}
	}
	if inProse*20 < letters { // several columns on every page
		prose = all
	}
	size, _ := prose.Most()
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

// Running reports whether the size is that of running text.
func (m *Measure) Running(size float64) bool { return math.Abs(size-m.Size) <= 0.6 }

// Nearly reports whether the size is that of text set a little larger or smaller, as
// in boxes.
func (m *Measure) Nearly(size float64) bool { return math.Abs(size-m.Size) <= 0.15*m.Size }

// Lead is the usual distance of baselines for type of that size.
func (m *Measure) Lead(size float64) float64 {
	if m.Running(size) || size <= 0 {
		return m.Leading
	}
	return m.Leading * size / m.Size
}

func overlap(a, b []text.Word) bool {
	a0, a1 := a[0].X, a[len(a)-1].X+a[len(a)-1].W
	b0, b1 := b[0].X, b[len(b)-1].X+b[len(b)-1].W
	return math.Min(a1, b1)-math.Max(a0, b0) > 0
}

// Margins finds where the lines of each block begin and end. Blocks of the same
// place and width on different pages share their margins, so that a block of few
// lines knows how long its lines may be.
func (m *Measure) Margins(flow []Item) {
	type group struct {
		low, high float64 // of the region
		left      Tally
		ends      []float64
		blocks    []int
	}
	var groups []*group
	of := map[int]*group{}
	for _, it := range flow {
		if it.Row != nil {
			continue
		}
		l := it.Line
		g := of[l.Block]
		if g == nil {
			for _, other := range groups {
				if math.Abs(other.low-l.Low) < 12 && math.Abs(other.high-l.High) < 12 {
					g = other
				}
			}
			if g == nil {
				g = &group{low: l.Low, high: l.High, left: NewTally(2)}
				groups = append(groups, g)
			}
			of[l.Block] = g
			g.blocks = append(g.blocks, l.Block)
		}
		if m.Running(l.Size) {
			g.left.Add(l.X0, 1)
			g.ends = append(g.ends, l.X1)
		}
	}
	m.Edges = map[int]margins{}
	for _, g := range groups {
		left, _ := g.left.Most()
		right := 0.0
		if len(g.ends) > 0 {
			slices.Sort(g.ends)
			right = g.ends[len(g.ends)-1-len(g.ends)/50]
		}
		for _, b := range g.blocks {
			m.Edges[b] = margins{left, right}
		}
	}
}
