package pdfium

import (
	"math"
	"strings"
)

// typeface is how a run of characters is set: what pdfium calls a text object.
type typeface struct {
	size         float64 // points, as printed
	dx, dy       float64 // direction of the baseline, y upwards
	bold, italic bool
	symbol       bool // a font of bullets and dingbats
}

// Bits of a PDF font descriptor's Flags.
const (
	flagItalic    = 1 << 6
	flagForceBold = 1 << 18
)

// typeOf gives the type of the character, which belongs to the text object. Types
// are asked for once for each object, fonts once for each font of the page.
func (p *pdfPage) typeOf(object uint64, char int) typeface {
	if t, ok := p.types[object]; ok {
		return t
	}
	in, i := p.in, uint64(char)
	t := typeface{dx: 1, size: math.Float64frombits(in.call(in.f.fontSize, p.text, i))}
	if toInt(in.call(in.f.matrix, p.text, i, uint64(in.scratch))) != 0 {
		a, b := in.float32At(in.scratch), in.float32At(in.scratch+4)
		c, d := in.float32At(in.scratch+8), in.float32At(in.scratch+12)
		t.size *= math.Hypot(c, d)
		t.dx, t.dy = a, b
	}
	var font uint64
	if object != 0 {
		font = in.do("FPDFTextObj_GetFont", object)
	}
	style, ok := p.fonts[font]
	if !ok {
		style = p.fontStyle(i)
		p.fonts[font] = style
	}
	t.bold, t.italic, t.symbol = style.bold, style.italic, style.symbol
	p.types[object] = t
	return t
}

// fontStyle tells bold and italic by the font's name and flags. pdfium's own
// weight is a guess from the width of stems, often wrong, and is not used.
func (p *pdfPage) fontStyle(char uint64) typeface {
	in := p.in
	const room = 200
	name, flags := in.scratch+8, in.scratch
	n := toInt(in.call(in.f.fontInfo, p.text, char, uint64(name), room, uint64(flags)))
	if n <= 0 || n > room {
		return typeface{}
	}
	lower := strings.ToLower(strings.TrimRight(string(in.bytes(name, n)), "\x00"))
	bits, _ := in.memory.ReadUint32Le(flags)
	var t typeface
	for _, mark := range []string{"bold", "black", "heavy", "demi", "semibold"} {
		t.bold = t.bold || strings.Contains(lower, mark)
	}
	t.bold = t.bold || bits&flagForceBold != 0
	t.italic = bits&flagItalic != 0 || strings.Contains(lower, "italic") || strings.Contains(lower, "oblique")
	for _, mark := range []string{"symbol", "wingding", "dingbat", "webdings"} {
		t.symbol = t.symbol || strings.Contains(lower, mark)
	}
	return t
}
