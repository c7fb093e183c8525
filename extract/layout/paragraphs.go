package layout

import (
	"math"
	"strings"

	"github.com/dhrcoder/dhr"
)

// part is a paragraph, a table row or a heading.
type part struct {
	kind    partKind
	label   label
	text    string // without the label
	lines   []line
	row     bool
	names   []string // of a table row: what its columns are called
	level   int      // of a heading: 1 is the highest
	style   style    // of its first line
	short   bool     // its last line leaves room
	indent  float64  // of its first line from the block's margin
	centred bool     // its first line stands in the middle
	caption bool     // names the table below it
	letter  bool     // the head or foot of a letter, or an address
	marks   []mark   // of notes
	gap     float64  // space above in parts of the leading; 0 at the top of a block
}

type partKind int

const (
	paragraph partKind = iota
	heading
	titlePage
)

// style is what sets a heading apart from running text.
type style struct {
	size               float64
	bold, italic, caps bool
}

func (p part) page() int    { return p.lines[0].page }
func (p part) pageEnd() int { return p.lines[len(p.lines)-1].page }

// full is the text with its label.
func (p part) full() string {
	if p.label.text == "" || p.label.kind == bullet {
		return p.text
	}
	if p.label.kind == named && p.text != "" {
		return p.label.lead + " " + p.text
	}
	return strings.TrimSpace(p.label.text + " " + p.text)
}

func (p part) boxes() []dhr.Box {
	boxes := make([]dhr.Box, 0, len(p.lines))
	for _, l := range p.lines {
		boxes = append(boxes, l.box())
	}
	return boxes
}

// builder joins lines into paragraphs.
type builder struct {
	m         *measure
	v         *vocabulary
	numbered  bool                // most paragraphs begin with a number
	justified bool                // lines reach the right margin exactly
	indented  bool                // paragraphs begin with an indent
	used      map[labelKind]int   // how many paragraphs begin with a label of the kind
	last      map[labelKind]label // of each kind, the last label met
	parts     []part
	open      []line
	label     label
	gap       float64
}

// paragraphs joins the flow's lines into paragraphs and turns its table rows into
// parts of their own.
func paragraphs(flow []item, m *measure, v *vocabulary) []part {
	b := &builder{m: m, v: v, used: map[labelKind]int{}, last: map[labelKind]label{}}
	b.habits(flow)
	for _, it := range flow {
		if it.row != nil {
			b.close()
			b.tableRow(it.row)
			continue
		}
		b.line(it.line)
	}
	b.close()
	b.rejoin()
	b.letters()
	confirmLabels(b.parts)
	return b.parts
}

// habits finds how the document sets its paragraphs.
func (b *builder) habits(flow []item) {
	labels, blocks, full, lines, indents := 0, 0, 0, 0, 0
	for i, it := range flow {
		if it.row != nil || !b.m.running(it.line.size) {
			continue
		}
		l := it.line
		e := b.m.edges[l.block]
		lines++
		if l.x1 > e.right-1.5 {
			full++
		}
		starts := i == 0 || flow[i-1].row != nil || flow[i-1].line.block != l.block || b.roomFor(flow[i-1].line, l)
		if !starts {
			continue
		}
		blocks++
		k := parseLabel(l.text()).kind
		b.used[k]++
		switch {
		case k == decimal || k == counted || k == lettered:
			labels++
		case l.x0 > e.left+0.8*b.m.size && l.x0 < e.left+5*b.m.size:
			indents++
		}
	}
	b.numbered = labels*10 >= blocks*4 && labels >= 3
	b.justified = full*10 >= lines*6
	b.indented = indents*10 >= blocks*4
}

// line adds a line to the open paragraph or begins a new one.
func (b *builder) line(l line) {
	k := parseLabel(l.text())
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
			if prev := b.parts[n-1].lines[len(b.parts[n-1].lines)-1]; b.sameBlock(prev, l) {
				b.gap = (l.base - prev.base) / b.m.lead(l.size)
			}
		}
		if k.kind != noLabel {
			b.last[k.kind] = k
		}
	}
	b.open = append(b.open, l)
}

func (b *builder) sameBlock(a, l line) bool { return a.block == l.block && a.page == l.page }

// close ends the open paragraph.
func (b *builder) close() {
	if len(b.open) == 0 {
		return
	}
	p := part{lines: b.open, gap: b.gap}
	e := b.m.edges[b.open[0].block]
	p.indent = b.open[0].x0 - e.left
	p.centred = p.indent > 0.15*(e.right-e.left) && math.Abs(p.indent-(e.right-b.open[0].x1)) < 1.5*b.m.size
	p.style = styleOf(b.open)
	full, marks := b.v.marked(b.open)
	p.label = parseLabel(full)
	p.text = strings.TrimSpace(p.label.rest)
	p.marks = shifted(marks, full, p.text)
	last := b.open[len(b.open)-1]
	e = b.m.edges[last.block]
	p.short = last.x1 < e.right-3*b.m.size
	b.open = nil
	if p.full() != "" {
		b.parts = append(b.parts, p)
	}
}

func styleOf(lines []line) style {
	s := style{size: lines[0].size, bold: true, italic: true, caps: true}
	for _, l := range lines {
		s.bold = s.bold && l.bold
		s.italic = s.italic && l.italic
		s.caps = s.caps && capitals(l.text())
		s.size = math.Min(s.size, l.size)
	}
	return s
}
