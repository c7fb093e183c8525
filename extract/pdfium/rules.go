package pdfium

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr/extract/text"
)

const (
	maxSegments = 6000 // pieces of outlines that are looked at on a page; maps have more
	thinRule    = 3.0  // points, above which a line is an area
	leastRule   = 4.0  // points, below which a line is a dot
)

// FPDF_SEGMENT_….
const (
	segmentLine = 0
	segmentMove = 2
)

// drawing gathers what is drawn on a page beside its text.
type drawing struct {
	p        *pdfPage
	segments int
	rules    []text.Rect
	fills    []text.Rect
}

// matrix is a PDF transformation.
type matrix struct{ a, b, c, d, e, f float64 }

func (m matrix) point(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// then gives the transformation that is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d, m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// drawn finds the lines and the filled areas of the page, as it is turned now.
func (p *pdfPage) drawn() (rules, fills []text.Rect) {
	in := p.in
	d := &drawing{p: p}
	n := min(toInt(in.call(in.f.countObjects, p.handle)), maxObjects)
	for i := range n {
		d.object(in.call(in.f.pageObject, p.handle, uint64(i)), matrix{a: 1, d: 1}, 0)
	}
	return d.rules, d.fills
}

func (d *drawing) object(object uint64, within matrix, depth int) {
	in := d.p.in
	switch toInt(in.call(in.f.objectType, object)) {
	case objectPath:
		d.path(object, within)
	case objectForm:
		if depth == 3 {
			return
		}
		m := d.matrix(object).then(within)
		n := min(toInt(in.do("FPDFFormObj_CountObjects", object)), maxObjects)
		for i := range n {
			d.object(in.do("FPDFFormObj_GetObject", object, uint64(i)), m, depth+1)
		}
	}
}

func (d *drawing) matrix(object uint64) matrix {
	in := d.p.in
	if toInt(in.do("FPDFPageObj_GetMatrix", object, uint64(in.scratch))) == 0 {
		return matrix{a: 1, d: 1}
	}
	var v [6]float64
	for i := range v {
		v[i] = in.float32At(in.scratch + uint32(4*i))
	}
	return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
}

// path takes the level and upright lines of an outline that is stroked, and the
// rectangles of one that is filled.
func (d *drawing) path(object uint64, within matrix) {
	in := d.p.in
	n := toInt(in.do("FPDFPath_CountSegments", object))
	if n < 2 || d.segments+n > maxSegments {
		return
	}
	d.segments += n
	fillMode, stroked := in.scratch, in.scratch+4
	if toInt(in.do("FPDFPath_GetDrawMode", object, uint64(fillMode), uint64(stroked))) == 0 {
		return
	}
	filled, _ := in.memory.ReadUint32Le(fillMode)
	stroke, _ := in.memory.ReadUint32Le(stroked)
	if filled == 0 && stroke == 0 {
		return
	}
	m := d.matrix(object).then(within)
	white := filled != 0 && d.white(object)
	var xs, ys []float64
	curved, straight := false, 0.0 // straight is the length of level and upright lines
	end := func() {
		switch {
		case len(xs) > 1 && !curved:
			d.outline(xs, ys, stroke != 0, filled != 0, white)
		case curved:
			d.rounded(xs, ys, straight, stroke != 0, filled != 0, white)
		}
		xs, ys, curved, straight = xs[:0], ys[:0], false, 0
	}
	for i := range n {
		s := in.do("FPDFPath_GetPathSegment", object, uint64(i))
		if s == 0 || toInt(in.do("FPDFPathSegment_GetPoint", s, uint64(in.scratch), uint64(in.scratch+4))) == 0 {
			return
		}
		x, y := m.point(in.float32At(in.scratch), in.float32At(in.scratch+4))
		switch toInt(in.do("FPDFPathSegment_GetType", s)) {
		case segmentMove:
			end()
		case segmentLine:
			if last := len(xs) - 1; last >= 0 && (abs(x-xs[last]) < 0.5 || abs(y-ys[last]) < 0.5) {
				straight += abs(x-xs[last]) + abs(y-ys[last])
			}
		default:
			curved = true
		}
		xs, ys = append(xs, x), append(ys, y)
		if toInt(in.do("FPDFPathSegment_GetClose", s)) != 0 {
			xs, ys = append(xs, xs[0]), append(ys, ys[0])
		}
	}
	end()
}

// mostlyStraight is the share of a box's outline that is straight, whatever its
// corners.
const mostlyStraight = 0.6

// rounded takes a box with round corners as one without.
func (d *drawing) rounded(xs, ys []float64, straight float64, stroked, filled, white bool) {
	left, right := slices.Min(xs), slices.Max(xs)
	bottom, top := slices.Min(ys), slices.Max(ys)
	if straight < mostlyStraight*2*(right-left+top-bottom) {
		return
	}
	d.outline([]float64{left, right, right, left, left}, []float64{bottom, bottom, top, top, bottom}, stroked, filled, white)
}

// white reports whether the object is filled with white.
func (d *drawing) white(object uint64) bool {
	in := d.p.in
	at := uint64(in.scratch)
	if toInt(in.do("FPDFPageObj_GetFillColor", object, at, at+4, at+8, at+12)) == 0 {
		return false
	}
	for i := range uint32(3) {
		if v, _ := in.memory.ReadUint32Le(in.scratch + 4*i); v < 250 {
			return false
		}
	}
	return true
}

// outline takes one closed or open run of straight lines.
func (d *drawing) outline(xs, ys []float64, stroked, filled, white bool) {
	left, right, bottom, top := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	square := true // all lines are level or upright
	for i := range xs {
		left, right = math.Min(left, xs[i]), math.Max(right, xs[i])
		bottom, top = math.Min(bottom, ys[i]), math.Max(top, ys[i])
		if i > 0 {
			square = square && (abs(xs[i]-xs[i-1]) < 0.5 || abs(ys[i]-ys[i-1]) < 0.5)
		}
	}
	thin := right-left < thinRule || top-bottom < thinRule
	switch {
	case stroked && !thin:
		for i := 1; i < len(xs); i++ {
			if abs(xs[i]-xs[i-1]) < 0.5 || abs(ys[i]-ys[i-1]) < 0.5 {
				d.rule(math.Min(xs[i], xs[i-1]), math.Min(ys[i], ys[i-1]), math.Max(xs[i], xs[i-1]), math.Max(ys[i], ys[i-1]))
			}
		}
	case (stroked || filled) && thin && square:
		d.rule(left, bottom, right, top)
	}
	if filled && !white && !thin && square && len(xs) <= 6 {
		d.fills = append(d.fills, d.rect(left, bottom, right, top))
	}
}

func (d *drawing) rule(left, bottom, right, top float64) {
	if math.Max(right-left, top-bottom) >= leastRule {
		d.rules = append(d.rules, d.rect(left, bottom, right, top))
	}
}

func (d *drawing) rect(left, bottom, right, top float64) text.Rect {
	x, y, w, h := d.p.frame.rect(left, bottom, right, top)
	for _, v := range []*float64{&x, &y, &w, &h} {
		*v = math.Round(*v*100) / 100
	}
	return text.Rect{X: x, Y: y, W: w, H: h}
}
