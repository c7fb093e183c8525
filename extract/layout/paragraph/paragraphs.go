// Package paragraph joins lines into paragraphs and table rows into texts, and sets
// aside what is neither: footnotes, contents pages, the heads of letters.
package paragraph

import (
	"math"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// Part is a paragraph, a table row or a heading.
type Part struct {
	Kind    partKind
	Label   numbering.Label
	Text    string // without the label
	Lines   []paper.Line
	Row     bool
	Names   []string // of a table row: what its columns are called
	Level   int      // of a heading: 1 is the highest
	Style   style    // of its first line
	Short   bool     // its last line leaves room
	Indent  float64  // of its first line from the block's margin
	Centred bool     // its first line stands in the middle
	Caption bool     // names the table below it
	Letter  bool     // the head or foot of a letter, or an address
	Marks   []Mark   // of notes
	Gap     float64  // space above in parts of the leading; 0 at the top of a block
}

type partKind int

const (
	Paragraph partKind = iota
	Heading
	titlePage
)

// style is what sets a heading apart from running text.
type style struct {
	Size               float64
	Bold, italic, Caps bool
}

// Page is the page on which the part begins.
func (p Part) Page() int { return p.Lines[0].Page }

// PageEnd is the page on which the part ends.
func (p Part) PageEnd() int { return p.Lines[len(p.Lines)-1].Page }

// Full is the text with its label.
func (p Part) Full() string {
	if p.Label.Text == "" || p.Label.Kind == numbering.Bullet {
		return p.Text
	}
	if p.Label.Kind == numbering.Named && p.Text != "" {
		return p.Label.Lead + " " + p.Text
	}
	return strings.TrimSpace(p.Label.Text + " " + p.Text)
}

// Boxes is where the part stands, a box a line.
func (p Part) Boxes() []dhr.Box {
	boxes := make([]dhr.Box, 0, len(p.Lines))
	for _, l := range p.Lines {
		boxes = append(boxes, l.Box())
	}
	return boxes
}

// builder joins lines into paragraphs.
type builder struct {
	m         *paper.Measure
	v         *Vocabulary
	numbered  bool                               // most paragraphs begin with a number
	justified bool                               // lines reach the right margin exactly
	indented  bool                               // paragraphs begin with an indent
	hanging   bool                               // their further lines have one
	used      map[numbering.Kind]int             // how many paragraphs begin with a label of the kind
	last      map[numbering.Kind]numbering.Label // of each kind, the last label met
	parts     []Part
	open      []paper.Line
	label     numbering.Label
	gap       float64
}

// Build joins the flow's lines into paragraphs and turns its table rows into
// parts of their own.
func Build(flow []paper.Item, m *paper.Measure, v *Vocabulary) []Part {
	b := &builder{m: m, v: v, used: map[numbering.Kind]int{}, last: map[numbering.Kind]numbering.Label{}}
	b.habits(flow)
	for _, it := range flow {
		if it.Row != nil {
			b.close()
			for _, row := range splitRow(it.Row) {
				b.tableRow(row)
			}
			continue
		}
		b.line(it.Line)
	}
	b.close()
	b.rejoin()
	b.letters()
	numberBare(b.parts)
	confirmLabels(b.parts)
	return b.parts
}

// habits finds how the document sets its paragraphs.
func (b *builder) habits(flow []paper.Item) {
	labels, blocks, full, lines, indents, hanging, several := 0, 0, 0, 0, 0, 0, 0
	for i, it := range flow {
		if it.Row != nil || !b.m.Running(it.Line.Size) {
			continue
		}
		l := it.Line
		e := b.m.Edges[l.Block]
		lines++
		if l.X1 > e.Right-1.5 {
			full++
		}
		starts := i == 0 || flow[i-1].Row != nil || flow[i-1].Line.Block != l.Block || b.roomFor(flow[i-1].Line, l)
		if !starts {
			continue
		}
		blocks++
		if i+1 < len(flow) && flow[i+1].Row == nil && flow[i+1].Line.Block == l.Block && !b.roomFor(l, flow[i+1].Line) {
			several++
			if d := flow[i+1].Line.X0 - l.X0; d > 0.8*b.m.Size && d < 5*b.m.Size {
				hanging++
			}
		}
		k := numbering.Parse(l.Text()).Kind
		b.used[k]++
		switch {
		case k == numbering.Decimal || k == numbering.Counted || k == numbering.Lettered:
			labels++
		case l.X0 > e.Left+0.8*b.m.Size && l.X0 < e.Left+5*b.m.Size:
			indents++
		}
	}
	b.numbered = labels*10 >= blocks*4 && labels >= 3
	b.justified = full*10 >= lines*6
	b.indented = indents*10 >= blocks*4
	b.hanging = hanging*10 >= several*6 && hanging >= 5
}

// line adds a line to the open paragraph or begins a new one.
func (b *builder) line(l paper.Line) {
	k := numbering.Parse(l.Text())
	if len(b.open) > 0 {
		prev := b.open[len(b.open)-1]
		if b.breaks(prev, l, k) {
			b.close()
		}
	}
	if len(b.open) == 0 {
		b.label = k
		b.gap = 0
		if n := len(b.parts); n > 0 {
			if prev := b.parts[n-1].Lines[len(b.parts[n-1].Lines)-1]; b.sameBlock(prev, l) {
				b.gap = (l.Base - prev.Base) / b.m.Lead(l.Size)
			}
		}
		if k.Kind != numbering.None {
			b.last[k.Kind] = k
		}
	}
	b.open = append(b.open, l)
}

func (b *builder) sameBlock(a, l paper.Line) bool { return a.Block == l.Block && a.Page == l.Page }

// close ends the open paragraph.
func (b *builder) close() {
	if len(b.open) == 0 {
		return
	}
	p := Part{Lines: b.open, Gap: b.gap}
	e := b.m.Edges[b.open[0].Block]
	p.Indent = b.open[0].X0 - e.Left
	p.Centred = p.Indent > 0.15*(e.Right-e.Left) && math.Abs(p.Indent-(e.Right-b.open[0].X1)) < 1.5*b.m.Size
	p.Style = styleOf(b.open)
	full, marks := b.v.marked(b.open)
	p.Label = numbering.Parse(full)
	p.Text = strings.TrimSpace(p.Label.Rest)
	p.Marks = shifted(marks, full, p.Text)
	last := b.open[len(b.open)-1]
	e = b.m.Edges[last.Block]
	p.Short = last.X1 < e.Right-3*b.m.Size
	b.open = nil
	if p.Full() != "" {
		b.parts = append(b.parts, p)
	}
}

func styleOf(lines []paper.Line) style {
	s := style{Size: lines[0].Size, Bold: true, italic: true, Caps: true}
	for _, l := range lines {
		s.Bold = s.Bold && l.Bold
		s.italic = s.italic && l.Italic
		s.Caps = s.Caps && paper.Capitals(l.Text())
		s.Size = math.Min(s.Size, l.Size)
	}
	return s
}
