package pdfium

import (
	"slices"

	"github.com/dhrcoder/dhr/extract/mend"
	"github.com/dhrcoder/dhr/extract/text"
)

// pdfWord is a word with its place in the page's own coordinates.
type pdfWord struct {
	text.Word
	left, bottom, right, top float64
	originX, originY         float64
	face                     typeface
}

// symbolBullet is where symbol fonts have their round bullet.
const symbolBullet = '\uF0B7'

// words gives the page's words. Where some of them run at an angle, others may have
// taken in letters of theirs: then every letter is asked.
func (p *pdfPage) words(chars []rune) []pdfWord {
	words := p.cut(chars, nil)
	if slices.ContainsFunc(words, pdfWord.slanted) {
		words = p.cutAngles(chars)
	}
	plain := make([]*text.Word, len(words))
	for i := range words {
		plain[i] = &words[i].Word
	}
	mend.Repair(plain)
	return words
}

// cut cuts the characters at white space, at broken lines, where a raised note
// number hangs on a word, and before the characters that split names.
func (p *pdfPage) cut(chars []rune, split func(i int) bool) []pdfWord {
	words := make([]pdfWord, 0, len(chars)/5)
	start := -1
	flush := func(end int, broken bool) {
		if start >= 0 {
			words = p.appendWord(words, chars, start, end, broken)
		}
		start = -1
	}
	for i, r := range chars {
		if split != nil && split(i) {
			flush(i, false)
		}
		switch {
		case r == mend.HyphenMark || r == mend.HyphenMarkChar || r == mend.SoftHyphen:
			if start < 0 {
				start = i
			}
			if p.breaksAfter(chars, i) {
				flush(i+1, true)
			}
		case mend.IsBoundary(r):
			flush(i, false)
		case start < 0:
			start = i
		}
	}
	flush(len(chars), false)
	return words
}

// breaksAfter reports whether the line ends at the hyphen mark: pdfium joins the
// next line to it without white space.
func (p *pdfPage) breaksAfter(chars []rune, i int) bool {
	next := i + 1
	if next >= len(chars) || chars[next] == '\r' || chars[next] == '\n' {
		return true
	}
	if mend.IsBoundary(chars[next]) {
		return false
	}
	_, y1 := p.origin(i)
	_, y2 := p.origin(next)
	x1, _ := p.origin(i)
	x2, _ := p.origin(next)
	face := p.typeOf(p.object(i), i)
	// How far the next character lies off the baseline, measured across it.
	across := (x2-x1)*-face.dy + (y2-y1)*face.dx
	if length := abs(face.dx) + abs(face.dy); length > 0 {
		across /= length
	}
	return abs(across) > 0.5*face.size
}

func (p *pdfPage) object(char int) uint64 {
	return p.in.call(p.in.f.textObject, p.text, uint64(char))
}

func (p *pdfPage) origin(char int) (x, y float64) {
	in := p.in
	if toInt(in.call(in.f.origin, p.text, uint64(char), uint64(in.scratch), uint64(in.scratch+8))) == 0 {
		return 0, 0
	}
	return in.float64At(in.scratch), in.float64At(in.scratch + 8)
}

// box is the character's cell: its advance wide, from descent to ascent high.
func (p *pdfPage) box(char int) (left, top, right, bottom float64) {
	in := p.in
	if toInt(in.call(in.f.looseBox, p.text, uint64(char), uint64(in.scratch))) == 0 {
		return 0, 0, 0, 0
	}
	return in.float32At(in.scratch), in.float32At(in.scratch + 4), in.float32At(in.scratch + 8), in.float32At(in.scratch + 12)
}

// appendWord makes a word of chars[start:end]. broken says that it ends in a
// hyphen at which the line breaks.
func (p *pdfPage) appendWord(words []pdfWord, chars []rune, start, end int, broken bool) []pdfWord {
	first, last := p.object(start), p.object(end-1)
	face := p.typeOf(first, start)
	if first != last {
		if at := p.noteEnd(chars, start, end); at > start {
			note := p.appendWord(nil, chars, start, at, false)
			for i := range note {
				note[i].Raised = true
			}
			return p.appendWord(append(words, note...), chars, at, end, broken)
		}
	}
	if first != last && !broken {
		if at := p.noteStart(chars, start, end); at > start {
			words = p.appendWord(words, chars, start, at, false)
			note := p.appendWord(nil, chars, at, end, false)
			for i := range note {
				note[i].Raised = true
			}
			return append(words, note...)
		}
	}
	w := pdfWord{face: face}
	w.Text = mend.Word(chars[start:end], face.symbol, broken)
	if w.Text == "" {
		return words
	}
	w.SoftHyphen = broken && mend.HasLetter(w.Text)
	w.left, w.top, w.right, w.bottom = p.box(start)
	l, t, r, b := p.box(end - 1)
	w.left, w.right = min(w.left, l), max(w.right, r)
	w.bottom, w.top = min(w.bottom, b), max(w.top, t)
	w.originX, w.originY = p.origin(start)
	return append(words, w)
}

// noteStart gives the index at which a raised note number ends the word, or -1.
func (p *pdfPage) noteStart(chars []rune, start, end int) int {
	note := p.typeOf(p.object(end-1), end-1)
	at := end
	for at > start && mend.IsNoteMark(chars[at-1]) && p.typeOf(p.object(at-1), at-1).size == note.size {
		at--
	}
	if at == end || at == start {
		return -1
	}
	body := p.typeOf(p.object(at-1), at-1)
	if note.size >= mend.Smaller*body.size || note.dx <= 0 || body.dx <= 0 {
		return -1
	}
	_, y1 := p.origin(at - 1)
	_, y2 := p.origin(at)
	if y2-y1 < mend.Raised*body.size {
		return -1
	}
	return at
}

// noteEnd gives the index at which a raised note number that begins the word ends,
// or -1: a footnote's own number may stand close to its first word.
func (p *pdfPage) noteEnd(chars []rune, start, end int) int {
	at := start
	for at < end && at < start+3 && mend.IsNoteMark(chars[at]) {
		at++
	}
	if at == start || at == end || p.object(at) == p.object(start) {
		return -1
	}
	note, body := p.typeOf(p.object(start), start), p.typeOf(p.object(at), at)
	_, y1 := p.origin(start)
	_, y2 := p.origin(at)
	if note.size >= mend.Smaller*body.size || note.dx <= 0 || body.dx <= 0 || y1-y2 < mend.Raised*body.size {
		return -1
	}
	return at
}
