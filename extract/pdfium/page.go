package pdfium

import (
	"encoding/binary"
	"errors"
	"math"
	"unicode/utf16"

	"github.com/dhrcoder/dhr/extract/fault"
	"github.com/dhrcoder/dhr/extract/mend"
	"github.com/dhrcoder/dhr/extract/text"
)

// pdfPage is a page open in an instance.
type pdfPage struct {
	in       *Instance
	doc      *Document
	number   int // from 1
	handle   uint64
	text     uint64 // pdfium's text page
	rotation int    // quarter turns clockwise, as the file says
	frame    frame
	types    map[uint64]typeface
	fonts    map[uint64]typeface
}

// ReadPage reads a page, or says why it cannot be read.
func (d *Document) ReadPage(number int) (s text.Sheet, err error) {
	trapped := d.in.try(func() {
		var p *pdfPage
		if p, err = d.openPage(number); err != nil {
			return
		}
		defer func() {
			if !d.in.Broken {
				p.close()
			}
		}()
		s, err = p.read()
	})
	return s, errors.Join(trapped, err)
}

// openPage loads the page unrotated: pdfium orders the text of a rotated page
// wrongly.
func (d *Document) openPage(number int) (*pdfPage, error) {
	in := d.in
	p := &pdfPage{in: in, doc: d, number: number, types: map[uint64]typeface{}, fonts: map[uint64]typeface{}}
	if p.handle = in.do("FPDF_LoadPage", d.handle, uint64(number-1)); p.handle == 0 {
		return nil, fault.ErrNoPage
	}
	if p.rotation = toInt(in.do("FPDFPage_GetRotation", p.handle)); p.rotation != 0 {
		in.do("FPDFPage_SetRotation", p.handle, 0)
	}
	p.flattenFields()
	if toInt(in.do("FPDF_GetPageBoundingBox", p.handle, uint64(in.scratch))) != 0 {
		p.frame = frame{left: in.float32At(in.scratch), top: in.float32At(in.scratch + 4),
			right: in.float32At(in.scratch + 8), bottom: in.float32At(in.scratch + 12)}
	}
	if p.frame.right <= p.frame.left || p.frame.top <= p.frame.bottom {
		p.frame = frame{right: 595, top: 842}
	}
	p.frame.turn = p.rotation
	return p, nil
}

func (p *pdfPage) close() {
	if p.text != 0 {
		p.in.do("FPDFText_ClosePage", p.text)
	}
	if p.rotation != 0 {
		// pdfium keeps what openPage set for the next time the page is loaded.
		p.in.do("FPDFPage_SetRotation", p.handle, uint64(p.rotation))
	}
	p.in.do("FPDF_ClosePage", p.handle)
}

func (p *pdfPage) read() (text.Sheet, error) {
	in := p.in
	if p.text = in.do("FPDFText_LoadPage", p.handle); p.text == 0 {
		return text.Sheet{}, fault.ErrNoPage
	}
	chars, err := p.characters()
	if err != nil {
		return text.Sheet{}, err
	}
	mend.Controls(chars)
	words := p.words(chars)
	var s text.Sheet
	s.Words, s.Turn = p.upright(words)
	w, h := p.frame.size()
	s.Width, s.Height = math.Round(w*100)/100, math.Round(h*100)/100
	if len(s.Words) > 0 {
		s.Rules, s.Fills = p.drawn()
	}
	if len(s.Words) < text.FewWords {
		s.Picture, s.Paths = p.artwork()
	}
	return s, nil
}

// characters gives the page's characters at pdfium's own indexes. One call hands
// over all of them, but leaves out those without a meaning; then the indexes shift
// and each is asked for.
func (p *pdfPage) characters() ([]rune, error) {
	in := p.in
	n := toInt(in.do("FPDFText_CountChars", p.text))
	switch {
	case n > fault.MaxPageChars:
		return nil, fault.ErrTooMuchText
	case n <= 0:
		return nil, nil
	}
	buffer := in.malloc(2*n + 2)
	defer in.free(buffer)
	got := toInt(in.do("FPDFText_GetText", p.text, 0, uint64(n), uint64(buffer)))
	chars := make([]rune, n)
	if got == n+1 {
		units := in.bytes(buffer, 2*n)
		whole := true
		for i := range chars {
			chars[i] = rune(binary.LittleEndian.Uint16(units[2*i:]))
			whole = whole && !utf16.IsSurrogate(chars[i])
		}
		if whole {
			return chars, nil
		}
	}
	for i := range chars {
		chars[i] = rune(toInt(in.call(in.f.unicode, p.text, uint64(i))))
		if chars[i] == 0 && p.typeOf(p.object(i), i).symbol {
			chars[i] = symbolBullet // a sign of a symbol font of which the file does not say what it means
		}
	}
	return chars, nil
}

// upright turns the words' boxes so that most of the text stands upright, whatever
// the file says of the page's rotation.
func (p *pdfPage) upright(words []pdfWord) (out []text.Word, turn int) {
	var letters [4]int
	for _, w := range words {
		if !w.slanted() {
			letters[turnFor(w.face.dx, w.face.dy)] += len(w.Text)
		}
	}
	for t, n := range letters {
		if n > letters[p.frame.turn] {
			p.frame.turn = t
		}
	}
	width, height := p.frame.size()
	out = make([]text.Word, 0, len(words))
	for _, w := range words {
		w.X, w.Y, w.W, w.H = p.frame.rect(w.left, w.bottom, w.right, w.top)
		_, w.Baseline = p.frame.point(w.originX, w.originY)
		if w.X > width || w.X+w.W < 0 || w.Y > height || w.Y+w.H < 0 {
			continue // outside what is shown
		}
		w.Size, w.Bold, w.Italic, w.Slanted = w.face.size, w.face.bold, w.face.italic, w.slanted()
		if !w.Slanted && turnFor(w.face.dx, w.face.dy) == p.frame.turn {
			text.TidyHeight(&w.Word)
		}
		out = append(out, text.Round(w.Word))
	}
	mend.MarkRaised(out)
	return out, p.frame.turn
}
